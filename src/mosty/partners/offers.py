"""What the room brings to the office: its place, its tasks, histories, first steps."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.desk import (
    Beginning,
    FirstStep,
    Group,
    Place,
    offer_beginning,
    offer_first_step,
    offer_place,
    offer_task,
)
from mosty.access.roles import audiences_of
from mosty.documents import uses
from mosty.institution import followers as institution
from mosty.journal.kinds import Kind, register_kind, say
from mosty.listings.office.declaring import offer as offer_listing
from mosty.partners import actions, brief_sections, desk, histories, own_data, rules
from mosty.partners.models import (
    CheckSource,
    Contact,
    LogEntry,
    Organisation,
    PartnerCheck,
)
from mosty.partners.register import REGISTER
from mosty.ui.bilingual import in_language

WORDS = {
    "organisation.registered": _("Entered in the register"),
    "organisation.described": _("Described"),
    "organisation.shown_with_agreement": _("Shown on the site with its agreement"),
    "organisation.name_corrected": _("A mistake in the name was mended"),
    "organisation.renamed": _("Renamed from a day"),
    "organisation.called_again": _("A change of names was taken back"),
    "organisation.named_in_english": _("Named in English"),
    "organisation.numbered": _("A number was written"),
    "organisation.linked": _("Linked with another organisation"),
    "organisation.unlinked": _("A link with an organisation was taken away"),
    "organisation.paper_kept": _("A file was kept with the partner"),
    "organisation.brief_taken": _("A brief was taken out as a file"),
    "organisation.archived": pgettext_lazy("history", "Put away"),
    "organisation.restored": pgettext_lazy("history", "Brought back"),
    "organisation.merged": _("Two records were merged into one"),
    "organisation.late_rows_carried": _("What came late followed a merge"),
    "organisation.unmerged": _("Merged records were parted again"),
    "organisation.former_name_told": _("A former name was told"),
    "merge.row_set_aside": _("Set aside in a merge"),
    "pair.same": _("Said to be the same as another record"),
    "pair.never": _("Said to be never the same as another record"),
    "pair.rename": _("Said to be renamed"),
    "pair.branch": _("Said to be head and branch"),
    "pair.later": _("Put off whether two records are one"),
    "pair.taken_back": _("A decision about two records was taken back"),
    "contact.added": _("A contact was added"),
    "contact.described": _("A contact was described"),
    "contact.archived": _("A contact was put away"),
    "contact.restored": _("A contact was brought back"),
    "contact.forgotten": _("A person’s addresses were destroyed at their demand"),
    "person.added": _("A person was added"),
    "person.described": _("A person was described"),
    "check.entered": _("A check was entered"),
    "check.amended": _("A check was amended"),
    "check.overruled": _("Somebody answered for what was found"),
    "check.overruling_taken_back": _("An answer for what was found was taken back"),
    "check.put_away": _("A check counts no more"),
    "check.person_forgotten": _("A person was taken out of a check at their demand"),
    "check.brought_back": _("A check counts again"),
    "source.added": _("A source of checks was added"),
    "source.described": _("A source of checks was changed"),
    "source.put_away": _("A source is asked no more"),
    "source.brought_back": _("A source is asked again"),
    "log.written": _("Written in the contact log"),
    "log.amended": _("An entry of the contact log was amended"),
    "log.step_done": _("A next step was done"),
    "log.step_reopened": _("A next step was opened again"),
    "log.archived": _("An entry of the contact log was put away"),
    "log.redacted": _("A person was taken out of an entry at their demand"),
    "log.restored": _("An entry of the contact log was brought back"),
}
WHO_SEES = _("Who sees it")


def organisation_labels():
    return {
        "name_ru": _("Name in Russian"),
        "name_en": _("Name in English"),
        "short_name_ru": _("Short name in Russian"),
        "short_name_en": _("Short name in English"),
        "kind": pgettext_lazy("organisation", "Kind"),
        "country": _("Country"),
        "region": _("Region"),
        "city_ru": _("City in Russian"),
        "city_en": _("City in English"),
        "latitude": _("Latitude"),
        "longitude": _("Longitude"),
        "site": _("Site"),
        "parent": _("Branch of"),
        "audience": WHO_SEES,
        "is_archived": pgettext_lazy("history", "Is put away"),
    }


def contact_labels():
    return {
        "person": _("Person"),
        "position_ru": _("Position in Russian"),
        "position_en": _("Position in English"),
        "email": _("E-mail"),
        "phone": _("Telephone"),
        "since": _("In this position since"),
        "until": _("In this position until"),
        "audience": WHO_SEES,
        "is_archived": pgettext_lazy("history", "Is put away"),
    }


def entry_labels():
    return {
        "channel": _("What it was"),
        "happened_at": _("Day and time"),
        "subject": _("What it was about"),
        "text": _("What was said or written"),
        "contact": _("Who of theirs"),
        "theirs": _("Who else of theirs"),
        "ours": _("Who of ours"),
        "outgoing_number": _("Outgoing number"),
        "outgoing_on": _("Outgoing date"),
        "incoming_number": _("Incoming number"),
        "incoming_on": _("Incoming date"),
        "next_step": _("Next step"),
        "due_on": _("Due on"),
        "responsible": _("Responsible"),
        "step_done_on": _("Done on"),
        "audience": WHO_SEES,
        "is_archived": pgettext_lazy("history", "Is put away"),
    }


def check_labels():
    return {
        "result": _("Result"),
        "checked_on": _("Looked on"),
        "checked_by": _("Who looked"),
        "note": _("Note"),
        "document": _("Proof: an extract or a picture of the page"),
        "overruled_on": _("Answered for on"),
        "overruled_by": _("Who answers for it"),
        "overruled_reason": _("Why work with this partner goes on"),
        "is_archived": pgettext_lazy("history", "Is put away"),
    }


def source_labels():
    return {
        "title_ru": _("What it is called, in Russian"),
        "title_en": _("What it is called, in English"),
        "address": _("Where to look"),
        "is_of_domestic": _("Organisations of our own country"),
        "is_of_foreign": _("Organisations of other countries"),
        "is_of_persons": _("Persons who sign for a partner"),
        "is_required": _("Nothing is signed without it"),
        "repeat_days": _("Repeat after so many days"),
        "note_ru": _("What to know, in Russian"),
        "note_en": _("What to know, in English"),
        "is_archived": pgettext_lazy("history", "Is put away"),
    }


def restore_source(source, values, *, by):
    return actions.describe_source(source, by=by, **values)


def source_address(source):
    return reverse("partners_office:sources")


def may_read_source(user, thing) -> bool:
    return rules.may_read(user)


def may_read_check(user, check) -> bool:
    return may_read(user, check.organisation)


def check_address(check):
    return f"{address_of(check)}#checks"


def register_checks():
    """Checks are mended on their own form, which knows what fits together."""
    register_kind(
        Kind(
            model=PartnerCheck,
            rule=may_read_check,
            labels=check_labels,
            address=check_address,
        )
    )
    register_kind(
        Kind(
            model=CheckSource,
            rule=may_read_source,
            labels=source_labels,
            restore=restore_source,
            may_restore=keeps,
            address=source_address,
        )
    )


def may_read(user, thing) -> bool:
    """Whether the history of an organisation, a contact or an entry may be read."""
    own = getattr(thing, "organisation", thing)
    seen = audiences_of(user)
    return rules.may_read(user) and {thing.audience, own.audience} <= seen


def restore_contact(contact, values, *, by):
    return actions.describe_contact(contact, by=by, **values)


def restore_entry(entry, values, *, by):
    return actions.amend_entry(entry, by=by, **values)


def keeps(user, thing) -> bool:
    return rules.may_keep(user)


def register_histories():
    kinds = (
        (Organisation, organisation_labels, actions.put_back),
        (Contact, contact_labels, restore_contact),
        (LogEntry, entry_labels, restore_entry),
    )
    for model, labels, restore in kinds:
        register_kind(
            Kind(
                model=model,
                rule=may_read,
                labels=labels,
                restore=restore,
                may_restore=keeps,
                address=address_of,
                tell=histories.tell if model is Organisation else no_words,
                parts=parts_of if model is Organisation else no_parts,
            )
        )
    say(WORDS)


def no_words(entry, user):
    return ()


def parts_of(organisation, user):
    """Records that were given up for it, and its checks: their history is its own."""
    yield from organisation.given_up.all()
    yield from organisation.checks.all()


def no_parts(thing, user):
    return ()


def address_of(thing):
    """The page of the office where the organisation of a record stands."""
    key = getattr(thing, "organisation_id", thing.pk)
    return reverse("partners_office:record", args=[key])


def uses_of(document, user):
    """Partners and entries of the log with which a document is kept."""
    if not rules.may_read(user):
        return []
    seen = audiences_of(user)
    kept = document.organisations.filter(audience__in=seen)
    found = [(one, in_language(one, "name").text) for one in kept]
    log = document.log_entries.visible_to(user).select_related("organisation")
    found += [(one, f"{one.organisation}: {one.subject}") for one in log]
    return [
        uses.Use(title, address_of(one), pgettext_lazy("use of a file", "Partner"))
        for one, title in found
    ]


def register():
    """Called once the models are there."""
    title = _("Partners")
    here = "partners_office:records"
    offer_place(Place(Group.REGISTER, title, here, rules.may_read, order=20))
    offer_beginning(
        Beginning(_("New partner"), "partners_office:add", rules.may_keep, order=20)
    )
    offer_first_step(
        FirstStep(
            _("Enter your first partner"),
            _("An organisation that you work with, by its name and its country."),
            "partners_office:add",
            rules.may_keep,
            lambda: Organisation.objects.filter(is_ours=False).exists(),
            order=40,
        )
    )
    offer_task("partners", desk.tasks)
    offer_task("duplicates", desk.duplicates)
    offer_task("checks", desk.to_check)
    offer_place(
        Place(
            Group.WORK,
            _("Checks of partners"),
            "partners_office:checks_due",
            rules.may_read,
            order=40,
        )
    )
    offer_listing(REGISTER)
    register_histories()
    register_checks()
    brief_sections.register()
    own_data.register()
    uses.register(uses_of)
    institution.follow("partners", actions.keep_ours)
