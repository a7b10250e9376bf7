"""The card of an agreement on one sheet of paper."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mosty.ui.dates import speak
from mosty.ui.facts import parted


def data_of(record, *, institution) -> dict:
    """Plain values for `agreements/card.typ`."""
    agreement = record.agreement
    known, missing = parted(record.facts)
    if missing:
        known = [*known, {"label": _("Not stated in the source"), "unknown": missing}]
    return {
        "lang": get_language() or settings.LANGUAGE_CODE,
        "title": record.title,
        "institution": str(institution.name),
        "kind": record.kind,
        "number": _("No. %(number)s") % {"number": agreement.register_number},
        "state": record.badge[0],
        "is_unknown": record.badge[1] == "open",
        "sentence": record.sentence,
        "parties_title": _("Parties"),
        "parties": [
            {
                "name": side.name,
                "today": _("Today:") + " " + side.name_today if side.name_today else "",
                "place": side.place,
                "signatory": side.signed or _("signatory not stated")
                if record.tells_signatories
                else "",
            }
            for side in record.sides
        ],
        "facts_title": _("Facts"),
        "facts": [
            {
                "label": str(fact["label"]),
                "value": str(fact.get("value") or fact.get("unknown", "")),
                "is_known": bool(fact.get("value")),
            }
            for fact in known
        ],
        "address": settings.PUBLIC_URL + agreement.get_absolute_url(),
        "made": _("Made on %(day)s from the open register.")
        % {"day": speak(timezone.localdate())},
    }
