"""What letters need from a person today."""

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.letters.models import Letter
from mosty.letters.models.letter import FAILING, LOST
from mosty.letters.rules import may_see_letters, may_send_again

SHOWN = 4


def tasks(user, on) -> list[Task]:
    """Letters that did not arrive, then a mail server that does not answer."""
    if not may_see_letters(user):
        return []
    counts = Letter.objects.filter(LOST | FAILING).aggregate(
        lost=Count("pk", filter=LOST),
        failing=Count("pk", filter=FAILING),
        error=Max("error", filter=FAILING),
    )
    found = []
    if counts["lost"]:
        found.append(lost(user, counts["lost"]))
    if counts["failing"]:
        found.append(failing(user, counts["failing"], counts["error"]))
    return found


def lost(user, count) -> Task:
    letters = Letter.objects.lost().order_by("-id")[:SHOWN]
    return Task(
        title=ngettext("letter did not arrive", "letters did not arrive", count),
        count=count,
        text=_(
            "The other server sent them back or refused them. Check the address, reach "
            "the person in another way, then send again or note it as dealt with."
        ),
        url=reverse("letters_office:queue") + "?care=lost",
        lines=[line(one, may_send_again(user)) for one in letters],
        urgency=20,
    )


def line(letter, may_act) -> Line:
    page = letter.get_absolute_url()
    steps = [Step(_("Open the letter"), page)]
    if may_act:
        settled = reverse("letters_office:settle", args=[letter.pk])
        steps.append(Step(_("Dealt with"), settled, is_post=True))
    return Line(title=letter.to, url=page, text=letter.subject, steps=steps)


def failing(user, count, error) -> Task:
    steps = []
    if may_send_again(user):
        url = reverse("letters_office:try_all")
        steps.append(Step(_("Try all now"), url, is_post=True))
    return Task(
        title=ngettext(
            "letter waits for the mail server",
            "letters wait for the mail server",
            count,
        ),
        count=count,
        text=_(
            "Nothing is lost: they are tried again by themselves. It says: %(error)s"
        )
        % {"error": error},
        url=reverse("letters_office:queue") + "?care=failing",
        steps=steps,
        urgency=30,
    )
