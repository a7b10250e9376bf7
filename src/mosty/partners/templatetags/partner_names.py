"""Notes beside names of organisations."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from mosty.partners.models import Organisation
from mosty.ui.bilingual import current_language

register = template.Library()


@register.simple_tag
def names_note(user):
    """Above an English list in which some names are Russian; else nothing."""
    if current_language() != "en":
        return ""
    partners = Organisation.objects.visible_to(user).filter(is_ours=False)
    if not partners.filter(name_en="").exists():
        return ""
    words = _("Names are given in Russian where no English name is on record.")
    return format_html('<p class="small muted">{}</p>', words)
