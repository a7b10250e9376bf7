"""What an organisation is called in a heading, so that no other is meant."""

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _

from mosty.partners.models import Organisation
from mosty.partners.naming import heading_name, is_oddly_quoted
from mosty.ui.bilingual import in_language


def full_name(organisation) -> str:
    return in_language(organisation, "name").text


def short_name(organisation) -> str:
    """Its own short name, or what stands in quotes after the legal form."""
    short = in_language(organisation, "short_name").text
    return short or heading_name(full_name(organisation))


def heading_of(organisation) -> str:
    """The short name, or the full one where another organisation has it too.

    One that is known from a paper only has no key and is called as it stands there.
    """
    short, full = short_name(organisation), full_name(organisation)
    if short == full or organisation.pk is None:
        return short
    same = Q()
    for language in ("ru", "en"):
        same |= Q(**{f"short_name_{language}": short})
        for printed in (short, f"«{short}»", f"“{short}”"):
            same |= Q(**{f"name_{language}__endswith": printed})
    others = Organisation.objects.filter(
        same, country=organisation.country_id, audience="public", is_archived=False
    )
    return full if others.exclude(pk=organisation.pk).exists() else short


def sic(name: str):
    """The mark `so in the source` where quotes do not pair, as safe HTML; else empty.

    The name itself stays as it stands: only a person may correct it.
    """
    if not is_oddly_quoted(name):
        return ""
    return format_html('<span class="tongue">{}</span>', _("so in the source"))
