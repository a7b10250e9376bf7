"""What of the texts needs somebody today."""

import datetime

from django.db.models import Q, TextField, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.desk import Line, Step, Task
from mosty.pages.models import News, Page
from mosty.pages.rules import may_write

SOON = datetime.timedelta(days=3)
LOOKED_AT = datetime.timedelta(days=180)
FIRST = 5
UNTOLD = r"<img(?![^>]*\salt=)[^>]*>"


def tasks(user, on) -> list[Task]:
    """Published texts without English, about to go, with pictures untold."""
    if not may_write(user):
        return []
    now = timezone.now()
    rows = [one for model in (News, Page) for one in wanting(model, now)]
    found = [untranslated(rows), going(rows, now), untold(rows)]
    return [one for one in found if one.count]


def wanting(model, now):
    """What is on the site, was published in the last half year, and lacks something."""
    texts = Concat("body_ru", Value(" "), "body_en", output_field=TextField())
    lacking = Q(title_en="") | Q(body_en="") | Q(published_until__lte=now + SOON)
    rows = model.objects.published(now).filter(
        Q(published_from__gte=now - LOOKED_AT) | Q(published_until__lte=now + SOON)
    )
    rows = rows.annotate(texts=texts).filter(lacking | Q(texts__regex=UNTOLD))
    is_told = ~Q(texts__regex=UNTOLD)
    return rows.annotate(has_words=is_told).defer("body_ru").order_by("-published_from")


def untranslated(rows) -> Task:
    """English is told apart by the title and the body together."""
    without = [one for one in rows if not one.is_told_in_english]
    count = len(without)
    return Task(
        title=ngettext(
            "text on the site without English",
            "texts on the site without English",
            count,
        ),
        count=count,
        text=_("English readers get the Russian text, marked as such."),
        lines=[line(one, _("Translate")) for one in without[:FIRST]],
        urgency=60,
    )


def going(rows, now) -> Task:
    soon = [
        one for one in rows if one.published_until and one.published_until <= now + SOON
    ]
    count = len(soon)
    return Task(
        title=ngettext(
            "text goes off the site soon", "texts go off the site soon", count
        ),
        count=count,
        text=_("Prolong what is still true; the rest goes by itself."),
        lines=[
            line(one, _("Change the times"), until(one), what="record")
            for one in soon[:FIRST]
        ],
        urgency=30,
    )


def untold(rows) -> Task:
    mute = [one for one in rows if not one.has_words]
    count = len(mute)
    return Task(
        title=ngettext(
            "text with a picture that is not told in words",
            "texts with pictures that are not told in words",
            count,
        ),
        count=count,
        text=_("Who does not see the picture learns nothing of it."),
        lines=[line(one, _("Say what it shows")) for one in mute[:FIRST]],
        urgency=40,
    )


def until(text) -> str:
    moment = timezone.localtime(text.published_until)
    return _("until %(moment)s") % {"moment": date_format(moment, "j E Y, H:i")}


def line(text, step, said="", *, what="edit") -> Line:
    name = text._meta.model_name
    record = reverse(f"pages_office:{name}_record", kwargs={"pk": text.pk})
    address = reverse(f"pages_office:{name}_{what}", kwargs={"pk": text.pk})
    return Line(
        title=text.title_ru,
        url=record,
        text=said,
        steps=[Step(step, address, is_main=True)],
    )
