"""Which partner answered, as the journal tells it to readers of either language."""

from django.utils.translation import gettext as _

from mosty.agreements.actions.addressing import contact_named
from mosty.agreements.models import Confirmation
from mosty.journal.former import Change
from mosty.ui.bilingual import in_language


def partner_told(detail):
    """Whose answer it is; entries of old keep that in Russian themselves."""
    rows = Confirmation.objects.filter(pk=detail["confirmation"])
    one = rows.select_related("contact__organisation").first()
    if one is None or "confirmed_by" in detail.get("told", {}):
        return []
    name = in_language(one.contact.organisation, "name").text
    return [Change(str(_("Partner")), "", name)]


def partners_named(actors):
    """Printed names of the journal's `partner:7`: the contact and the organisation."""
    numbers = {
        one.removeprefix("partner:")
        for one in actors
        if one.startswith("partner:") and one[8:].isdigit()
    }
    names = {"partner": str(_("The partner"))} if "partner" in actors else {}
    if not numbers:
        return names
    rows = Confirmation.objects.filter(pk__in=numbers)
    for one in rows.select_related("contact__person", "contact__organisation"):
        organisation = in_language(one.contact.organisation, "name").text
        told = dict.fromkeys((contact_named(one.contact), organisation))
        names[f"partner:{one.pk}"] = ", ".join(told)
    return names
