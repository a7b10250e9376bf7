"""What a field hides is in no public output, whatever the output is."""

import datetime
import json

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from mosty.activities.tests.factories import DirectionFactory
from mosty.agreements import actions, card, shown
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.confirming.terms import digest
from mosty.agreements.dataset import FIELDS, with_told
from mosty.agreements.models import (
    Agreement,
    Confirmation,
    Obligation,
    PublicField,
)
from mosty.agreements.models.agreement import term_state
from mosty.agreements.partner import with_partner
from mosty.agreements.record import record_of
from mosty.agreements.tests.factories import AgreementFactory, PaperFactory
from mosty.documents.tests.factories import stored
from mosty.institution.context import current as institution
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import ContactFactory, OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import RegionFactory
from mosty.portal.tests.public_addresses import read
from mosty.search.actions import index
from mosty.sveden.actions import publish
from mosty.sveden.register import rows_now

pytestmark = pytest.mark.django_db
NUMBER, CHILD = 31, 424242
SECRETS = {
    PublicField.NUMBER: ["777-ТАЙНА"],
    PublicField.SIGNED: ["1987"],
    PublicField.TERM: ["2061", "1988"],
    PublicField.LANGUAGES: ["немецк", "German", '"de"'],
    PublicField.DIRECTIONS: ["Направление Тайное"],
    PublicField.BASIS: ["Основание Скрытое"],
    PublicField.SIGNATORIES: ["Ректор Потаённый"],
    PublicField.PAPERS: ["Скан Укромный"],
    PublicField.OBLIGATIONS: ["Обещание Негласное"],
    PublicField.TREE: [str(CHILD)],
    PublicField.CONFIRMATION: ["1999"],
}
HIDDEN = dict.fromkeys([one.value for one in PublicField], False)
SHOWN = dict.fromkeys([one.value for one in PublicField], True)
ONE = f"/agreements/{NUMBER}/"
# Directions and papers of the tree have pages of their own; these tell whose they are.
ITS_OWN = [ONE, f"/en{ONE}", f"{ONE}record.json"]
LISTS = [
    "/",
    "/agreements/",
    "/en/agreements/",
    "/agreements/?sort=term",
    "/agreements/list.csv",
    "/agreements/list.json",
    "/agreements/list.xlsx",
    "/data/agreements.csv",
    "/data/agreements.json",
    "/data/agreements.xlsx",
    "/data/agreements.rss",
    "/data/calendar.ics",
    "/regions/ru-ta/",
    "/directions/",
    "/sveden/inter",
    "/en/sveden/inter",
    "/search?q=институт",
    "/search?q=соглашение",
]


@pytest.fixture
def agreement():
    """One of a Russian region: the law asks nothing of it."""
    InstitutionFactory()
    UserFactory()
    partner = OrganisationFactory(
        name_ru="Институт Открытый", russian=True, region=RegionFactory(code="RU-TA")
    )
    made = AgreementFactory(
        register_number=NUMBER,
        section="interregional",
        counterpart=partner,
        number="777-ТАЙНА",
        signed_on=datetime.date(1987, 3, 17),
        signed_precision="day",
        in_force_from=datetime.date(1988, 1, 1),
        term_rule="until",
        valid_until=datetime.date(2061, 12, 31),
        valid_precision="day",
        languages=["ru", "de"],
        basis_ru="Основание Скрытое",
        directions=[DirectionFactory(number=9, title_ru="Направление Тайное")],
    )
    made.parties.update(signatory="И. И.", signatory_position="Ректор Потаённый")
    document = stored(name="scan.pdf", audience="public")
    document.title_ru = "Скан Укромный"
    document.save()
    PaperFactory(agreement=made, document=document)
    Obligation.objects.create(agreement=made, text_ru="Обещание Негласное")
    AgreementFactory(
        register_number=CHILD, counterpart=partner, parent=made, level="amendment"
    )
    terms = terms_of(made)
    Confirmation.objects.create(
        agreement=made,
        contact=ContactFactory(organisation=partner),
        terms=terms,
        terms_sha256=digest(terms),
        expires_at=timezone.now(),
        outcome="confirmed",
        answered_at=datetime.datetime(1999, 5, 5, 12, tzinfo=datetime.UTC),
        answered_terms=terms,
        answered_sha256=digest(terms),
    )
    index(made)
    return made


def seen(agreement):
    rows = with_told(with_partner(Agreement.objects.filter(pk=agreement.pk)))
    today = timezone.localdate()
    return rows.annotate(term_dimension=shown.public_state(today)).get()


def told_alone(agreement) -> str:
    """Its page, card and row of data as plain values, without a request."""
    one = seen(agreement)
    record = record_of(
        one, user=AnonymousUser(), institution=institution(), on=timezone.localdate()
    )
    told = [
        card.data_of(record, institution=institution()),
        record.linked_data,
        record.facts,
        [[side.name, side.signed] for side in record.sides],
        [str(paper.document.title_ru) for paper in record.papers or []],
        [one.agreement.register_number for one in record.tree],
        [promise.text_ru for promise in record.obligations],
        record.confirmed_on,
        [field.value(one) for field in FIELDS],
        [str(row) for row in rows_now() if row.number == NUMBER],
    ]
    return json.dumps(told, default=str, ensure_ascii=False)


def outputs(client, addresses) -> dict[str, str]:
    return {one: read(client.get(one)) for one in addresses}


def leaks(texts, fields=tuple(SECRETS)) -> list[tuple[str, str]]:
    return [
        (address, secret)
        for address, text in texts.items()
        for field in fields
        for secret in SECRETS[field]
        if secret in text
    ]


def test_hidden_fields_are_in_no_public_output(client, agreement):
    everywhere = [*ITS_OWN, *LISTS, agreement.counterpart.get_absolute_url()]
    actions.show_fields(agreement, SHOWN, by=None)
    publish(by=None)
    before = leaks(outputs(client, everywhere))
    missing = {
        field
        for field, secrets in SECRETS.items()
        if not {secret for _address, secret in before} & set(secrets)
    }
    assert missing == set()
    assert client.get(f"{ONE}card.pdf").status_code == 200

    actions.show_fields(agreement, HIDDEN, by=None)
    publish(by=None)

    told = outputs(client, everywhere)
    listed = [PublicField.DIRECTIONS, PublicField.TREE]
    apart = {one: told[one] for one in LISTS}
    own = {one: told[one] for one in ITS_OWN}
    assert leaks(own) == []
    assert leaks(apart, [one for one in SECRETS if one not in listed]) == []
    assert all(
        secret not in told_alone(agreement)
        for one in SECRETS.values()
        for secret in one
    )
    plain = told["/agreements/"].replace("\xa0", " ")
    assert "срок не опубликован" in plain


def test_each_field_hides_itself_and_nothing_else(agreement):
    actions.show_fields(agreement, SHOWN, by=None)

    for field, secrets in SECRETS.items():
        actions.show_fields(agreement, {field: False}, by=None)
        told = told_alone(agreement)
        others = [one for one in SECRETS if one != field]
        assert [one for one in secrets if one in told] == []
        assert [
            one for one in others if not any(word in told for word in SECRETS[one])
        ] == []
        actions.show_fields(agreement, {field: True}, by=None)


def test_hidden_values_are_found_by_no_filter_search_or_download(client, agreement):
    document = agreement.papers.get().document
    download = reverse("documents:download", args=[document.key])
    asked = (
        "/agreements/?signed_from=1987&signed_to=1987",
        "/agreements/?term=in_force",
        "/agreements/?direction=9",
        "/directions/9/",
        "/search?q=777-ТАЙНА",
        "/agreements/?q=777-ТАЙНА",
    )
    before = [f'href="{ONE}"' in read(client.get(one)) for one in asked]
    assert before == [True] * len(asked)
    assert b"".join(client.get(download).streaming_content)

    actions.show_fields(agreement, HIDDEN, by=None)

    after = [f'href="{ONE}"' in read(client.get(one)) for one in asked]
    assert after == [False] * len(asked)
    assert client.get(download).status_code == 404
    unknown = read(client.get("/agreements/?signed=none"))
    assert f'href="{ONE}"' in unknown


def test_default_holds_until_an_agreement_says_otherwise(agreement):
    actions.set_up_register(hidden=["number", "tree"], by=None)
    assert {"number", "tree"} <= shown.publicly(seen(agreement)).withheld

    actions.show_fields(agreement, {"number": True}, by=None)

    assert shown.publicly(seen(agreement)).withheld == {"tree"}
    assert Agreement.objects.filter(shown.hidden(PublicField.TREE)).count() == 2
    assert not Agreement.objects.filter(
        shown.hidden(PublicField.NUMBER), pk=agreement.pk
    ).exists()


def test_what_the_law_asks_of_foreign_agreements_stays_public(agreement):
    foreign = AgreementFactory(register_number=55, number="55-И", in_force=True)
    actions.set_up_register(hidden=["number", "signed", "term"], by=None)

    with pytest.raises(actions.AskedByLaw) as refused:
        actions.show_fields(foreign, {"number": False}, by=None)

    assert "1493" in str(refused.value.message)
    assert shown.publicly(seen(foreign)).number == "55-И"
    today = timezone.localdate()
    states = Agreement.objects.order_by("register_number").values_list(
        shown.public_state(today), term_state(today)
    )
    assert list(states)[:2] == [("unknown", "in_force"), ("in_force", "in_force")]


def test_office_sees_all_and_previews_what_the_public_sees(office, agreement):
    page = reverse("agreements_office:shown_fields", kwargs={"pk": agreement.pk})
    names = [one.value for one in PublicField]

    look = office.post(page, {**dict.fromkeys(names, "office"), "show": "1"})

    assert not agreement.shown_fields.exists()
    assert "777-ТАЙНА" not in look.content.decode()
    usual = dict.fromkeys(names, "usual")
    saved = office.post(page, {**usual, "number": "office", "life": "public"})
    assert saved.status_code == 302
    marks = {"number": False, "life": True}
    assert actions.marks_of(agreement) == marks
    record = office.get(
        reverse("agreements_office:record", kwargs={"pk": agreement.pk})
    )
    assert "777-ТАЙНА" in record.content.decode()
    settings = reverse("agreements_office:settings")
    form = office.get(settings).context["form"]
    told = {"hidden": ["tree"], "confirmation_days": 14, "reminder_days": 3}
    answer = office.post(settings, {**told, "seen": form.seen})
    assert answer.status_code == 302
    now = actions.settings_now()
    assert (now.hidden, now.confirmation_days) == (["tree"], 14)
