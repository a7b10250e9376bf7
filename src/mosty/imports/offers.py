"""What the room brings to the office: its place, its tasks, words of the journal."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mosty.access.desk import (
    Beginning,
    Group,
    Line,
    Place,
    Step,
    Task,
    offer_beginning,
    offer_place,
    offer_task,
)
from mosty.documents.uses import Use
from mosty.documents.uses import register as register_uses
from mosty.imports import notices
from mosty.imports.models import Draft, Flag, Import
from mosty.imports.register import IMPORTS
from mosty.imports.remarks import SAME, Remark, grouped, remarks_of, without_pairs
from mosty.imports.rules import may_import
from mosty.journal.kinds import say
from mosty.listings.office.declaring import offer as offer_listing

SHOWN = 5
TITLES = {
    "same": lambda n: ngettext("possible duplicate", "possible duplicates", n),
    "names": lambda n: ngettext("name to mend", "names to mend", n),
    "rest": lambda n: ngettext("remark on an import", "remarks on imports", n),
}
TEXTS = {
    "same": _(
        "Two names look like one organisation. Nothing was joined: that is yours to say."
    ),
    "names": _("As the page printed them, with what is probably meant."),
    "rest": _("What an import could not read or found odd."),
}
VERBS = {
    "import.begun": _("Read for an import"),
    "import.started": _("Began to be imported"),
    "import.made": _("Import entered"),
    "import.broken_off": _("Entering broke off"),
    "import.undone": _("Import undone"),
    "import.put_away": _("Decided not to enter"),
    "import.brought_back": _("Brought back"),
    "flag.accepted": _("Correction accepted"),
    "flag.refused": _("Left as it stands"),
}


def tasks(user, on) -> list[Task]:
    if not may_import(user):
        return []
    return [*remark_tasks(user), *draft_tasks()]


def remark_tasks(user) -> list[Task]:
    """Remarks by their groups; the first few with the steps that decide them."""
    flags = list(Flag.objects.waiting().select_related("kind"))
    if not flags:
        return []
    found = []
    for group in grouped(without_pairs(remarks_of(flags), user)):
        remarks, name = group["remarks"], group["name"]
        found.append(
            Task(
                title=TITLES[name](len(remarks)),
                count=len(remarks),
                text=TEXTS[name],
                url=f"{reverse('imports_office:remarks')}#{name}",
                lines=[line_of(one) for one in remarks[:SHOWN]],
                urgency=30,
            )
        )
    return found


def line_of(one: Remark) -> Line:
    text = one.words
    if one.can_accept:
        proposed = _("Proposed: %(text)s") % {"text": one.flag.proposed}
        text = f"{one.words} {proposed}"
    elif one.other is not None:
        text = f"{one.words} {one.other}"
    return Line(
        title=one.title,
        url=one.address,
        number=one.flag.row or "",
        text=text,
        steps=steps_of(one),
    )


def steps_of(one: Remark) -> list[Step]:
    address = reverse("imports_office:remark", args=[one.flag.pk])
    whole = f"{reverse('imports_office:remarks')}#remark-{one.flag.pk}"
    steps = []
    if one.can_accept:
        fields = (("step", "accept"),)
        steps.append(
            Step(_("Accept"), address, is_post=True, is_main=True, fields=fields)
        )
    if one.flag.code == SAME:
        steps.append(Step(_("Set side by side"), whole, is_main=True))
    elif one.can_write:
        steps.append(Step(_("Mend"), whole))
    refusal = _("Different organisations") if one.flag.code == SAME else _("Leave so")
    fields = (("step", "refuse"),)
    steps.append(Step(refusal, address, is_post=True, fields=fields))
    return steps


def draft_tasks() -> list[Task]:
    """Files that were put in and wait to be checked or entered."""
    drafts = list(Draft.objects.unfinished().exclude(stage__in=Draft.AT_WORK))
    if not drafts:
        return []
    lines = [
        Line(
            title=one.name,
            url=one.get_absolute_url(),
            text=f"{one.get_kind_display()}: {one.get_stage_display()}",
            steps=[Step(_("Go on"), one.get_absolute_url(), is_main=True)],
        )
        for one in drafts[:SHOWN]
    ]
    return [
        Task(
            title=ngettext("unfinished import", "unfinished imports", len(drafts)),
            count=len(drafts),
            text=_("Nothing of them is in the register until you enter it."),
            url=reverse("imports_office:imports"),
            lines=lines,
            urgency=40,
        )
    ]


def uses(document, user):
    """Imports that were made of a stored file."""
    if not may_import(user):
        return
    for one in Import.objects.filter(document=document):
        yield Use(str(one), one.get_absolute_url(), _("Import"))


def register() -> None:
    offer_place(
        Place(Group.CARE, _("Imports"), "imports_office:imports", may_import, order=30)
    )
    offer_beginning(
        Beginning(_("Import from a file"), "imports_office:add", may_import, order=90)
    )
    offer_listing(IMPORTS)
    offer_task("imports", tasks)
    register_uses(uses)
    say(VERBS)
    notices.declare()
