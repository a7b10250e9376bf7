"""What is to be mended in an organisation, in a word or two each."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.partners.models import Kind
from mosty.partners.naming import is_oddly_quoted


def remarks_of(organisation) -> list[str]:
    has_region = organisation.region_id or organisation.country_id != "RU"
    found = (
        (is_oddly_quoted(organisation.name_ru), pgettext("remark", "quotes")),
        (not has_region, pgettext("remark", "region")),
        (organisation.kind == Kind.UNKNOWN, pgettext("remark", "kind")),
        (not organisation.name_en, _("not translated")),
    )
    return [words for is_so, words in found if is_so]
