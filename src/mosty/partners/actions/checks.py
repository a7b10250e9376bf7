"""Checks of partners, who answers for what was found, and where one looks."""

from pathlib import Path

import yaml
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.journal.actions import erase_personal, record
from mosty.journal.changing import change, person_key_of
from mosty.partners.actions.organisations import locked
from mosty.partners.checking import key_of
from mosty.partners.models import CheckSource, PartnerCheck

SHIPPED = Path(__file__).parents[1] / "data" / "check_sources.yaml"
Result = PartnerCheck.Result


class NotYet(Refused):
    message = _("A check is entered on the day it was made or later. Mend the day.")


class NoNames(Refused):
    message = _("Write by which names you searched: the answer is about them alone.")


class NothingFound(Refused):
    message = _("There is nothing to answer for: this check found nothing.")


class NoGround(Refused):
    message = _("Write why work with this partner goes on although it was found.")


class OverruledAlready(Refused):
    message = _(
        "Somebody has answered for this check already. Look at their reason first."
    )


@transaction.atomic
def add_check(organisation, *, source, result, checked_on, on, by=None, **told):
    """Enter what was found of a partner, or of `person_name` who signs for it.

    `searched_for` are names of the organisation, `on` is today; further `told` are
    columns. Raises `NotYet`, `NoNames`.
    """
    organisation = locked(organisation)
    if checked_on > on:
        raise NotYet(organisation)
    person = told.pop("person_name", "").strip()
    names = [person] if person else told.pop("searched_for", [])
    names = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if not names:
        raise NoNames(organisation)
    check = PartnerCheck.objects.create(
        organisation=organisation,
        source=source,
        result=result,
        checked_on=checked_on,
        checked_by=told.pop("checked_by", None) or getattr(by, "person", None),
        is_of_person=bool(person),
        person_name=person,
        searched_for=[] if person else names,
        searched_keys=[key_of(name) for name in names],
        **{name: value for name, value in told.items() if name != "searched_for"},
    )
    detail = {"told": {"result": ["", result], "checked_on": ["", str(checked_on)]}}
    record("check.entered", check, by=by, detail=detail, is_public=False)
    return check


@transaction.atomic
def check_together(organisations, *, source, checked_on, on, by=None, note=""):
    """One look at one source for several partners, in which nothing was found.

    All are entered or none; each under the names it bears now.
    """
    return [
        add_check(
            one,
            source=source,
            result=Result.CLEAR,
            checked_on=checked_on,
            on=on,
            by=by,
            note=note,
            searched_for=names_of(one),
        )
        for one in sorted(organisations, key=lambda one: one.pk)
    ]


@transaction.atomic
def check_at_once(answers, *, checked_on, on, checked_by=None, by=None):
    """Looks of one day in several sources; all are entered or none.

    `answers` are a standing of `partners.checks`, its result and a note each; an
    organisation is looked up under the names it bears now.
    """
    answers = sorted(answers, key=lambda one: one[0].subject.organisation.pk)
    return [
        add_check(
            standing.subject.organisation,
            source=standing.source,
            result=result,
            checked_on=checked_on,
            on=on,
            by=by,
            checked_by=checked_by,
            note=note,
            person_name=standing.subject.person,
            searched_for=names_of(standing.subject.organisation),
        )
        for standing, result, note in answers
    ]


def names_of(organisation) -> list[str]:
    """The names by which an organisation is looked up."""
    columns = ("name_ru", "name_en", "short_name_ru", "short_name_en")
    names = (getattr(organisation, column) for column in columns)
    return list(dict.fromkeys(filter(None, names)))


@transaction.atomic
def amend_check(check, *, on, by=None, expected=None, **values) -> PartnerCheck:
    """Mend what was entered; what is no finding any more needs nobody to answer."""
    if values.get("checked_on") and values["checked_on"] > on:
        raise NotYet(check)
    if values.get("result", Result.FOUND) != Result.FOUND:
        values |= {"overruled_on": None, "overruled_by": None, "overruled_reason": ""}
    row, _changes = change(
        check, values, by=by, verb="check.amended", expected=expected, is_public=False
    )
    return row


@transaction.atomic
def overrule(check, *, reason, on, by) -> PartnerCheck:
    """Answer by name for going on although something was found.

    Raises `NothingFound`, `NoGround`; `OverruledAlready` where somebody did before.
    """
    check = held(check)
    if check.result != Result.FOUND or check.is_archived:
        raise NothingFound(check)
    if check.overruled_on:
        raise OverruledAlready(check)
    if not reason.strip():
        raise NoGround(check)
    values = {
        "overruled_on": on,
        "overruled_by": getattr(by, "person", None),
        "overruled_reason": reason.strip(),
    }
    return change(check, values, by=by, verb="check.overruled", is_public=False)[0]


@transaction.atomic
def take_overruling_back(check, *, by) -> PartnerCheck:
    values = {"overruled_on": None, "overruled_by": None, "overruled_reason": ""}
    verb = "check.overruling_taken_back"
    return change(check, values, by=by, verb=verb, is_public=False)[0]


def put_check_away(check, *, by, is_archived=True) -> PartnerCheck:
    """It counts no more, or counts again."""
    verb = "check.put_away" if is_archived else "check.brought_back"
    values = {"is_archived": is_archived}
    return change(check, values, by=by, verb=verb, is_public=False)[0]


@transaction.atomic
def forget_checked(keys, *, by=None) -> int:
    """Take the names of persons out of checks; that one looked stays."""
    rows = list(PartnerCheck.objects.select_for_update(of=["self"]).filter(pk__in=keys))
    for check in rows:
        record("check.person_forgotten", check, by=by, is_public=False)
        erase_personal(person_key_of(check), by=by)
    PartnerCheck.objects.filter(pk__in=keys).update(
        person_name="", searched_keys=[], note="", is_archived=True
    )
    return len(rows)


def held(check) -> PartnerCheck:
    return PartnerCheck.objects.select_for_update(of=["self"]).get(pk=check.pk)


@transaction.atomic
def add_source(*, by, **values) -> CheckSource:
    """A new place to look; `values` are columns."""
    source = CheckSource.objects.create(**values)
    record("source.added", source, by=by, is_public=False)
    return source


def describe_source(source, *, by, expected=None, **values) -> CheckSource:
    verb = "source.described"
    return change(source, values, by=by, verb=verb, expected=expected, is_public=False)[
        0
    ]


def put_source_away(source, *, by, is_archived=True) -> CheckSource:
    """Ask for it no more, or again; what was found there is kept."""
    verb = "source.put_away" if is_archived else "source.brought_back"
    values = {"is_archived": is_archived}
    return change(source, values, by=by, verb=verb, is_public=False)[0]


def load_sources(*, model=CheckSource) -> int:
    """Write the sources that come with Mosty and are not there yet; gives how many.

    A migration passes its own historical model.
    """
    said = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    known = set(model.objects.exclude(key="").values_list("key", flat=True))
    rows = [
        model(
            key=row["key"],
            jurisdiction=row.get("jurisdiction", ""),
            title_ru=row["title_ru"],
            title_en=row["title_en"],
            address=row.get("address", ""),
            is_of_domestic="domestic" in row["of"],
            is_of_foreign="foreign" in row["of"],
            is_of_persons="person" in row["of"],
            is_required=row["required"],
            repeat_days=row.get("repeat_days"),
            note_ru=row.get("note_ru", ""),
            note_en=row.get("note_en", ""),
            position=10 * number,
        )
        for number, row in enumerate(said, start=1)
        if row["key"] not in known
    ]
    model.objects.bulk_create(rows)
    return len(rows)
