"""The sheet of approval on paper: who approved which text, and when."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mosty.agreements import telling
from mosty.ui.dates import speak


def data_of(agreement, told, *, institution, seats) -> dict:
    """Plain values for `agreements/sheet.typ`; `told` is a `RoundTold`."""
    round_ = told.round
    number = {"number": round_.number, "route": told.route}
    return {
        "lang": get_language() or settings.LANGUAGE_CODE,
        "title": _("Sheet of approval"),
        "institution": str(institution.name),
        "paper": _("%(kind)s, No. %(number)s in the register")
        % {"kind": telling.kind_of(agreement), "number": agreement.register_number},
        "state": told.badge[0],
        "round": _("Round %(number)s, route “%(route)s”") % number,
        "parties_title": _("Parties"),
        "parties": [seat.name for seat in seats],
        "text_title": _("Text"),
        "text": told.text,
        "hash_title": _("Its SHA-256"),
        "hash": round_.text_sha256,
        "heads": [_("Who"), _("Decision"), _("By whom and when"), _("Remark")],
        "rows": [
            [
                f"{one.step.position}. {one.whose}",
                one.badge[0],
                one.text,
                one.remark,
            ]
            for one in told.lines
        ],
        "made": _("Made on %(day)s in the office of the register.")
        % {"day": speak(timezone.localdate())},
    }
