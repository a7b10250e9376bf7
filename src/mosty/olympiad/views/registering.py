"""Lists of pupils, entered and printed, for coordinators and for the office alike.

The same pages stand in the portal and in the office; `Room` tells them apart. Names
are in the request only: they go from the form to the page and into no table.
"""

import json
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mosty.access.refusals import Refused
from mosty.documents import pdf
from mosty.institution import context as institutions
from mosty.olympiad import cards
from mosty.olympiad.actions import registering
from mosty.olympiad.codes import shown
from mosty.olympiad.desks import lists_of, seats_of, standings
from mosty.olympiad.forms.entering import OfficeListForm, SeatListForm
from mosty.olympiad.lists import judged
from mosty.olympiad.models import Edition, Entrant
from mosty.olympiad.views.entering import answered
from mosty.olympiad.wording_lists import said_of

LONGEST_NAMES = 200_000


@dataclass(frozen=True)
class Room:
    """Where the pages stand."""

    namespace: str
    base: str
    is_office: bool = False

    def url(self, name: str, **key) -> str:
        return reverse(f"{self.namespace}:{name}", kwargs=key)

    def context(self, **more) -> dict:
        return {"base": self.base, "is_office": self.is_office, **more}


PORTAL = Room("olympiad", "ui/portal.html")
OFFICE = Room("olympiad_office", "ui/office.html", is_office=True)


def edition_of(pk: int) -> Edition:
    rows = Edition.objects.select_related("activity").filter(is_practice=False)
    return get_object_or_404(rows, pk=pk)


def list_of(request, pk):
    return get_object_or_404(lists_of(request.user), pk=pk)


def entrant_of(request, pk) -> Entrant:
    rows = Entrant.objects.select_related("registration", "edition__activity", "track")
    return get_object_or_404(rows, pk=pk, registration__in=lists_of(request.user))


def form_of(request, room: Room, edition, data=None, files=None):
    if room.is_office:
        return OfficeListForm(data, files, edition=edition, user=request.user)
    seats = seats_of(request.user)
    return SeatListForm(data, files, edition=edition, seats=seats)


def enter(request, room: Room, pk):
    """The form; its verdicts line by line; the codes, with names from this request."""
    edition = edition_of(pk)
    is_open = room.is_office or registering.is_open(edition, localdate())
    context = room.context(edition=edition, back=room.url("pupils"), is_open=is_open)
    if not room.is_office:
        keys = {one.organisation.pk for one in seats_of(request.user)}
        told = standings(edition)
        context["standings"] = [o for o in told if o.quota.organisation_id in keys]
    if request.method != "POST":
        context["form"] = form_of(request, room, edition)
        return render(request, "olympiad/registering/enter.html", context)
    form = form_of(request, room, edition, request.POST, request.FILES)
    if not form.is_valid() or request.POST.get("do") == "back":
        return render(
            request, "olympiad/registering/enter.html", {**context, "form": form}
        )
    cleaned = form.cleaned_data
    lines = judged(cleaned["listed"], form.fitting(), fixed=form.fixed())
    good = [one for one in lines if not one.faults]
    if request.POST.get("do") == "enter" and good:
        return entered(request, room, form, good)
    context |= {
        "form": form,
        "lines": [{"line": one, "says": said_of(one)} for one in lines],
        "good": len(good),
        "bad": len(lines) - len(good),
        "fields": hidden_of(form),
        "token": uuid4(),
    }
    return render(request, "olympiad/registering/verdicts.html", context)


def hidden_of(form) -> list[tuple[str, str]]:
    """What was typed, to be sent back with the confirmation; a file as its lines."""
    told = [
        (name, value)
        for name, value in form.data.items()
        if name not in {"csrfmiddlewaretoken", "do", "listed", "token"}
    ]
    return [*told, ("listed", form.cleaned_data["listed"])]


def entered(request, room: Room, form, good):
    zone = form.cleaned_data["zone"]
    places = [
        registering.Place(one.number, one.track, zone, one.extra_min, one.ground)
        for one in good
    ]
    try:
        made = registering.enter_pupils(
            form.edition,
            places,
            by=request.user,
            source=registering.Source(**form.source()),
            token=token_of(request),
            grants=room.is_office,
        )
    except registering.EnteredAlready as refusal:
        messages.warning(request, refusal.message)
        return redirect(room.url("pupils"))
    except Refused as refusal:
        form.add_error(None, refusal.message)
        context = room.context(edition=form.edition, form=form, is_open=True)
        context["back"] = room.url("pupils")
        return render(request, "olympiad/registering/enter.html", context)
    names = {one.number: one.name for one in good}
    return sheet_page(request, room, made, names)


def token_of(request) -> UUID | None:
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return None


def standing_of(made) -> list[Entrant]:
    rows = made.entrants.filter(is_withdrawn=False).select_related("edition__activity")
    return list(rows.order_by("line", "pk"))


def sheet_page(request, room: Room, made, names):
    """The codes as they are printed, on the page itself and as PDF."""
    context = room.context(
        made=made,
        cards=cards.cards_of(standing_of(made), names),
        names=json.dumps(names, ensure_ascii=False) if names else "",
        list_url=room.url("list", pk=made.pk),
        pdf_url=room.url("list_pdf", pk=made.pk),
    )
    return render(request, "olympiad/registering/sheet.html", context)


def sheet(request, room: Room, pk):
    """Printed again: by the numbers of lines, since no name was kept."""
    return sheet_page(request, room, list_of(request, pk), {})


def sheet_pdf(request, room: Room, pk):
    """As PDF; names only if the page sends them along."""
    made = list_of(request, pk)
    told = cards.cards_of(standing_of(made), names_sent(request))
    data = cards.paper_of(made, told, institution=institutions.of(request))
    answer = HttpResponse(pdf.render(cards.PAPER, data), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="codes-{made.pk}.pdf"'
    return answer


def names_sent(request) -> dict[int, str]:
    told = request.POST.get("names", "")[:LONGEST_NAMES] if request.POST else ""
    try:
        found = json.loads(told or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        int(line): str(name)[:200] for line, name in found.items() if line.isdecimal()
    }


def a_list(request, room: Room, pk):
    """A list's codes by lines: lost ones replaced, pupils withdrawn."""
    made = list_of(request, pk)
    rows = made.entrants.select_related("track").prefetch_related("attempts")
    context = room.context(
        made=made,
        rows=[row_of(room, one) for one in rows.order_by("line", "pk")],
        back=room.url("pupils"),
        sheet_url=room.url("list_sheet", pk=made.pk),
        pdf_url=room.url("list_pdf", pk=made.pk),
    )
    return render(request, "olympiad/registering/list.html", context)


def row_of(room: Room, entrant: Entrant) -> dict:
    begun = bool(entrant.attempts.all())
    urls = {} if entrant.is_withdrawn else {"withdraw": "withdraw_code"}
    if not (begun or entrant.is_withdrawn):
        urls["replace"] = "replace_code"
    if room.is_office and not entrant.is_withdrawn:
        urls["extra"] = "grant_extra"
    return {
        "entrant": entrant,
        "code": shown(entrant.code),
        "begun": begun,
        "urls": {name: room.url(page, pk=entrant.pk) for name, page in urls.items()},
    }


def replace(request, room: Room, pk):
    entrant = entrant_of(request, pk)
    return answered(
        request,
        lambda: registering.replace_code(entrant, by=request.user),
        words=_("The lost code is withdrawn, a new one stands in its line."),
        to=room.url("list", pk=entrant.registration_id),
    )


def withdraw(request, room: Room, pk):
    """Says what it means, then does it."""
    entrant = entrant_of(request, pk)
    back = room.url("list", pk=entrant.registration_id)
    if request.method == "POST":
        return answered(
            request,
            lambda: registering.withdraw(entrant, by=request.user),
            words=_("The code is withdrawn: nobody enters with it any more."),
            to=back,
        )
    context = room.context(entrant=entrant, code=shown(entrant.code), back=back)
    return render(request, "olympiad/registering/withdraw.html", context)
