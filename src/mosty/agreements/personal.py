"""Persons in agreements: who is responsible, who signed."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.confirming import persons
from mosty.agreements.drafting.declension import romanised
from mosty.agreements.models import (
    Absence,
    Agreement,
    ApprovalStep,
    ClauseRemark,
    DraftWords,
    Party,
)
from mosty.journal.changing import change
from mosty.people.personal import Erased, Kept, Provider
from mosty.people.personal import register as add
from mosty.people.redacting import is_named, patterns, spaced

LABELS = {
    "agreement": _("Agreement"),
    "part": pgettext_lazy("personal data", "In which part"),
    "signatory": _("Signatory"),
    "position": _("Position"),
    "text": pgettext_lazy("personal data", "What was written"),
}
SIGNED = _("Name of the signatory on a signed agreement")
ARCHIVE = _(
    "Agreements are kept with their signatures for the terms of the law on archives "
    "(125-FZ, art. 17); on the site stands the position only."
)


def led_by(subject):
    return Agreement.objects.filter(responsible=subject.person).order_by("pk")


def signed_by(subject) -> list[Party]:
    """Parties for whom somebody of this name signed."""
    if not subject.named.family_name:
        return []
    looked_for = patterns(subject.named, is_theirs=False)
    likely = Party.objects.filter(signatory__icontains=subject.named.family_name)
    rows = likely.select_related("agreement").order_by("pk")
    return [one for one in rows if is_named(one.signatory, looked_for)]


def decided_by(subject):
    who = subject.person
    mine = Q(person=who) | Q(decided_by=who) | Q(on_behalf_of=who)
    steps = ApprovalStep.objects.filter(mine).order_by("pk")
    return steps.select_related("round__agreement")


def drafted_with(subject) -> list[tuple[DraftWords, list[str]]]:
    """Words of drafts that name somebody of this name, with their placeholders."""
    family = subject.named.family_name
    if not family:
        return []
    latin = romanised(family)
    looked_for = [*patterns(subject.named, is_theirs=True), spaced(latin)]
    likely = DraftWords.objects.filter(
        Q(words__icontains=family[:-1] or family) | Q(words__icontains=latin)
    )
    rows = likely.select_related("agreement").order_by("pk")
    named = [
        (one, [path for path, word in one.words.items() if is_named(word, looked_for)])
        for one in rows
    ]
    return [(one, paths) for one, paths in named if paths]


def remarked_by(subject):
    remarks = ClauseRemark.objects.filter(author=subject.person)
    return remarks.select_related("agreement").order_by("pk")


def away_by(subject):
    """Absences of the person, and those in which they stood for another."""
    who = subject.person
    return Absence.objects.filter(Q(person=who) | Q(deputy=who)).order_by("pk")


def rows(subject) -> list[dict]:
    drafts = str(_("Words of a draft"))
    responsible, approval = str(_("Responsible")), str(_("Approval"))
    return [
        *({"agreement": str(one), "part": responsible} for one in led_by(subject)),
        *(
            {
                "agreement": str(one.agreement),
                "signatory": one.signatory,
                "position": one.signatory_position,
            }
            for one in signed_by(subject)
        ),
        *(
            {"agreement": str(one.round.agreement), "part": approval}
            for one in decided_by(subject)
        ),
        *(
            {"agreement": str(one.agreement), "part": str(_("remark on a clause"))}
            for one in remarked_by(subject)
        ),
        *(
            {"agreement": f"{one.since} – {one.until}", "part": str(_("absence"))}
            for one in away_by(subject)
        ),
        *(
            {"agreement": str(one.agreement), "part": drafts}
            for one, _paths in drafted_with(subject)
        ),
        *(row for one in persons.held_of(subject) for row in persons.told(one)),
    ]


def erase(subject, by):
    """Nobody is responsible any more; the desk asks for somebody else."""
    led = list(led_by(subject))
    for agreement in led:
        values = {"responsible": None}
        change(agreement, values, by=by, verb="agreement.described", is_public=False)
    yield Erased(_("Responsibility for agreements"), len(led))
    drafted = drafted_with(subject)
    for one, paths in drafted:
        one.words = {
            path: word for path, word in one.words.items() if path not in paths
        }
        one.save(update_fields=["words", "changed_at"])
    yield Erased(_("Words for drafts of agreements"), len(drafted))
    confirmed = persons.held_of(subject)
    for held in confirmed:
        persons.take_out(held, subject)
    yield Erased(_("Answers of partners and names in confirmed terms"), len(confirmed))


def kept(subject):
    if signed_by(subject):
        yield Kept(SIGNED, ARCHIVE)


def register() -> None:
    title = pgettext_lazy("personal data", "Agreements")
    add(Provider("agreements", title, rows, LABELS, erase=erase, kept=kept))
