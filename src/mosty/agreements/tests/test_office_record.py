"""Entering agreements in the office, their records, and mistakes on the way."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mosty.agreements.models import Agreement, Stage
from mosty.agreements.tests.factories import (
    AgreementFactory,
    PaperFactory,
    PartyFactory,
)
from mosty.documents.models import Document
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import history
from mosty.journal.tests.returning import return_to_before
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.places.models import Country

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
ENTERED = {
    "kind": "agreement",
    "level": "unknown",
    "term_rule": "unknown",
    "renewal_rule": "unknown",
    "audience": "public",
    "reason": "Подлинник лежит в архиве",
}


def address(name, agreement=None, **more):
    if agreement is not None:
        more["pk"] = agreement.pk
    return reverse(f"agreements_office:{name}", kwargs=more)


def test_paper_is_entered_with_a_new_partner_and_a_scan(office):
    belarus = Country.objects.get(pk="BY")

    answer = office.post(
        address("add"),
        {
            **ENTERED,
            "new_name_ru": "Гродненский областной институт",
            "new_country": "BY",
            "new_kind": "institute",
            "signed_on": "12.03.2024",
            "valid_until": "2029",
            "scan_files": SimpleUploadedFile("scan.pdf", PDF),
        },
        follow=True,
    )

    agreement = Agreement.objects.get()
    partner = Organisation.objects.get(name_ru="Гродненский областной институт")
    assert answer.redirect_chain == [(address("record", agreement), 302)]
    assert (agreement.counterpart, agreement.country) == (partner, belarus)
    assert (agreement.stage, agreement.section) == (Stage.SIGNED, "foreign")
    assert agreement.term_rule == "until"
    assert agreement.ends_on == datetime.date(2029, 12, 31)
    assert [one.document.audience for one in agreement.papers.all()] == ["staff"]
    assert partner.name_ru in answer.content.decode()


def test_mistake_in_a_date_loses_nothing(office):
    partner = OrganisationFactory()

    answer = office.post(
        address("add"),
        {
            **ENTERED,
            "partner": partner.pk,
            "partner_text": partner.name_ru,
            "number": "17/2026",
            "signed_on": "31.02.2026",
            "scan_files": SimpleUploadedFile("scan.pdf", PDF),
        },
    )

    page = answer.content.decode()
    assert not Agreement.objects.exists()
    assert answer.context["form"].errors.keys() == {"signed_on"}
    for typed in ("31.02.2026", "17/2026", partner.name_ru, "scan.pdf"):
        assert typed.replace('"', "&quot;") in page


@pytest.mark.parametrize(
    ("changed", "faulty"),
    [
        ({"partner": ""}, "partner"),
        ({"reason": ""}, "reason"),
        ({"term_rule": "until"}, "valid_until"),
        ({"term_rule": "length"}, "term_months"),
        ({"signed_on": "2026", "valid_until": "2025"}, "valid_until"),
        ({"new_name_ru": "Ещё один институт"}, "new_name_ru"),
        ({"parent_find": "нет такого партнёра"}, "parent"),
    ],
)
def test_form_says_which_field_is_faulty(office, changed, faulty):
    partner = OrganisationFactory()

    answer = office.post(address("add"), {**ENTERED, "partner": partner.pk, **changed})

    assert list(answer.context["form"].errors) == [faulty]
    assert not Agreement.objects.exists()


def test_field_of_a_rule_that_is_not_chosen_is_not_read(office):
    partner = OrganisationFactory()
    told = {"term_rule": "length", "term_months": 36, "valid_until": "31.02.2027"}
    told |= {"renewal_rule": "none", "renewal_limit": "0"}

    office.post(address("add"), {**ENTERED, "partner": partner.pk, **told})

    agreement = Agreement.objects.get()
    assert (agreement.term_months, agreement.valid_until) == (36, None)


PAGES = [
    "record",
    "edit",
    "dates",
    "extend",
    "end",
    "archive",
    "seat",
    "attach",
    "promise",
]


@pytest.mark.parametrize("language", ["", "/en"])
def test_each_page_of_a_record_is_drawn(office, language):
    agreement = AgreementFactory(in_force=True)
    party = agreement.parties.get()
    paper = PaperFactory(agreement=agreement)
    pages = [
        address("records"),
        address("add"),
        address("draft"),
        *(address(name, agreement) for name in PAGES),
        address("party", agreement, party=party.pk),
        address("name", agreement, party=party.pk),
        address("paper", agreement, paper=paper.pk),
    ]

    assert {page: office.get(language + page).status_code for page in pages} == (
        dict.fromkeys(pages, 200)
    )


def seen_of(answer):
    return answer.context["form"].seen


def test_only_what_was_changed_is_written_with_what_stood_before(office):
    agreement = AgreementFactory(in_force=True, number="1")
    form = office.get(address("edit", agreement)).context["form"]
    shown = {
        "section": "foreign",
        "kind": "agreement",
        "kind_text_ru": agreement.kind_text_ru,
        "level": "unknown",
        "term_rule": "until",
        "valid_until": form["valid_until"].value(),
        "renewal_rule": "unknown",
        "audience": "public",
        "seen": form.seen,
    }

    office.post(address("edit", agreement), {**shown, "number": "2"})

    [entry] = history(agreement)
    assert entry.detail["changes"] == {"number": ["1", "2"]}
    agreement.refresh_from_db()
    assert agreement.number == "2"


def test_another_day_of_signing_asks_why_and_the_journal_keeps_it(office):
    agreement = AgreementFactory(in_force=True)
    form = office.get(address("dates", agreement)).context["form"]
    told = {
        "signed_on": "12.03.2020",
        "term_rule": "until",
        "valid_until": form["valid_until"].value(),
        "renewal_rule": "unknown",
        "seen": form.seen,
    }
    refused = office.post(address("dates", agreement), told)

    office.post(address("dates", agreement), {**told, "reason": "Misread"})
    shorter = {**told, "term_rule": "indefinite", "valid_until": ""}
    unexplained = office.post(address("dates", agreement), shorter)
    shorter["reason"] = "The paper has no term"
    office.post(address("dates", agreement), shorter)

    assert list(refused.context["form"].errors) == ["reason"]
    assert list(unexplained.context["form"].errors) == ["reason"]
    agreement.refresh_from_db()
    assert agreement.signed_on == datetime.date(2020, 3, 12)
    assert agreement.is_endless
    [why] = history(agreement).filter(verb="agreement.mended")
    assert why.detail["told"]["mend_reason"] == ["", "The paper has no term"]
    entry = history(agreement).get(verb="agreement.signing_day_mended")
    assert entry.detail["told"] == {"day_reason": ["", "Misread"]}


def test_dates_entered_from_the_desk_lead_back_to_it(office):
    agreement = AgreementFactory()
    seen = seen_of(office.get(address("dates", agreement)))

    answer = office.post(
        address("dates", agreement) + "?from=desk",
        {
            "signed_on": "03.2020",
            "term_rule": "unknown",
            "term_months": "60",
            "renewal_rule": "unknown",
            "seen": seen,
        },
    )

    agreement.refresh_from_db()
    assert answer.url == reverse("office:desk")
    assert (agreement.signed_precision, agreement.term_rule) == ("month", "length")
    assert agreement.ends_on == datetime.date(2025, 3, 31)


def test_two_who_enter_dates_at_once_are_shown_both(office):
    agreement = AgreementFactory()
    seen = seen_of(office.get(address("dates", agreement)))
    told = {"term_rule": "unknown", "renewal_rule": "unknown", "seen": seen}
    office.post(address("dates", agreement), {**told, "signed_on": "2019"})

    answer = office.post(address("dates", agreement), {**told, "signed_on": "2020"})

    [one] = answer.context["form"].disagreements
    assert (one.theirs, one.mine) == ("2019", "2020")
    agreement.refresh_from_db()
    assert agreement.signed_on == datetime.date(2019, 1, 1)


def test_former_state_comes_back_from_the_history(office, coordinator):
    agreement = AgreementFactory()
    seen = seen_of(office.get(address("dates", agreement)))
    told = {"term_rule": "indefinite", "renewal_rule": "unknown", "seen": seen}
    office.post(address("dates", agreement), {**told, "signed_on": "12.03.2020"})
    [entry] = history(agreement)

    return_to_before(office, agreement, entry)

    agreement.refresh_from_db()
    assert (agreement.signed_on, agreement.is_endless) == (None, False)
    assert agreement.term_rule == "unknown"


@pytest.mark.parametrize("stage", ["signed", "ended", "idea", "refused"])
def test_archive_hides_at_once_and_gives_back(office, stage):
    origin = "registered" if stage in {"signed", "ended"} else ""
    agreement = AgreementFactory(stage=stage, origin=origin)
    was_public = Agreement.objects.public().exists()

    office.post(address("archive", agreement))
    assert not Agreement.objects.public().exists()
    office.post(address("restore", agreement))

    agreement.refresh_from_db()
    assert (agreement.stage, agreement.archived_from) == (stage, "")
    assert Agreement.objects.public().exists() == was_public


def test_mistake_in_a_name_is_mended_on_paper_and_in_the_register(office):
    partner = OrganisationFactory(name_ru="Инститтут развития")
    agreement = AgreementFactory(counterpart=partner)
    other = PartyFactory(organisation=partner).agreement
    party = agreement.parties.get()

    office.post(
        address("name", agreement, party=party.pk),
        {"name_at_signing": "Институт развития", "is_borne_today": "on"},
    )

    partner.refresh_from_db()
    assert partner.name_ru == "Институт развития"
    assert {one.name_at_signing for one in partner.parties.all()} == {
        "Институт развития"
    }
    assert [entry.verb for entry in history(other)] == [
        "agreement.party_name_corrected"
    ]


def test_another_organisation_takes_the_seat_and_the_register_follows(office):
    agreement = AgreementFactory()
    party = agreement.parties.get()
    other = OrganisationFactory(russian=True)
    seen = seen_of(office.get(address("party", agreement, party=party.pk)))

    office.post(
        address("party", agreement, party=party.pk),
        {
            "organisation": other.pk,
            "name_at_signing": other.name_ru,
            "reason": "Misread",
            "seen": seen,
        },
    )

    agreement.refresh_from_db()
    assert (agreement.counterpart, agreement.country_id) == (other, "RU")
    assert agreement.partner_sort == other.sort_ru


def test_prolongation_is_made_and_taken_back(office):
    agreement = AgreementFactory(expiring=True)
    ends_on = agreement.ends_on
    later = ends_on.replace(year=ends_on.year + 2)

    office.post(address("extend", agreement), {"until": later.strftime("%d.%m.%Y")})
    agreement.refresh_from_db()
    assert agreement.ends_on == later
    extension = agreement.extensions.get()
    office.post(address("take_extension_back", agreement, extension=extension.pk))

    agreement.refresh_from_db()
    assert agreement.ends_on == ends_on


def test_shorter_prolongation_is_refused_in_the_form(office):
    agreement = AgreementFactory(expiring=True)
    earlier = agreement.ends_on - datetime.timedelta(days=1)

    answer = office.post(
        address("extend", agreement), {"until": earlier.strftime("%d.%m.%Y")}
    )

    assert answer.context["form"].non_field_errors()
    assert not agreement.extensions.exists()


def test_published_paper_is_opened_and_closed_again(office):
    paper = PaperFactory()
    where = address("paper", paper.agreement, paper=paper.pk)

    for told, audience in (({"is_published": "on"}, "public"), ({}, "staff")):
        seen = seen_of(office.get(where))
        office.post(where, {"role": "original", "seen": seen, **told})
        assert Document.objects.get(pk=paper.document_id).audience == audience


def test_agreement_is_found_while_one_types(office):
    partner = OrganisationFactory(name_ru="Минский институт")
    agreement = AgreementFactory(counterpart=partner)
    AgreementFactory()

    answer = office.get(
        address("suggest"), {"field": "agreements", "agreements_find": "минск"}
    )

    assert [one["key"] for one in answer.context["choices"]] == [agreement.pk]


@pytest.mark.parametrize("role", ["editor", "lawyer", "rector"])
def test_only_those_who_keep_the_register_change_it(client, role):
    InstitutionFactory()
    agreement = AgreementFactory(in_force=True)
    client.force_login(UserFactory(**{role: True}))

    assert client.get(address("record", agreement)).status_code == 200
    assert client.get(address("edit", agreement)).status_code == 403
    assert client.post(address("archive", agreement)).status_code == 403
    agreement.refresh_from_db()
    assert agreement.stage == Stage.SIGNED


def test_record_asks_as_much_for_three_parties_as_for_one(
    office, django_assert_max_num_queries
):
    agreement = AgreementFactory()
    PartyFactory(agreement=agreement)
    PartyFactory(agreement=agreement)
    office.get(address("record", agreement))

    with django_assert_max_num_queries(33):
        office.get(address("record", agreement))
