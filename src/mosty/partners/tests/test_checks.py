"""Checks of partners: what they tell, who answers, and what blocks."""

import datetime

import pytest

from mosty.journal.actions import history
from mosty.partners import actions
from mosty.partners.checking import Found, Look, key_of, verdict
from mosty.partners.checks import Subject, standings_of
from mosty.partners.models import CheckSource, PartnerCheck
from mosty.partners.tests.factories import (
    CheckSourceFactory,
    OrganisationFactory,
    PartnerCheckFactory,
)
from mosty.people.tests.factories import UserFactory

TODAY = datetime.date(2026, 11, 25)
LONG_AGO = TODAY - datetime.timedelta(days=180)
NAME = "Венский институт"
OURS = frozenset({key_of(NAME)})


def clear(on=TODAY, names=OURS):
    return Look(on=on, result="clear", names=names)


def found(on=TODAY, *, is_overruled=False):
    return Look(on=on, result="found", is_overruled=is_overruled)


NOT_LOOKED = Look(on=TODAY, result="not_looked", names=OURS)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([], Found.NEVER),
        ([NOT_LOOKED], Found.NOT_LOOKED),
        ([clear()], Found.CLEAR),
        ([clear(names=frozenset({key_of("ВЕНСКИЙ «институт»")}))], Found.CLEAR),
        ([NOT_LOOKED, clear()], Found.CLEAR),
        ([clear(LONG_AGO)], Found.DUE),
        ([clear(LONG_AGO + datetime.timedelta(days=1))], Found.CLEAR),
        ([clear(names=frozenset({key_of("Венская академия")}))], Found.OTHER_NAME),
        ([found()], Found.FOUND),
        ([NOT_LOOKED, found()], Found.FOUND),
        ([found(LONG_AGO)], Found.FOUND),
        ([clear(), found(LONG_AGO)], Found.CLEAR),
        ([found(), clear(LONG_AGO)], Found.FOUND),
        ([found(is_overruled=True)], Found.OVERRULED),
        ([found(LONG_AGO, is_overruled=True)], Found.FOUND),
    ],
)
def test_newest_answer_tells_how_a_partner_stands(looks, expected):
    assert verdict(looks, name=NAME, repeat_days=180, on=TODAY).found == expected


def test_a_look_that_needs_no_repeating_never_falls_due():
    told = verdict(
        [clear(datetime.date(2001, 1, 1))], name=NAME, repeat_days=None, on=TODAY
    )

    assert (told.found, told.due_on) == (Found.CLEAR, None)


def only(*sources):
    CheckSource.objects.exclude(pk__in=[one.pk for one in sources]).update(
        is_archived=True
    )


def stand(subject):
    told = standings_of([subject], on=TODAY, jurisdiction="RU")
    return {one.source: (one.found, one.blocks) for one in told}


@pytest.mark.django_db
def test_renamed_partner_and_new_signatory_are_checked_anew():
    lists, of_persons = (
        CheckSourceFactory(required=True),
        CheckSourceFactory(is_of_foreign=False, is_of_persons=True),
    )
    only(lists, of_persons)
    partner = OrganisationFactory()
    actions.add_check(
        partner,
        source=lists,
        result="clear",
        checked_on=TODAY,
        on=TODAY,
        searched_for=actions.names_of(partner),
    )
    actions.add_check(
        partner,
        source=of_persons,
        result="clear",
        checked_on=TODAY,
        on=TODAY,
        person_name="А. А. Кох",
    )
    assert stand(Subject(partner)) == {lists: (Found.CLEAR, False)}
    assert stand(Subject(partner, "А. А. Кох")) == {of_persons: (Found.CLEAR, False)}

    actions.rename(partner, "Новый институт", on=TODAY)
    partner.refresh_from_db()

    assert stand(Subject(partner)) == {lists: (Found.OTHER_NAME, True)}
    told = {of_persons: (Found.OTHER_NAME, False)}
    assert stand(Subject(partner, "Б. Б. Ланг")) == told


@pytest.mark.django_db
def test_finding_blocks_until_somebody_answers_by_name():
    lawyer, other = UserFactory(lawyer=True), UserFactory(head=True)
    check = PartnerCheckFactory(found=True, checked_on=TODAY)
    only(check.source)
    assert stand(Subject(check.organisation)) == {check.source: (Found.FOUND, True)}
    with pytest.raises(actions.NoGround):
        actions.overrule(check, reason=" ", on=TODAY, by=lawyer)

    actions.overrule(check, reason="Однофамилец организации", on=TODAY, by=lawyer)
    with pytest.raises(actions.OverruledAlready):
        actions.overrule(check, reason="Иное", on=TODAY, by=other)

    check.refresh_from_db()
    assert (check.overruled_by, check.overruled_on) == (lawyer.person, TODAY)
    assert stand(Subject(check.organisation)) == {
        check.source: (Found.OVERRULED, False)
    }
    actions.take_overruling_back(check, by=lawyer)
    assert stand(Subject(check.organisation)) == {check.source: (Found.FOUND, True)}
    verbs = [one.verb for one in history(check)]
    assert verbs == ["check.overruling_taken_back", "check.overruled"]


@pytest.mark.django_db
def test_several_partners_are_entered_together_or_not_at_all():
    source = CheckSourceFactory()
    partners = [OrganisationFactory() for _ in range(3)]
    tomorrow = TODAY + datetime.timedelta(days=1)
    with pytest.raises(actions.NotYet):
        actions.check_together(partners, source=source, checked_on=tomorrow, on=TODAY)
    assert not PartnerCheck.objects.exists()

    actions.check_together(partners, source=source, checked_on=TODAY, on=TODAY)

    told = PartnerCheck.objects.order_by("pk")
    assert [(one.organisation, one.searched_for) for one in told] == [
        (one, [one.name_ru]) for one in partners
    ]


@pytest.mark.django_db
def test_shipped_sources_are_there_once_and_the_office_keeps_its_changes():
    known = CheckSource.objects.get(key="undesirable")
    assert (known.is_required, known.is_of_foreign) == (True, True)
    actions.describe_source(known, by=None, repeat_days=30)

    assert actions.load_sources() == 0

    known.refresh_from_db()
    assert known.repeat_days == 30
