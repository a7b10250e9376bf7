"""For which partner a role is held, chosen by its name."""

from django.utils.translation import gettext_lazy as _

from mosty.partners.forms.choosing import PartnerField
from mosty.partners.models import KeptOrganisation
from mosty.people.scopes import ScopeKind, declare_scope
from mosty.ui.bilingual import in_language


def choosing(user) -> PartnerField:
    field = PartnerField(label=_("For which partner"), required=False)
    field.belongs_to(user)
    return field


def name_of(key: int) -> str:
    found = KeptOrganisation.objects.filter(pk=key).first()
    return in_language(found, "name").text if found else ""


def declare() -> None:
    words = _("only for a partner’s coordinator")
    declare_scope(ScopeKind("partner", words, field=choosing, spoken=name_of))
