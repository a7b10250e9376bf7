"""What the registers know of a partner and its signatory, for an authority."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.agreements import checked
from mosty.agreements.models import Party
from mosty.partners.check_rows import look_url
from mosty.partners.models import Organisation
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


@dataclass(frozen=True)
class Fact:
    """A line of the sheet; an empty value is not known, `url` is where to enter it.

    `said` is the label as the authority reads it, in its language.
    """

    group: str
    label: str
    value: str
    said: str
    url: str = ""
    is_needed: bool = True


@dataclass(frozen=True)
class Line:
    """A fact before it is told: where it stands and whether an authority needs it."""

    label: object
    value: str
    url: str
    is_needed: bool = True


def facts_of(agreement, *, jurisdiction, on, language: str) -> list[Fact]:
    """The lines about each partner of the agreement and who signs for it.

    Labels are for the reader here, `said` and values in the language of the sheet.
    """
    found = []
    seats = agreement.parties.filter(organisation__is_ours=False)
    rows = seats.select_related("organisation__country", "organisation__region")
    for seat in rows.prefetch_related("organisation__identifiers"):
        here = lines_of(seat)
        with translation.override(language):
            there = lines_of(seat)
        found += [
            Fact(
                group=seat.name_at_signing,
                label=str(mine.label),
                value=theirs.value,
                said=str(theirs.label),
                url=mine.url,
                is_needed=mine.is_needed,
            )
            for mine, theirs in zip(here, there, strict=True)
        ]
    rows = checked.standings(agreement, jurisdiction=jurisdiction, on=on)
    asked = [one for one in rows if one.source.is_required or one.check]
    back = reverse("agreements_office:package", kwargs={"pk": agreement.pk})
    return [*found, *(fact_of_check(one, language, back) for one in asked)]


def lines_of(seat: Party) -> list[Line]:
    return [*of_organisation(seat.organisation, seat), *of_signatory(seat)]


def of_organisation(one: Organisation, seat: Party) -> list[Line]:
    record = reverse("partners_office:record", kwargs={"pk": one.pk})
    names = reverse("partners_office:names", kwargs={"pk": one.pk})
    edit = reverse("partners_office:edit", kwargs={"pk": one.pk})
    numbers = ", ".join(str(row) for row in one.identifiers.all() if not row.is_other)
    kind = "" if one.kind == "unknown" else one.get_kind_display()
    place = (one.region, one.country)
    places = [in_language(one, "city").text]
    places += [in_language(row, "name").text for row in place if row]
    return [
        Line(_("Name in Russian"), seat.name_at_signing or one.name_ru, names),
        Line(_("Name in English"), one.name_en, names),
        Line(_("Short name"), in_language(one, "short_name").text, edit, False),
        Line(pgettext("organisation", "Kind"), str(kind), edit),
        Line(_("Where it is"), ", ".join(filter(None, places)), edit),
        Line(_("Registration numbers"), numbers, record, False),
        Line(_("Site"), one.site, edit, False),
    ]


def of_signatory(seat: Party) -> list[Line]:
    values = {"pk": seat.agreement_id, "party": seat.pk}
    url = reverse("agreements_office:party", kwargs=values)
    return [
        Line(_("Who signs"), seat.signatory, url),
        Line(_("Position"), seat.signatory_position, url),
        Line(_("On what ground"), seat.authority, url),
    ]


def fact_of_check(standing, language: str, back: str) -> Fact:
    """A check that comes before signing, or that was made, with its day and result."""
    source, subject = standing.source, standing.subject
    label = f"{in_language(source, 'title').text}: {subject.name}"
    url = look_url(standing, back)
    with translation.override(language):
        return Fact(
            group=subject.organisation.name_ru,
            label=label,
            value=check_told(standing),
            said=f"{in_language(source, 'title').text}: {subject.name}",
            url=url,
            is_needed=source.is_required,
        )


def check_told(standing) -> str:
    """`nothing found, 12 марта 2026 года`; empty where nobody has looked."""
    if standing.check is None or standing.check.result == "not_looked":
        return ""
    told = (str(standing.found.label), speak(standing.check.checked_on))
    return ", ".join(told)
