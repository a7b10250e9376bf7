"""Lines of the worklist: what is amiss, and the step that mends it."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.access.desk import Step
from mosty.agreements import telling
from mosty.agreements.continuity.alone import OWNERLESS, Reason, reasons_of
from mosty.ui.bilingual import in_language


@dataclass(frozen=True)
class Line:
    """One record that is left alone. `key` is what is given, if it can be."""

    key: int
    number: object
    title: str
    url: str
    told: list[str]
    steps: list[Step] = field(default_factory=list)
    is_ownerless: bool = False


def of_agreement(row, reasons) -> Line:
    found = reasons_of(row, reasons)
    partner = row.counterpart
    told = [told_of(one, row) for one in found]
    return Line(
        key=row.pk,
        number=row.register_number,
        title=in_language(partner, "name").text if partner else str(row),
        url=reverse("agreements_office:record", kwargs={"pk": row.pk}),
        told=[telling.kind_of(row), *told],
        steps=steps_of(found, partner),
        is_ownerless=any(one in OWNERLESS for one in found),
    )


def told_of(reason, row) -> str:
    if reason in (Reason.GONE, Reason.AWAY) and row.responsible:
        return f"{reason.label}: {row.responsible}"
    return str(reason.label)


def of_partner(row, reasons) -> Line:
    found = reasons_of(row, reasons)
    return Line(
        key=row.pk,
        number="",
        title=in_language(row, "name").text,
        url=reverse("partners_office:record", kwargs={"pk": row.pk}),
        told=[str(one.label) for one in found],
        steps=steps_of(found, row),
    )


def steps_of(found, partner) -> list[Step]:
    """One step for what is amiss with the partner; who is responsible is given."""
    if partner is None:
        return []
    record = reverse("partners_office:record", kwargs={"pk": partner.pk})
    if Reason.NO_CONTACT in found:
        url = reverse("partners_office:add_contact", kwargs={"pk": partner.pk})
        return [Step(_("Name a contact"), url)]
    if Reason.BOUNCED in found:
        return [Step(_("Mend the address"), f"{record}#contacts")]
    if Reason.SILENT in found:
        url = reverse("partners_office:add_entry", kwargs={"pk": partner.pk})
        return [Step(_("Write down a contact"), url)]
    return []


def tabs_of(figures, reasons, chosen, *, is_partners) -> list[dict]:
    """All, and each reason that somebody has, with its figure."""
    start = "?what=partners&" if is_partners else "?"
    whole = {
        "title": _("All of them"),
        "url": start.rstrip("&") if is_partners else start,
        "count": figures["total"],
        "current": chosen not in reasons,
    }
    return [
        whole,
        *(
            {
                "title": one.label,
                "url": f"{start}reason={one.value}",
                "count": figures[one.value],
                "current": one == chosen,
            }
            for one in reasons
            if figures[one.value] or one == chosen
        ),
    ]
