"""The smallest valid editions and changes; agreements come from their own room."""

import datetime

import factory
from django.utils import timezone

from mosty.agreements.tests.factories import PaperFactory
from mosty.sveden.models import Accreditation, Edition, Signature, Waiting
from mosty.sveden.rows import Both, Content, Row


def content(*names: str, **more) -> Content:
    """A page with one concluded agreement with each of the named organisations."""
    state, details = Both("Республика Беларусь", "Belarus"), Both("Договор", "Contract")
    rows = [
        Row(number, state, Both(name, ""), details, is_marked=True, is_planned=False)
        for number, name in enumerate(names, start=1)
    ]
    return Content(rows=tuple(rows), **more)


class EditionFactory(factory.django.DjangoModelFactory):
    """An edition of `shown`, made now."""

    class Meta:
        model = Edition

    class Params:
        shown = content("Минский институт")

    number = factory.Sequence(lambda n: n + 1)
    made_at = factory.LazyFunction(timezone.now)
    made_by = "task:sveden.look"
    reason = Edition.Reason.CHANGED
    content = factory.LazyAttribute(lambda one: one.shown.as_json())
    count = factory.LazyAttribute(lambda one: len(one.shown.marked))
    sha256 = factory.LazyAttribute(lambda one: one.shown.sha256())


class WaitingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Waiting

    number = factory.Sequence(lambda n: n + 1)
    kind = Waiting.Kind.ADDED
    since = factory.LazyFunction(timezone.localdate)
    title_ru = "Минский институт"


class SignatureFactory(factory.django.DjangoModelFactory):
    """Of a paper that is on the site."""

    class Meta:
        model = Signature

    class Params:
        paper = factory.SubFactory(PaperFactory, published=True)

    document = factory.SelfAttribute("paper.document")
    name = "Иванова А. Б."
    position_ru = "ректор"
    signed_on = datetime.date(2026, 3, 12)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        kwargs.pop("paper", None)
        return super()._create(model_class, *args, **kwargs)


class AccreditationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Accreditation

    programme_code = "44.04.01"
    programme = "Педагогическое образование"
    organisation = "AQAS"
    ends_on = datetime.date(2027, 6, 30)
