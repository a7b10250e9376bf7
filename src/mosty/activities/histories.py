"""What the journal tells of an activity's rows, in words for its reader."""

from django.utils.translation import gettext as _

from mosty.activities.models import Evidence, PeopleCount, Result
from mosty.journal.former import Change
from mosty.places.models import Country

ROWS = {
    "activity.result_entered": ("result", Result),
    "activity.proved": ("evidence", Evidence),
}


def tell(entry, user) -> list[Change]:
    """What one row became: a target, a number of people, a result, a proof."""
    detail = entry.detail
    if entry.verb == "activity.contributed" and detail.get("target"):
        label = _("Target %(code)s") % {"code": detail["target"]}
        return [Change(label, detail.get("before", ""), detail.get("after", ""))]
    if entry.verb == "activity.people_counted" and "people" in detail:
        before = detail.get("before") or ""
        return [Change(counted(detail), str(before), str(detail["people"]))]
    if entry.verb in ROWS:
        name, model = ROWS[entry.verb]
        title = detail.get("title") or title_of(model, detail.get(name))
        labels = {"result": _("Result"), "evidence": _("Proof")}
        return [Change(labels[name], "", title)] if title else []
    return []


def counted(detail) -> str:
    """Which people: of what country, and how they took part."""
    country = Country.objects.filter(pk=detail.get("country")).first()
    way = dict(PeopleCount.Direction.choices).get(detail.get("direction"), "")
    return ", ".join(filter(None, [str(country or ""), str(way)]))


def title_of(model, key) -> str:
    found = model.objects.filter(pk=key).first()
    return found.title_ru if found else ""
