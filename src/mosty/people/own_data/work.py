"""Traces of work: what the journal, registers and documents keep of an account."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.documents import actions as documents
from mosty.documents.models import Upload, Version
from mosty.journal.actions import actor_of, erase_personal, erase_values
from mosty.journal.kinds import words_of
from mosty.journal.models import Entry, PersonalValue
from mosty.listings.models import ColumnChoice, ListingFile, SavedView
from mosty.people.personal import Erased, Kept, Provider, likely
from mosty.people.personal import register as add
from mosty.people.redacting import is_named, patterns

LABELS = {
    "at": _("Day and time"),
    "field": pgettext_lazy("personal data", "Field"),
    "value": pgettext_lazy("personal data", "Value"),
    "deed": pgettext_lazy("personal data", "What was done"),
    "thing": pgettext_lazy("personal data", "To what"),
    "listing": pgettext_lazy("personal data", "Register"),
    "name": pgettext_lazy("personal data", "Name"),
    "columns": _("Columns"),
    "document": _("Document"),
    "file": _("File"),
}
ARCHIVE = _(
    "Papers of the institution are kept for the terms of the law on archives (125-FZ, "
    "art. 17; Rosarkhiv’s order No. 236 of 20 December 2019)."
)
DOCUMENTS = _(
    "Documents of the institution that this person brought, or that name this person"
)
SECURITY = _(
    "The journal keeps who changed which record (152-FZ, art. 19), by the number of the "
    "account only: with the name destroyed it tells no person."
)


def value_rows(subject) -> list[dict]:
    values = PersonalValue.objects.filter(person_key=subject.key)
    return [
        {"at": one.entry.at.isoformat(), "field": one.field, "value": one.value}
        for one in values.select_related("entry").order_by("pk")
    ]


def former_reach(person):
    """E-mails and telephones that the person had before."""
    values = PersonalValue.objects.filter(person_key=person.person_key)
    asked = Q(field__startswith="email") | Q(field__startswith="phone")
    return values.filter(asked).values_list("value", flat=True)


def erase_former(subject, by):
    gone = erase_personal(subject.key, by=by)
    gone += erase_values(values_that_name(subject), by=by)
    yield Erased(_("Former names and addresses in the journal"), gone)


def values_that_name(subject) -> list[int]:
    """Values of other records that the journal keeps, a text of the log perhaps."""
    looked_for = patterns(subject.named, is_theirs=False)
    values = PersonalValue.objects.filter(likely(subject, "value"))
    return [one.pk for one in values if is_named(one.value, looked_for)]


def deeds(subject):
    if subject.user is None:
        return Entry.objects.none()
    return Entry.objects.filter(actor=actor_of(subject.user))


def deed_rows(subject) -> list[dict]:
    return [
        {"at": one.at.isoformat(), "deed": words_of(one.verb), "thing": one.label}
        for one in deeds(subject).order_by("pk")
    ]


def kept_deeds(subject):
    if deeds(subject).exists():
        yield Kept(_("Entries of the journal about what was done"), SECURITY)


def view_rows(subject) -> list[dict]:
    if subject.user is None:
        return []
    mine = {"by_id": subject.user.pk}
    return [
        {"listing": one.listing, "name": one.name, "columns": ", ".join(one.columns)}
        for one in SavedView.objects.filter(**mine).order_by("pk")
    ] + [
        {"listing": one.listing, "columns": ", ".join(one.columns)}
        for one in ColumnChoice.objects.filter(**mine).order_by("pk")
    ]


def erase_views(subject, by):
    """Views that colleagues share stay: they tell nothing of who made them."""
    if subject.user is None:
        return
    mine = {"by_id": subject.user.pk}
    files = ListingFile.objects.filter(**mine)
    names = [one.stored for one in files if one.stored]
    gone = files.delete()[0]
    gone += ColumnChoice.objects.filter(**mine).delete()[0]
    gone += SavedView.objects.filter(**mine, is_shared=False).delete()[0]
    transaction.on_commit(lambda: remove(names))
    yield Erased(_("Saved views, columns and files of registers"), gone)


def remove(names) -> None:
    for name in names:
        default_storage.delete(name)


def brought(subject):
    if subject.user is None:
        return Version.objects.none()
    return Version.objects.filter(added_by=actor_of(subject.user))


def document_rows(subject) -> list[dict]:
    uploads = []
    if subject.user is not None:
        uploads = Upload.objects.filter(by_id=subject.user.pk).order_by("pk")
    return [
        {
            "document": str(one.document),
            "file": one.name,
            "at": one.added_at.isoformat(),
        }
        for one in brought(subject).select_related("document").order_by("pk")
    ] + [{"file": one.name, "at": one.begun_at.isoformat()} for one in uploads]


def erase_uploads(subject, by):
    if subject.user is None:
        return
    uploads = list(Upload.objects.filter(by_id=subject.user.pk))
    for upload in uploads:
        documents.drop(upload)
    yield Erased(_("Files on their way that no form took"), len(uploads))


def kept_documents(subject):
    if brought(subject).exists() or names_in_documents(subject):
        yield Kept(DOCUMENTS, ARCHIVE)


def names_in_documents(subject) -> bool:
    """Whether a stored paper names the person in its title or its text."""
    family = subject.named.family_name
    if not family:
        return False
    looked_for = patterns(subject.named, is_theirs=False)
    likely = Version.objects.filter(
        Q(text__icontains=family)
        | Q(name__icontains=family)
        | Q(document__title_ru__icontains=family)
    )
    texts = likely.values_list("text", "name", "document__title_ru")
    return any(is_named("\n".join(one), looked_for) for one in texts.iterator())


def register() -> None:
    add(
        Provider(
            "journal",
            _("Former names and addresses in the journal"),
            value_rows,
            LABELS,
            erase=erase_former,
            reach=former_reach,
            order=30,
        )
    )
    add(
        Provider(
            "deeds",
            _("What this account did"),
            deed_rows,
            LABELS,
            kept=kept_deeds,
            size=lambda subject: deeds(subject).count(),
        )
    )
    add(
        Provider(
            "listings", _("Views of registers"), view_rows, LABELS, erase=erase_views
        )
    )
    add(
        Provider(
            "documents",
            _("Documents that were brought"),
            document_rows,
            LABELS,
            erase=erase_uploads,
            kept=kept_documents,
        )
    )
