"""How organisations are found: by every name they bear or bore."""

from django.utils.translation import gettext_lazy as _

from mosty.partners import rules
from mosty.partners.models import Contact, KeptOrganisation, LogEntry, Organisation
from mosty.search.beside import Finder, Found, offer_finder
from mosty.search.kinds import Doc, Kind, register_kind
from mosty.ui.addresses import numbered
from mosty.ui.bilingual import in_language


def doc_of(organisation):
    if organisation.is_archived or organisation.is_ours:
        return None
    names = {name.full_name for name in organisation.names.all()}
    names |= {name.short_name for name in organisation.names.all() if name.short_name}
    numbers = [one.value for one in organisation.identifiers.all()]
    return Doc(
        title_ru=organisation.name_ru,
        title_en=organisation.name_en,
        subtitle_ru=place_of(organisation, "ru"),
        subtitle_en=place_of(organisation, "en"),
        body_ru=" ".join(
            filter(None, [organisation.short_name_ru, *sorted(names), *sorted(numbers)])
        ),
        body_en=organisation.short_name_en,
        url_name="partners:partner",
        url_kwargs={"pk": organisation.pk},
        audience=organisation.audience,
    )


def place_of(organisation, language):
    """Its country, region and city; a city that is its own region is said once."""
    region, city = organisation.region, getattr(organisation, f"city_{language}")
    within = getattr(region, f"name_{language}") if region else ""
    country = getattr(organisation.country, f"name_{language}")
    places = [country, within if within != city else "", city]
    return ", ".join(filter(None, places))


def every_organisation():
    return Organisation.objects.select_related("country", "region").prefetch_related(
        "names", "identifiers"
    )


def page_of(thing) -> str:
    return numbered("partners_office:record", pk=thing.organisation_id)


def contacts(user):
    kept = KeptOrganisation.objects.visible_to(user)
    shown = Contact.objects.visible_to(user).present().filter(organisation__in=kept)
    return shown.select_related("person", "organisation").order_by("-pk")


def contact_told(contact) -> Found:
    position = in_language(contact, "position").text
    partner = in_language(contact.organisation, "name").text
    text = ", ".join(filter(None, [position, partner]))
    return Found(str(contact), f"{page_of(contact)}#contacts", text)


def log_entries(user):
    kept = KeptOrganisation.objects.visible_to(user)
    shown = LogEntry.objects.visible_to(user).present().filter(organisation__in=kept)
    return shown.select_related("organisation").newest_first()


def entry_told(entry) -> Found:
    partner = in_language(entry.organisation, "name").text
    text = f"{entry.get_channel_display()}, {partner}"
    return Found(entry.subject, f"{page_of(entry)}?log=#log-{entry.pk}", text)


def put_away(user):
    rows = KeptOrganisation.objects.visible_to(user).filter(is_archived=True)
    return rows.select_related("country").by_name()


def put_away_told(organisation) -> Found:
    name = in_language(organisation, "name").text
    return Found(name, organisation.get_absolute_url(), str(organisation.country))


FINDERS = (
    Finder(
        name="contacts",
        label=_("Contacts"),
        rule=rules.may_read,
        rows=contacts,
        columns=(
            "person__family_name",
            "person__given_name",
            "person__patronymic",
            "person__name_en",
            "position_ru",
            "position_en",
            "email",
            "phone",
            "organisation__name_ru",
            "organisation__name_en",
        ),
        tell=contact_told,
    ),
    Finder(
        name="log",
        label=_("Contact log"),
        rule=rules.may_read,
        rows=log_entries,
        columns=(
            "subject",
            "text",
            "theirs",
            "next_step",
            "incoming_number",
            "outgoing_number",
        ),
        tell=entry_told,
    ),
    Finder(
        name="put_away",
        label=_("Partners that were put away"),
        rule=rules.may_read,
        rows=put_away,
        columns=("name_ru", "name_en", "short_name_ru", "short_name_en"),
        tell=put_away_told,
    ),
)


def register():
    for finder in FINDERS:
        offer_finder(finder)
    register_kind(
        Kind(
            name="organisation",
            model=Organisation,
            label=_("Partners"),
            icon="person",
            build=doc_of,
            things=every_organisation,
            weight=1.1,
            is_many=True,
            office_url_name="partners_office:record",
        )
    )
