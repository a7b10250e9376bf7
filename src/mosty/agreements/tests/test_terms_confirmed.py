"""The canonical terms: one form for what says the same, and a verdict on each column."""

import datetime
import json
import unicodedata

import pytest
from django.db import models
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.activities.tests.factories import ActivityFactory, DirectionFactory
from mosty.agreements.confirming import terms
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.confirming.words import differences_told
from mosty.agreements.models import (
    Agreement,
    Extension,
    Obligation,
    Paper,
    Party,
    RenewalNotice,
)
from mosty.agreements.tests.factories import (
    AgreementFactory,
    ExtensionFactory,
    PaperFactory,
    PartyFactory,
)
from mosty.partners.tests.factories import ContactFactory, OrganisationFactory
from mosty.people.tests.factories import PersonFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory

DIFFERS, SAME = True, False
DAY = datetime.date(2024, 2, 29)
SOURCE = dict.fromkeys(
    (
        "source_title",
        "source_name",
        "source_sha256",
        "source_row",
        "source_line",
        "source_text",
    ),
    SAME,
)
# A column that is not here fails the second test: judge whether a partner who
# confirmed the terms would have to hear of its change.
VERDICTS = {
    Agreement: {
        **SOURCE,
        "id": SAME,
        "register_number": SAME,
        "section": SAME,
        "kind": DIFFERS,
        "kind_text_ru": DIFFERS,
        "kind_text_en": DIFFERS,
        "title_ru": DIFFERS,
        "title_en": DIFFERS,
        "number": DIFFERS,
        "level": DIFFERS,
        "parent": DIFFERS,
        "superseded_by": DIFFERS,
        "basis_ru": DIFFERS,
        "basis_en": DIFFERS,
        "subject": SAME,
        "stage": SAME,
        "staged_at": SAME,
        "archived_from": SAME,
        "is_shown_as_planned": SAME,
        "origin": SAME,
        "origin_reason": SAME,
        "signed_on": DIFFERS,
        "signed_precision": DIFFERS,
        "in_force_from": DIFFERS,
        "term_rule": DIFFERS,
        "term_months": DIFFERS,
        "valid_until": DIFFERS,
        "valid_precision": DIFFERS,
        "term_text": DIFFERS,
        "renewal_rule": DIFFERS,
        "renewal_months": DIFFERS,
        "renewal_notice_days": DIFFERS,
        "renewal_notice_months": DIFFERS,
        "renewal_limit": DIFFERS,
        "project": DIFFERS,
        "starts_on": SAME,
        "ends_on": SAME,
        "ends_precision": SAME,
        "is_endless": SAME,
        "rolling_from": SAME,
        "rolling_months": SAME,
        "rolling_notice_months": SAME,
        "rolling_notice_days": SAME,
        "ended_early_on": DIFFERS,
        "languages": DIFFERS,
        "prevailing_language": DIFFERS,
        "directions": DIFFERS,
        "responsible": SAME,
        "counterpart": SAME,
        "country": SAME,
        "region": SAME,
        "partner_sort": SAME,
        "audience": SAME,
        "added_at": SAME,
        "changed_at": SAME,
    },
    Party: {
        "id": SAME,
        "organisation": SAME,
        "position": SAME,
        "name_at_signing": DIFFERS,
        "signatory": DIFFERS,
        "signatory_position": DIFFERS,
        "authority": DIFFERS,
        "own_number": DIFFERS,
        "signed_on": DIFFERS,
        "acceded_on": DIFFERS,
        "withdrawn_on": DIFFERS,
        "original_place": SAME,
        "seated_by": SAME,
        "left_by": SAME,
    },
    Extension: {
        "id": SAME,
        "made_on": DIFFERS,
        "until": DIFFERS,
        "reason": DIFFERS,
        "paper": SAME,
    },
    RenewalNotice: {"id": SAME, "party": DIFFERS, "given_on": DIFFERS, "paper": SAME},
}
OWNER = {"agreement"}  # a part of another agreement is no part of this one


def columns_of(model) -> set[str]:
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {one.name for one in fields} - OWNER


@pytest.mark.parametrize("model", VERDICTS, ids=lambda model: model.__name__)
def test_each_column_of_the_terms_is_judged(model):
    assert set(VERDICTS[model]) == columns_of(model)


def whole_agreement():
    project = ActivityFactory()
    made = AgreementFactory(
        signed_on=DAY,
        signed_precision="day",
        term_rule="until",
        valid_until=datetime.date(2029, 2, 28),
        valid_precision="day",
        term_months=60,
        number="12-04",
        title_ru="Договор",
        languages=["ru"],
        project=project,
        directions=[DirectionFactory(number=1)],
    )
    party = made.parties.get()
    ExtensionFactory(agreement=made, until=datetime.date(2030, 1, 1))
    RenewalNotice.objects.create(agreement=made, party=party, given_on=DAY)
    return made


def another(field, value, spare):
    """Another value for the column than the one it holds."""
    if isinstance(field, models.ForeignKey):
        return spare[field.remote_field.model]
    if field.choices:
        return next(key for key, _label in field.choices if key not in (value, ""))
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateTimeField):
        return datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    if isinstance(field, models.DateField):
        return (value or DAY) + datetime.timedelta(days=400)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 7
    if hasattr(field, "base_field"):
        return [*value, "de"]
    return f"{value or ''}я"


def told_of_one_mutation(agreement, model, name, spare) -> bool:
    """Whether the terms differ once a single column holds another value."""
    fresh = Agreement.objects.get(pk=agreement.pk)
    before = terms.digest(terms_of(fresh))
    if name == "directions":
        fresh.directions.add(DirectionFactory(number=2))
        return terms.digest(terms_of(fresh)) != before
    if name == "id":
        return False
    parts = {"Party": "parties", "Extension": "extensions", "RenewalNotice": "notices"}
    models.prefetch_related_objects([fresh], "parties", "extensions", "notices__party")
    thing = fresh
    if model is not Agreement:
        thing = getattr(fresh, parts[model.__name__]).all()[0]
    field = model._meta.get_field(name)
    setattr(thing, name, another(field, getattr(thing, name), spare))
    return terms.digest(terms_of(fresh)) != before


@pytest.mark.django_db
def test_table_of_mutations_has_its_verdicts():
    agreement = whole_agreement()
    spare = {
        Agreement: AgreementFactory(),
        type(agreement.counterpart): OrganisationFactory(),
        Party: PartyFactory(name_at_signing="Другая сторона"),
        Paper: PaperFactory(),
        type(agreement.project): ActivityFactory(),
        type(PersonFactory()): PersonFactory(),
        type(agreement.country): CountryFactory(code="KZ"),
        type(RegionFactory()): RegionFactory(),
    }

    found = {
        model: {
            name: told_of_one_mutation(agreement, model, name, spare)
            for name in columns
        }
        for model, columns in VERDICTS.items()
    }

    assert found == VERDICTS


@pytest.mark.django_db
def test_papers_promises_contacts_and_renames_are_no_terms():
    agreement = whole_agreement()
    before = terms.canonical(terms_of(agreement))

    PaperFactory(agreement=agreement)
    Obligation.objects.create(agreement=agreement, text_ru="Обмен")
    ContactFactory(organisation=agreement.counterpart)
    agreement.counterpart.name_ru = "Новое имя"
    agreement.counterpart.save()

    assert terms.canonical(terms_of(Agreement.objects.get(pk=agreement.pk))) == before


@pytest.mark.django_db
def test_differences_are_told_by_field_and_party():
    agreement = whole_agreement()
    before = terms_of(agreement)
    seat = agreement.parties.get()
    seat.signatory = "Новый ректор"
    seat.save()
    agreement.number = "12-05"

    told = differences_told(before, terms_of(agreement))

    assert [(one.key, one.before, one.after) for one in told] == [
        ("number", "12-04", "12-05"),
        (
            "parties",
            seat.name_at_signing,
            f"{seat.name_at_signing}; подписал: Новый ректор",
        ),
    ]


def test_canonical_form_of_a_known_value():
    said = {"b": ["й", 1, None], "a": "x\r\ny "}

    decomposed = {"a": "x\ny", "b": [unicodedata.normalize("NFD", "й"), 1, None]}

    assert terms.canonical(said) == '{"a":"x\\ny","b":["й",1,null]}'.encode()
    assert terms.digest(decomposed) == terms.digest(said)
    with pytest.raises(TypeError):
        terms.canonical({"a": 1.5})


@pytest.mark.parametrize(
    ("day", "precision", "text"),
    [
        (DAY, "day", "2024-02-29"),
        (DAY, "month", "2024-02"),
        (DAY, "year", "2024"),
        (DAY, "unknown", None),
        (None, "day", None),
    ],
)
def test_dates_are_as_precise_as_they_are_known(day, precision, text):
    assert terms.precise(day, precision) == text
    if text:
        first, known = terms.read_precise(text)
        assert terms.precise(first, known) == text


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(), PLAIN))
def test_what_comes_back_from_json_has_the_same_hash(told):
    again = json.loads(terms.canonical(told))

    assert terms.digest(again) == terms.digest(told)
    assert terms.differences(told, again) == []
