"""What was done with a partner or in a country, for a brief."""

from django.db.models import Q
from django.utils.translation import gettext as _

from mosty.activities import kinds
from mosty.activities.models import Activity
from mosty.activities.times import days
from mosty.partners.dossier import Section, register_section
from mosty.ui.bilingual import in_language

MOST = 60


def section(subject, reading):
    part = Q(participations__organisation__in=subject.organisations)
    if subject.country:
        part |= Q(countries=subject.country)
    rows = Activity.objects.visible_to(reading.user)
    found = rows.filter(pk__in=Activity.objects.filter(part).values("pk"))
    told = [(head_of(one), text_of(one)) for one in found.newest_first()[:MOST]]
    return Section(_("Done together"), rows=told)


def head_of(activity) -> str:
    return "\n".join(
        filter(None, [str(kinds.kind_of(activity.kind).label), days(activity)])
    )


def text_of(activity) -> str:
    told = [in_language(activity, "title").text, str(activity.get_state_display())]
    return "; ".join(filter(None, told))


def register():
    register_section("activities", section, order=50)
