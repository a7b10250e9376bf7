"""What the room itself tells in a brief."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import audiences_of
from mosty.partners.dossier import Section, register_section
from mosty.partners.findable import place_of
from mosty.partners.models import Contact, LogEntry
from mosty.partners.record import facts_of, names_of
from mosty.partners.remarks import remarks_of
from mosty.partners.zones import hours_ahead, local_time
from mosty.ui.bilingual import current_language, in_language
from mosty.ui.dates import speak

MOST_CONTACTS, MOST_ENTRIES, LONGEST = 60, 8, 300


def who_they_are(subject, reading):
    one = subject.only
    if one is None:
        return None
    visible = type(one).objects.visible_to(reading.user)
    facts = [
        (str(fact["label"]), str(fact["value"]))
        for fact in facts_of(one, visible)
        if fact["value"]
    ]
    return Section(_("Who they are"), rows=[*facts, *where_and_when(one, reading)])


def where_and_when(one, reading):
    rows = []
    if one.latitude is not None:
        told = f"{one.latitude:.4f}, {one.longitude:.4f}"
        rows.append((_("On the map"), told))
    now = local_time(one, reading.at)
    if now:
        rows.append((_("Their time now"), time_told(one, now, reading)))
    return rows


def time_told(one, now, reading) -> str:
    hours = hours_ahead(one, reading.at)
    if not hours:
        return _("%(time)s, the same as ours") % {"time": now}
    told = {"time": now, "hours": f"{hours:+g}".replace("-", "−")}
    return _("%(time)s (%(hours)s h to ours)") % told


def partners(subject, reading):
    if subject.country is None:
        return None
    language = current_language()
    rows = [
        (in_language(one, "name").text, "; ".join(of_partner(one, language)))
        for one in subject.organisations
    ]
    return Section(pgettext("brief", "Partners"), rows=rows)


def of_partner(one, language):
    told = [place_of(one, language)]
    if one.last_contact_on:
        day = speak(one.last_contact_on)
        told.append(_("last contact: %(day)s") % {"day": day})
    return told


def names(subject, reading):
    one = subject.only
    if one is None:
        return None
    rows = [
        (name.when or (_("formerly") if name.is_former else ""), name.text)
        for name in names_of(one)
    ]
    return Section(_("Names over time"), rows=rows)


def contacts(subject, reading):
    rows = (
        Contact.objects.visible_to(reading.user)
        .present()
        .filter(organisation__in=subject.organisations, until=None)
        .select_related("person", "organisation")
        .order_by("organisation__sort_ru", "pk")
    )
    told = [contact_row(one, subject) for one in rows[:MOST_CONTACTS]]
    return Section(_("Contacts"), rows=told)


def contact_row(contact, subject):
    reach = [in_language(contact, "position").text, contact.email, contact.phone]
    if subject.country:
        reach.insert(0, in_language(contact.organisation, "name").text)
    person, name = contact.person, str(contact)
    if person and current_language() == "en" and person.name_en:
        name = person.name_en
    return name, "; ".join(part for part in reach if part and part != name)


def entries(subject, reading):
    seen = audiences_of(reading.user)
    rows = LogEntry.objects.filter(
        organisation__in=subject.organisations, audience__in=seen
    )
    return rows.select_related("organisation", "responsible")


def last_contacts(subject, reading):
    rows = entries(subject, reading).contacts().newest_first()[:MOST_ENTRIES]
    told = [
        (speak(timezone.localdate(one.happened_at)), entry_told(one, subject))
        for one in rows
    ]
    return Section(_("Last contacts"), rows=told)


def entry_told(entry, subject) -> str:
    told = [f"{entry.get_channel_display()}: {entry.subject}"]
    if subject.country:
        told.insert(0, in_language(entry.organisation, "name").text)
    if entry.text:
        text = " ".join(entry.text.split())
        told.append(text[:LONGEST] + ("…" if len(text) > LONGEST else ""))
    return "\n".join(told)


def next_steps(subject, reading):
    rows = entries(subject, reading).open_steps().order_by("due_on", "pk")
    told = [
        (speak(one.due_on) or _("no day is set"), step_told(one, subject))
        for one in rows
    ]
    return Section(_("Next steps"), rows=told)


def step_told(entry, subject) -> str:
    told = [entry.next_step, str(entry.responsible or "")]
    if subject.country:
        told.append(in_language(entry.organisation, "name").text)
    return "; ".join(filter(None, told))


def open_questions(subject, reading):
    lines = []
    for one in subject.organisations:
        remarks = remarks_of(one)
        if remarks:
            name = in_language(one, "name").text
            head = f"{name}: " if subject.country else ""
            lines.append(head + ", ".join(remarks))
    return Section(_("To be made clear"), lines=lines)


def register():
    register_section("who", who_they_are, order=10)
    register_section("partners", partners, order=12)
    register_section("names", names, order=15)
    register_section("contacts", contacts, order=20)
    register_section("last_contacts", last_contacts, order=60)
    register_section("next_steps", next_steps, order=65)
    register_section("questions", open_questions, order=90)
