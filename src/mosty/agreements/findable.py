"""How agreements are found."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Audience
from mosty.agreements.models import Agreement, Stage
from mosty.agreements.partner import shown_as
from mosty.agreements.shown import publicly, with_shown
from mosty.partners.followers import follow
from mosty.search.actions import index_many
from mosty.search.kinds import Doc, Kind, register_kind


def doc_of(agreement):
    """One that is not shown to all is found by those who work on it."""
    audience = audience_of(agreement)
    partner = partner_found(agreement, audience)
    names = [
        party.name_at_signing
        for party in agreement.parties.all()
        if not party.organisation.is_ours
    ]
    place_ru = place_of(agreement, "name_ru")
    place_en = place_of(agreement, "name_en")
    official_ru = agreement.country.official_ru if agreement.country else ""
    return Doc(
        title_ru=agreement.title_ru or (partner.name_ru if partner else str(agreement)),
        title_en=agreement.title_en or (partner.name_en if partner else ""),
        subtitle_ru=" · ".join(filter(None, [agreement.kind_text_ru, place_ru])),
        subtitle_en=" · ".join(filter(None, [agreement.kind_text_en, place_en])),
        body_ru=" ".join(filter(None, [*names, number_of(agreement), official_ru])),
        url_name="agreements:agreement",
        url_kwargs={"number": agreement.register_number},
        audience=audience,
    )


def partner_found(agreement, audience):
    """The first partner as all who may see what is for this audience know it."""
    partner, audiences = agreement.counterpart, list(Audience)
    if partner is None:
        return None
    least = audiences[: audiences.index(audience) + 1]
    names = {
        one.organisation_id: one.name_at_signing for one in agreement.parties.all()
    }
    return shown_as(partner, names.get(partner.pk, ""), least)


def number_of(agreement) -> str:
    """The number on the paper, where all who find the agreement may know it."""
    if audience_of(agreement) != Audience.PUBLIC:
        return agreement.number
    return publicly(agreement).number


def audience_of(agreement):
    is_public = agreement.stage in {Stage.SIGNED, Stage.ENDED}
    if is_public or agreement.is_shown_as_planned:
        return agreement.audience
    if agreement.audience == Audience.PUBLIC:
        return Audience.STAFF
    return agreement.audience


def place_of(agreement, column):
    places = (agreement.region, agreement.country)
    return ", ".join(getattr(place, column) for place in places if place)


def every_agreement():
    rows = Agreement.objects.select_related("counterpart", "country", "region")
    return with_shown(rows).prefetch_related("parties__organisation")


def refind(organisation):
    """Make the agreements with a changed partner findable as it is shown now."""
    index_many(every_agreement().filter(counterpart=organisation))


def register():
    follow("agreements", refind)
    register_kind(
        Kind(
            name="agreement",
            model=Agreement,
            label=_("Agreements"),
            icon="document",
            build=doc_of,
            things=every_agreement,
            weight=1.2,
            is_many=True,
            office_url_name="agreements_office:record",
        )
    )
