"""Whose site this is, for machines that read the home page."""

from django import template
from django.conf import settings

from mosty.listings.templatetags.open_data import linked_data
from mosty.ui.bilingual import in_language

register = template.Library()


@register.simple_tag(takes_context=True)
def institution_data(context):
    """The institution as schema.org tells it; nothing before it is founded."""
    institution = context["institution"]
    if institution.pk is None:
        return ""
    return linked_data(
        {
            "@type": "EducationalOrganization",
            "@id": settings.PUBLIC_URL + "/",
            "name": str(institution.name),
            "alternateName": str(institution.short_name),
            "url": institution.site or settings.PUBLIC_URL,
            "email": institution.email,
            "telephone": institution.phone,
            "taxID": institution.inn,
            "address": {
                "@type": "PostalAddress",
                "addressCountry": institution.country_code,
                "addressLocality": in_language(institution, "city").text,
                "streetAddress": in_language(institution, "address").text,
            },
        }
    )
