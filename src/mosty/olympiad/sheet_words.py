"""What the answer sheet's scripts say, in the language of the page.

The scripts hold no words: a page tells them as JSON, so that it can be kept whole on a
device and shown without a link.
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def drawing() -> dict[str, str]:
    """What is written beside the inputs of one task."""
    return {
        "answer": _("Your answer"),
        "number": pgettext("task", "Number"),
        "year": pgettext("task", "Year"),
        "choose": pgettext("task", "Choose"),
        "gap": _("Gap {number} of {all}"),
        "gap_how": _("Fill in the gaps in the text."),
        "essay": _("Your text"),
        "words_of": _("{now} words; from {least} to {most} are asked for"),
        "words_only": _("Words: {now}"),
        "criteria": _("How it is marked"),
        "file": _("File or photograph"),
        "file_is": _("Chosen: {name}, {kb} KB"),
        "file_none": _("No file chosen"),
        "order_up": _("Move up: {what}"),
        "order_down": _("Move down: {what}"),
        "order_keep": _("Leave this order"),
        "order_kept": _("The order is your answer."),
        "order_place": _("{what}: place {place} of {all}"),
        "earlier": _("Earlier"),
        "later": _("Later"),
        "plan": _("Picture; choose a place in the list below"),
        "point_how": _("Press the place on the picture or choose it in the list."),
        "point_set": _("The point is set on the picture."),
        "places": _("Places on the picture"),
        "enlarge": _("Enlarge the picture"),
        "transcript": _("What is said"),
    }
