"""What is said of the lines of a list, and of late answers."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FAULTS = {
    "no_name": _("the name is missing"),
    "long_name": _("the name is longer than names are: part the columns"),
    "no_grade": _("the grade is missing: a number from 1 to 12"),
    "no_track": _("the olympiad has no track for this grade"),
    "odd_extra": _("the minutes to be added are no number"),
    "much_extra": _("at most 240 minutes can be added"),
    "no_ground": _("time is added on a ground only: write it in the fourth column"),
    "long_ground": _("the ground is longer than 200 characters"),
    "name_in_ground": _("the ground names the pupil: write it without the name"),
}
REMARKS = {"twice": _("stands in the list twice: perhaps one pupil")}


def said_of(line) -> list:
    """Faults, else remarks, in people's words."""
    if line.faults:
        return [FAULTS[code] for code in line.faults]
    return [REMARKS[code] for code in line.remarks]


STANDINGS = {
    "late_counted": _("counts"),
    "waits_for_jury": _("waits for the jury"),
    "too_late": _("does not count"),
}


def lasting(late) -> str:
    """`62 min 5 s`, as lateness is told."""
    minutes, seconds = divmod(int(late.total_seconds()), 60)
    told = {"minutes": minutes, "seconds": seconds}
    return gettext("%(minutes)s min %(seconds)s s") % told
