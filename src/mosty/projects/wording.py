"""What is said of a project's state."""

from django.utils.translation import gettext as _

from mosty.projects.course import Standing

BADGES = {
    Standing.PLANNED: "plain",
    Standing.RUNNING: "ok",
    Standing.FINISHED: "done",
    Standing.CANCELLED: "over",
    Standing.PAST: "open",
    Standing.UNKNOWN: "open",
}


def standing_title(standing) -> str:
    """A word or two for filters and badges."""
    return {
        Standing.PLANNED: _("planned"),
        Standing.RUNNING: _("under way"),
        Standing.FINISHED: _("finished"),
        Standing.CANCELLED: _("cancelled"),
        Standing.PAST: _("term is over, outcome not stated"),
        Standing.UNKNOWN: _("state not stated"),
    }[Standing(standing)]


def standing_sentence(standing) -> str:
    """A sentence where a word would mislead, else nothing."""
    if standing == Standing.PAST:
        return _("The term is over; nobody has marked the project as finished.")
    return ""
