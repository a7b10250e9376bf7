"""Persons in handovers and in notes for a successor."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mosty.agreements.models import Handover, LeavingNote
from mosty.documents.actions import archive
from mosty.people.personal import Erased, Provider
from mosty.people.personal import register as add

LABELS = {
    "handover": _("Handover"),
    "day": _("Day"),
    "notes": _("Notes for the successor"),
}


def handovers_of(subject):
    """Those in which the person gave or took."""
    sides = Q(giver=subject.person) | Q(taker=subject.person)
    return Handover.objects.filter(sides).select_related("document").order_by("pk")


def rows(subject) -> list[dict]:
    notes = LeavingNote.objects.filter(person=subject.person)
    return [
        *(
            {
                "handover": str(one),
                "day": one.made_at.date().isoformat(),
                "notes": one.notes if one.giver_id == subject.person.pk else "",
            }
            for one in handovers_of(subject)
        ),
        *({"notes": one.text} for one in notes),
    ]


def erase(subject, by):
    """The notes go; the files are put away, for they name persons. What passed is
    still known by its keys, so that it can be taken back."""
    gone = list(handovers_of(subject))
    for one in gone:
        if one.document is not None and not one.document.is_archived:
            archive(one.document, by=by)
    mine = Handover.objects.filter(giver=subject.person).exclude(notes="")
    count = mine.update(notes="")
    deleted, _kinds = LeavingNote.objects.filter(person=subject.person).delete()
    yield Erased(_("Notes for the successor"), count + deleted)
    yield Erased(_("Files of handovers, put away"), len(gone))


def register() -> None:
    add(Provider("handovers", _("Handovers"), rows, LABELS, erase=erase))
