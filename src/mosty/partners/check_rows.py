"""What pages show of checks: each source, what is known there, and what can be done."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.documents.models import Document
from mosty.partners import rules
from mosty.partners.checking import Found
from mosty.partners.checks import Standing, Subject, standings_of
from mosty.partners.models import PartnerCheck
from mosty.ui.addresses import with_way_back
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

KINDS = {
    Found.CLEAR: "ok",
    Found.OVERRULED: "warn",
    Found.FOUND: "over",
    Found.NEVER: "open",
    Found.NOT_LOOKED: "open",
    Found.DUE: "warn",
    Found.OTHER_NAME: "warn",
}


@dataclass(frozen=True)
class Row:
    """One subject at one source; addresses are empty for those who may not."""

    source: object
    name: str
    badge: tuple[str, str]
    when: str
    told: str
    document: object
    blocks: bool
    is_found: bool
    look_url: str
    mend_url: str
    answer_url: str
    back_url: str


def rows_of(
    subjects: Iterable[Subject],
    *,
    user,
    on: datetime.date,
    jurisdiction: str,
    back: str = "",
) -> list[Row]:
    """The rows for `subjects`, those that stand in the way of a signature first.

    `back` is the page to which one returns once something was entered.
    """
    found = standings_of(subjects, on=on, jurisdiction=jurisdiction)
    keys = [one.check.document_id for one in found if one.check]
    seen = Document.objects.visible_to(user).filter(pk__in=[key for key in keys if key])
    documents = {one.pk: one for one in seen} if any(keys) else {}
    rows = [row_of(one, documents, user, back) for one in found]
    return sorted(rows, key=lambda one: (not one.is_found, not one.blocks))


def row_of(standing: Standing, documents, user, back: str) -> Row:
    check, may_keep = standing.check, rules.may_keep(user)
    is_found = standing.found == Found.FOUND
    may_answer = bool(check) and rules.may_overrule(user)
    is_overruled = standing.found == Found.OVERRULED

    def of_check(name: str) -> str:
        return with_way_back(address(name, check), back)

    return Row(
        source=standing.source,
        name=standing.subject.name,
        badge=(str(standing.found.label), KINDS[standing.found]),
        when=when_of(standing),
        told=told_of(check),
        document=documents.get(check.document_id) if check else None,
        blocks=standing.blocks,
        is_found=is_found,
        look_url=look_url(standing, back) if may_keep else "",
        mend_url=of_check("check") if check and may_keep else "",
        answer_url=of_check("overrule") if is_found and may_answer else "",
        back_url=of_check("take_overruling_back")
        if is_overruled and may_answer
        else "",
    )


def look_url(standing: Standing, back: str = "") -> str:
    """The form of a new check of this subject at this source."""
    subject = standing.subject
    url = reverse("partners_office:add_check", args=[subject.organisation.pk])
    asked = {"source": standing.source.pk}
    if subject.person:
        asked["person"] = subject.person
    return with_way_back(f"{url}?{urlencode(asked)}", back)


def address(name: str, check: PartnerCheck) -> str:
    return reverse(
        f"partners_office:{name}",
        kwargs={"pk": check.organisation_id, "check": check.pk},
    )


def when_of(standing: Standing) -> str:
    """`12 марта 2026 года, Анна Иванова, снова с 8 сентября`."""
    check, due_on = standing.check, standing.verdict.due_on
    if check is None:
        return ""
    told = [speak(check.checked_on), str(check.checked_by or "")]
    if due_on and standing.found in (Found.CLEAR, Found.OVERRULED):
        told.append(_("again from %(day)s") % {"day": speak(due_on)})
    if standing.found == Found.OTHER_NAME:
        names = [check.person_name] if check.is_of_person else check.searched_for
        told.append(_("searched for: %(names)s") % {"names": "; ".join(names)})
    return ", ".join(filter(None, told))


def told_of(check: PartnerCheck | None) -> str:
    """The note, and who answers for what was found, with the reason."""
    if check is None:
        return ""
    if not check.overruled_on:
        return check.note
    who = _("%(person)s answers for it, %(day)s: %(reason)s") % {
        "person": check.overruled_by or _("somebody who may"),
        "day": speak(check.overruled_on),
        "reason": check.overruled_reason,
    }
    return " ".join(filter(None, (check.note, who)))


@dataclass(frozen=True)
class Earlier:
    """A check of the past, as a line; `away_url` puts it away or brings it back."""

    check: PartnerCheck
    text: str
    away_url: str


def earlier_of(organisation, *, user) -> list[Earlier]:
    """Every check of a partner, the newest first, those put away among them."""
    rows = organisation.checks.select_related("source", "checked_by")
    may_keep = rules.may_keep(user)
    return [
        Earlier(
            one,
            ", ".join(
                filter(
                    None,
                    (
                        speak(one.checked_on),
                        in_language(one.source, "title").text,
                        one.person_name or "; ".join(one.searched_for),
                        str(one.checked_by or ""),
                    ),
                )
            ),
            address("put_check_away", one) if may_keep else "",
        )
        for one in rows[:MOST]
    ]


MOST = 100
