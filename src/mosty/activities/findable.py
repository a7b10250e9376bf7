"""What of the hub can be found."""

from django.utils.translation import gettext_lazy as _

from mosty.activities import kinds
from mosty.activities.models import Activity, CooperationForm, Direction
from mosty.activities.times import years
from mosty.search.kinds import Doc, Kind, register_kind

PLAIN = (
    ("activity", _("Activity"), _("Activities")),
    ("meeting", _("Meeting or talks"), _("Meetings and talks")),
    ("lesson", _("Seminar or lecture"), _("Seminars and lectures")),
    ("visit", _("Visit of a delegation"), _("Visits of delegations")),
    ("paper", _("Joint publication"), _("Joint publications")),
)


def heading_doc(heading, *, url_name):
    if heading.is_archived:
        return None
    return Doc(
        title_ru=heading.title_ru,
        title_en=heading.title_en,
        body_ru=heading.text_ru,
        body_en=heading.text_en,
        url_name=url_name,
        url_kwargs={"number": heading.number},
    )


def activity_doc(activity):
    """An activity without a page in another room, which would index it itself."""
    if activity.is_archived or kinds.kind_of(activity.kind).url is not None:
        return None
    when = years(activity.starts_on, activity.ends_on)
    return Doc(
        title_ru=activity.title_ru,
        title_en=activity.title_en,
        subtitle_ru=" ".join(filter(None, [activity.place_ru, when])),
        subtitle_en=" ".join(filter(None, [activity.place_en, when])),
        body_ru=activity.summary_ru,
        body_en=activity.summary_en,
        url_name="activities:activity",
        url_kwargs={"pk": activity.pk},
        audience=activity.audience,
    )


def register():
    for name, label, plural in PLAIN:
        kinds.register_kind(kinds.Kind(name, label, plural))
    register_kind(
        Kind(
            name="direction",
            model=Direction,
            label=_("Directions"),
            icon="link",
            build=lambda one: heading_doc(one, url_name="activities:direction"),
            office_url_name="activities_office:headings",
            office_keyword="",
        )
    )
    register_kind(
        Kind(
            name="form",
            model=CooperationForm,
            label=_("Forms of cooperation"),
            icon="link",
            build=lambda one: heading_doc(one, url_name="activities:form"),
            office_url_name="activities_office:headings",
            office_keyword="",
        )
    )
    register_kind(
        Kind(
            name="activity",
            model=Activity,
            label=_("Activities"),
            icon="calendar",
            build=activity_doc,
            office_url_name="agreements_office:deed",
        )
    )
