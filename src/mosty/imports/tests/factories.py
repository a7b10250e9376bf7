"""The smallest imports, remarks and drafts."""

import factory
from django.contrib.contenttypes.models import ContentType

from mosty.documents.tests.factories import stored
from mosty.imports.models import Draft, Flag, Import
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory


class ImportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Import

    class Params:
        undone = factory.Trait(state="undone", undone_at="2026-01-01T00:00Z")

    name = "page.txt"
    sha256 = factory.Sequence(str)


class FlagFactory(factory.django.DjangoModelFactory):
    """A remark on the name of a partner, with a proposal."""

    class Meta:
        model = Flag
        exclude = ["partner"]

    partner = factory.SubFactory(OrganisationFactory, name_ru="Школа им. И.Крылова")
    of_import = factory.SubFactory(ImportFactory)
    record = "partner"
    row = 7
    code = "missing_space_after_initial"
    message = "There is no space"
    original = "Школа им. И.Крылова"
    proposed = "Школа им. И. Крылова"
    kind = factory.LazyAttribute(
        lambda one: ContentType.objects.get_for_model(one.partner)
    )
    object_id = factory.LazyAttribute(lambda one: one.partner.pk)


class DraftFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Draft

    kind = Draft.Kind.PARTNERS
    name = "partners.csv"
    document = factory.LazyFunction(
        lambda: stored(b"a;b", name="list.csv", audience="staff")
    )
    begun_by = factory.SubFactory(UserFactory, coordinator=True)
