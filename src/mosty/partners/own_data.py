"""What the partners keep of a person: handed out and destroyed at their demand."""

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from mosty.partners import actions
from mosty.partners.models import Contact, LogEntry, PartnerCheck
from mosty.people.personal import Erased, Provider
from mosty.people.personal import register as add
from mosty.people.redacting import is_named, patterns, redacted

LABELS = {
    "organisation": _("Organisation"),
    "position": _("Position"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "since": _("In this position since"),
    "until": _("In this position until"),
    "day": _("Day"),
    "subject": _("What it was about"),
    "text": _("What was said or written"),
    "source": _("Where to look"),
    "result": _("Result"),
}


def contacts(person):
    return Contact.objects.filter(person=person)


def contact_rows(subject) -> list[dict]:
    rows = contacts(subject.person).select_related("organisation").order_by("pk")
    return [
        {
            "organisation": one.organisation.name_ru,
            "position": one.position_ru or one.position_en,
            "email": one.email,
            "phone": one.phone,
            "since": one.since.isoformat() if one.since else "",
            "until": one.until.isoformat() if one.until else "",
        }
        for one in rows
    ]


def entries(subject):
    """Entries in which the person took part, or may be named."""
    part = Q(contact__person=subject.person) | Q(ours=subject.person)
    words = (subject.person.family_name, *subject.named.reach)
    for word in filter(None, words):
        for name in LogEntry.personal_fields:
            part |= Q(**{f"{name}__icontains": word})
    return LogEntry.objects.filter(part).order_by("pk")


def entry_rows(subject) -> list[dict]:
    took_part = Q(contact__person=subject.person) | Q(ours=subject.person)
    rows = entries(subject).filter(took_part).select_related("organisation")
    return [
        {
            "day": localdate(one.happened_at).isoformat(),
            "organisation": one.organisation.name_ru,
            "subject": one.subject,
            "text": one.text,
        }
        for one in rows
    ]


def checks(subject) -> list[PartnerCheck]:
    """Looks in which somebody of this name was searched for."""
    family = subject.named.family_name
    if not family:
        return []
    looked_for = patterns(subject.named, is_theirs=False)
    rows = PartnerCheck.objects.filter(person_name__icontains=family).order_by("pk")
    rows = rows.select_related("organisation", "source")
    return [one for one in rows if is_named(one.person_name, looked_for)]


def check_rows(subject) -> list[dict]:
    return [
        {
            "day": one.checked_on.isoformat(),
            "organisation": one.organisation.name_ru,
            "source": one.source.title_ru,
            "result": str(one.get_result_display()),
        }
        for one in checks(subject)
    ]


def erase_checks(subject, by):
    yield Erased(
        _("Names in checks of partners"),
        actions.forget_checked([one.pk for one in checks(subject)], by=by),
    )


def erase(subject, by):
    looked_for = {
        is_theirs: patterns(subject.named, is_theirs=is_theirs)
        for is_theirs in (True, False)
    }
    own = set(contacts(subject.person).values_list("pk", flat=True))

    def redact(entry, text):
        return redacted(text, looked_for[entry.contact_id in own])

    yield Erased(
        _("Names and addresses in the contact log"),
        actions.take_out(entries(subject), redact, by=by),
    )
    yield Erased(
        _("Contacts at partners"),
        actions.forget_contacts(contacts(subject.person), by=by),
    )


def reach(person) -> list[str]:
    rows = contacts(person).values_list("email", "phone")
    return [told for row in rows for told in row if told]


def register():
    add(
        Provider(
            "partner_contacts",
            _("Contacts at partners"),
            contact_rows,
            labels=LABELS,
            erase=erase,
            reach=reach,
        )
    )
    add(
        Provider(
            "partner_checks",
            _("Checks of partners"),
            check_rows,
            labels=LABELS,
            erase=erase_checks,
        )
    )
    add(Provider("contact_log", _("Contact log"), entry_rows, labels=LABELS))
