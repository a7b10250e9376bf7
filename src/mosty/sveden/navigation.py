"""The ordinary subsections of `/sveden/`, in the order of the recommendations."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OURS = "inter"


@dataclass(frozen=True)
class Subsection:
    """A subsection of “Information on the educational organisation”.

    `name` is the end of its address, which the recommendations fix.
    """

    name: str
    title: object


SUBSECTIONS = (
    Subsection("common", pgettext_lazy("sveden", "Basic information")),
    Subsection("struct", _("Structure and governing bodies")),
    Subsection("document", pgettext_lazy("sveden", "Documents")),
    Subsection("education", pgettext_lazy("sveden", "Education")),
    Subsection("eduStandarts", _("Educational standards and requirements")),
    Subsection("managers", pgettext_lazy("sveden", "Management")),
    Subsection("employees", _("Teaching staff")),
    Subsection("objects", _("Facilities and equipment; accessible environment")),
    Subsection("paid_edu", _("Paid educational services")),
    Subsection("budget", _("Financial and economic activity")),
    Subsection("vacant", _("Vacancies for admission and transfer")),
    Subsection("grants", _("Scholarships and support of learners")),
    Subsection("inter", pgettext_lazy("sveden", "International cooperation")),
    Subsection("catering", _("Catering")),
)


def address_of(name: str, *, root: str, own: dict[str, str]) -> str:
    """Where a subsection stands: its own address, else below `root`, else nowhere."""
    if own.get(name):
        return own[name]
    return f"{root.rstrip('/')}/sveden/{name}" if root else ""
