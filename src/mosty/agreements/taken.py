"""Which text of an agreement goes to an authority, and why that one."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.agreements.models import ApprovalRound, Clearance, Paper
from mosty.agreements.naming import version_told
from mosty.documents.models import Version

Outcome, Result = ApprovalRound.Outcome, Clearance.Result
KEPT = (Result.PREPARING, Result.WAITING, Result.GRANTED)


@dataclass(frozen=True)
class Taken:
    """A version, why it is taken in words, and what to look at before it goes."""

    version: Version | None
    why: str = ""
    warning: str = ""

    def __bool__(self):
        return self.version is not None


def versions_of(agreement, *roles):
    """Versions of its papers in these roles, the newest first; none put away."""
    rows = Version.objects.filter(
        document__agreement_papers__agreement=agreement,
        document__agreement_papers__role__in=roles,
        document__is_archived=False,
    )
    return rows.select_related("document").order_by("-added_at", "-pk").distinct()


def text_of(agreement, clearance=None) -> Taken:
    """What was sent or chosen by hand for an application, else what the rule takes."""
    by_rule = text_by_rule(agreement)
    kept = kept_in(clearance, "version")
    if kept is None:
        return by_rule
    is_same = by_rule.version is None or kept.sha256 == by_rule.version.sha256
    if is_same and clearance.result == Result.PREPARING:
        return by_rule
    expected = {"text": version_told(by_rule.version), "why": by_rule.why}
    other = _("Without a choice by hand it would be: %(text)s. %(why)s") % expected
    return Taken(kept, why_kept(clearance), "" if is_same else other)


def text_by_rule(agreement) -> Taken:
    """The text approved last, else the one in approval, else the newest draft."""
    rounds = list(
        agreement.approval_rounds.exclude(version=None)
        .select_related("version__document")
        .order_by("-number")
    )
    newest = versions_of(agreement, Paper.Role.DRAFT).first()
    for outcome in (Outcome.APPROVED, Outcome.RUNNING):
        round_ = next((one for one in rounds if one.outcome == outcome), None)
        if round_ is not None:
            later = newer_than(round_.version, newest, rounds)
            return Taken(round_.version, why_of(round_), later)
    if newest is None:
        return Taken(None)
    return Taken(
        newest,
        _(
            "It is the newest draft: no text has been approved, and none is in approval."
        ),
    )


def why_of(round_) -> str:
    number = {"number": round_.number}
    if round_.outcome == Outcome.APPROVED:
        return _("It was approved in round %(number)s.") % number
    return _("It is in approval, in round %(number)s.") % number


def ready_on(agreement, version):
    """The day on which a text was approved, else kept: it was not sent before."""
    if version is None:
        return None
    rounds = agreement.approval_rounds.filter(outcome=Outcome.APPROVED)
    same = rounds.filter(text_sha256=version.sha256).exclude(closed_at=None)
    first = same.order_by("closed_at").first()
    return timezone.localdate(first.closed_at if first else version.added_at)


def newer_than(version, newest, rounds) -> str:
    """What to know where another text came after the one that is taken."""
    running = next((one for one in rounds if one.outcome == Outcome.RUNNING), None)
    if running is not None and running.text_sha256 != version.sha256:
        return _("Another text is in approval now, in round %(number)s.") % {
            "number": running.number
        }
    same = version.document.newest
    if same is not None and same.sha256 != version.sha256:
        return _("This draft has a newer version, which nobody has approved.")
    if newest is not None and newest.added_at > version.added_at:
        return _("A draft was added later, which nobody has approved.")
    return ""


def translation_of(agreement, clearance=None, *, text=None) -> Taken:
    """The translation chosen or sent, else the newest; `text` is what it translates."""
    kept = kept_in(clearance, "translation")
    version = kept or versions_of(agreement, Paper.Role.TRANSLATION).first()
    if version is None:
        return Taken(None)
    why = why_kept(clearance) if kept else _("It is the newest translation.")
    is_older = text is not None and version.added_at < text.added_at
    older = _("It is older than the text: look whether it still fits.")
    return Taken(version, why, older if is_older else "")


def kept_in(clearance, name: str):
    """The version that an application names; an answered no names none for the next."""
    if clearance is None or clearance.result not in KEPT:
        return None
    return getattr(clearance, name)


def why_kept(clearance) -> str:
    if clearance.result == Result.PREPARING:
        return _("It was chosen by hand for this application.")
    return _("It is what was sent to the authority.")
