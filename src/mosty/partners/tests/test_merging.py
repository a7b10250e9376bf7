"""What is merged, what is refused, what stays when records are parted again."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.journal.actions import history
from mosty.partners import actions
from mosty.partners.looks import looks_of
from mosty.partners.models import KeptOrganisation, Merge, Organisation
from mosty.partners.since import since
from mosty.partners.tests.factories import (
    ContactFactory,
    LogEntryFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    SuspectedPairFactory,
)
from mosty.people.tests.factories import UserFactory
from mosty.search.finding import find
from mosty.search.kinds import kind_of

DAY = datetime.date(2019, 9, 1)
WHY = "Внесена дважды"


def two(**more):
    kept = OrganisationFactory(name_ru="Минский городской институт", **more)
    given_up = OrganisationFactory(
        name_ru="ИРО Минска", name_en="Minsk IDE", short_name_ru="МГИРО", **more
    )
    return kept, given_up


def joined(kept, given_up, **more):
    return actions.merge(kept, given_up, reason=WHY, by=None, **more)


def found(text) -> set[str]:
    asked = {"audience": ["public"], "at": timezone.now(), "language": "ru"}
    hits = find(text, kinds=["organisation"], **asked).hits
    return {hit.object_id for hit in hits}


@pytest.mark.django_db
def test_gaps_are_filled_and_the_other_name_is_kept():
    kept, given_up = two()

    joined(kept, given_up)

    kept.refresh_from_db()
    assert (kept.name_ru, kept.name_en) == ("Минский городской институт", "Minsk IDE")
    assert kept.short_name_ru == "МГИРО"
    names = kept.names.filter(language="ru").values_list("full_name", "is_other")
    assert set(names) == {("Минский городской институт", False), ("ИРО Минска", True)}
    assert kept.name_on(DAY) == kept.name_ru


@pytest.mark.django_db
def test_name_of_the_given_up_record_becomes_the_present_one():
    kept, given_up = two()

    joined(kept, given_up, take={"name_ru"})

    kept.refresh_from_db()
    assert (kept.name_ru, kept.name_en) == ("ИРО Минска", "")
    assert kept.names.present("ru").get().full_name == "ИРО Минска"
    assert found("городской институт") == found("ИРО Минска") == {str(kept.pk)}


@pytest.mark.django_db
def test_given_up_record_is_nowhere_and_leads_to_the_kept_one(client):
    kept, given_up = two()
    address = given_up.get_absolute_url()
    made = joined(kept, given_up)

    answer = client.get(address)

    assert (answer.status_code, answer["Location"]) == (301, kept.get_absolute_url())
    assert not Organisation.objects.visible_to(None).filter(pk=given_up.pk)
    assert not KeptOrganisation.objects.visible_to(
        UserFactory(coordinator=True)
    ).filter(pk=given_up.pk)
    for one in (kept, given_up):
        assert history(one).filter(verb="organisation.merged").exists()
    rows = client.get("/data/merged-partners.json")
    told = b"".join(rows.streaming_content).decode()
    assert f'"merged_into": {kept.pk}' in told

    actions.unmerge(made, by=None)

    assert client.get(address).status_code == 200
    assert found("ИРО Минска") == {str(given_up.pk)}


@pytest.mark.django_db
def test_chain_of_merges_leads_to_the_last_and_is_parted_from_its_end(client):
    first, second = two()
    third = OrganisationFactory()
    one, other = joined(second, first), joined(third, second)

    assert client.get(first.get_absolute_url())["Location"].endswith(f"/{third.pk}/")
    with pytest.raises(actions.LaterMerge):
        actions.unmerge(one, by=None)
    actions.unmerge(other, by=None)
    actions.unmerge(one, by=None)
    with pytest.raises(actions.PartedAlready):
        actions.unmerge(one, by=None)
    assert not Organisation.objects.exclude(merged_into=None).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given_up", "refusal"),
    [
        ({"ours": True}, actions.OursIsKept),
        ({"staff_only": True}, actions.ShownToOthers),
    ],
)
def test_ours_and_what_others_see_are_not_given_up(given_up, refusal):
    other = OrganisationFactory(**given_up)

    with pytest.raises(refusal):
        joined(OrganisationFactory(), other)
    with pytest.raises(actions.MergedWithItself):
        joined(other, other)
    with pytest.raises(Refused):
        joined(OrganisationFactory(archived=True), OrganisationFactory())
    assert not Merge.objects.exists()


@pytest.mark.django_db
def test_nothing_is_written_to_a_given_up_record():
    kept, given_up = two()
    joined(kept, given_up)

    for write in (
        lambda: actions.describe(given_up, site="https://x.example"),
        lambda: actions.restore(given_up),
        lambda: actions.add_contact(given_up, email="a@x.example"),
        lambda: actions.write_entry(given_up, channel="call", subject="Звонок"),
    ):
        with pytest.raises(actions.GivenUp, match="ИРО Минска"):
            write()


@pytest.mark.django_db
def test_later_edits_are_told_and_stay_when_records_are_parted():
    kept, given_up = two()
    moved = ContactFactory(organisation=given_up)
    OrganisationNameFactory(organisation=given_up, language="en", full_name="Minsk IDE")
    given_names = given_up.names.filter(language="en").count()
    made = joined(kept, given_up)
    by = UserFactory(coordinator=True)
    actions.name_in_english(kept, "Minsk City Institute", by=by)
    actions.describe_contact(moved, by=by, phone="+375 17 200 00 00")
    LogEntryFactory(organisation=kept, subject="Новый звонок")

    told = since(made, user=by)

    (edit,) = told.edits
    assert (edit.before, edit.now) == ("", "Minsk City Institute")
    assert ["Новый звонок"] in [one.names for one in told.newer]
    assert [line["words"] for line in told.told]

    actions.unmerge(made, by=by)

    kept.refresh_from_db()
    moved.refresh_from_db()
    assert kept.name_en == "Minsk City Institute"
    assert given_up.names.filter(language="en").count() == given_names
    assert (moved.organisation, moved.phone) == (given_up, "+375 17 200 00 00")
    assert kept.log.get().subject == "Новый звонок"


@pytest.mark.django_db
def test_parting_is_refused_when_the_record_looks_otherwise_by_now():
    kept, given_up = two()
    made = joined(kept, given_up)
    seen = {kept.pk: looks_of(Organisation.objects.get(pk=kept.pk))}
    actions.describe(kept, site="https://minsk.example")

    with pytest.raises(ChangedMeanwhile, match="Сайт|Site"):
        actions.unmerge(made, by=None, seen=seen)


@pytest.mark.django_db
def test_never_the_same_is_remembered_through_merges_and_new_findings():
    kept, given_up = two()
    third = OrganisationFactory()
    said = SuspectedPairFactory(a=third, b=given_up)
    actions.say_apart(said, by=UserFactory())
    open_one = SuspectedPairFactory(a=kept, b=third)

    joined(kept, given_up)

    open_one.refresh_from_db()
    assert open_one.decision == "never"
    again = actions.suspect(third, kept, score=0.99, verdict="same")
    assert (again.pk, again.decision) == (open_one.pk, "never")


@pytest.mark.django_db
def test_renamed_pair_is_linked_and_taken_back():
    kept, former = two()
    pair = SuspectedPairFactory(a=former, b=kept)
    by = UserFactory(coordinator=True)

    actions.say_renamed(pair, present=kept, on=DAY, by=by)

    (link,) = former.links_out.all()
    assert (link.target, link.relation, link.on) == (kept, "renamed", DAY)
    assert kept.name_on(DAY - datetime.timedelta(days=1)) == "ИРО Минска"
    assert kept.name_on(DAY) == "Минский городской институт"

    actions.take_back(pair, by=by)

    assert not former.links_out.exists()
    assert kept.names.get().since is None
    pair.refresh_from_db()
    assert pair.decision == "open"


@pytest.mark.django_db
def test_branch_gets_its_head_and_loses_it_again():
    head, branch = two()
    pair = SuspectedPairFactory(a=branch, b=head)
    by = UserFactory(coordinator=True)

    actions.say_branch(pair, head=head, by=by)
    branch.refresh_from_db()
    assert branch.parent == head
    other = SuspectedPairFactory(a=head, b=OrganisationFactory(parent=branch))
    with pytest.raises(actions.HeadIsBelow):
        actions.say_branch(other, head=other.b, by=by)

    actions.take_back(pair, by=by)
    branch.refresh_from_db()
    assert branch.parent is None


@pytest.mark.django_db
def test_no_ring_of_branches_is_made():
    top, kept = two()
    middle = OrganisationFactory(parent=top)
    Organisation.objects.filter(pk=kept.pk).update(parent=middle)
    kept.refresh_from_db()

    joined(kept, top)

    kept.refresh_from_db()
    middle.refresh_from_db()
    assert (kept.parent, middle.parent) == (None, kept)


@pytest.mark.django_db
def test_letter_in_both_logs_stands_twice_and_former_names_keep_their_days():
    kept, given_up = two()
    for one in (kept, given_up):
        LogEntryFactory(organisation=one, message_id="<1@x>")
    OrganisationNameFactory(organisation=given_up, full_name="Курсы", until=DAY)

    joined(kept, given_up)

    assert sorted(kept.log.values_list("message_id", flat=True)) == ["", "<1@x>"]
    assert kept.names.get(full_name="Курсы").until == DAY


@pytest.mark.django_db(transaction=True)
def test_of_two_who_merge_at_once_one_is_told_what_happened():
    kept, given_up = two()
    start, outcomes = threading.Barrier(2, timeout=20), []

    def run(one, other):
        try:
            start.wait()
            joined(one, other)
            outcomes.append("merged")
        except ChangedMeanwhile as refusal:
            outcomes.append(str(refusal.message))
        finally:
            connection.close()

    pairs = ((kept, given_up), (given_up, kept))
    threads = [threading.Thread(target=run, args=pair) for pair in pairs]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=20)

    assert outcomes.count("merged") == 1
    (words,) = [one for one in outcomes if one != "merged"]
    assert WHY in words
    assert Merge.objects.count() == 1
    assert kind_of(kept) is not None
