"""What the room brings to the office and to the histories."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.desk import Beginning, Group, Place, offer_beginning, offer_place
from mosty.documents import actions, rules
from mosty.documents.models import Document, FiledDocument, Image
from mosty.documents.register import AWAY, DOCUMENTS
from mosty.journal.kinds import Kind, register_kind, say
from mosty.listings.office.declaring import offer as offer_listing

VERBS = {
    "document.stored": _("A file was stored"),
    "document.renewed": _("A new version of the file was stored"),
    "document.brought_back": _("An earlier version was made the newest again"),
    "document.described": _("The document was described anew"),
    "document.shown_to": _("It was decided who may see the document"),
    "document.archived": _("The document was put away"),
    "document.restored": _("The document was brought back"),
    "image.described": _("The picture was described anew"),
}


def labels():
    return {
        "title_ru": _("Title in Russian"),
        "title_en": _("Title in English"),
        "purpose_ru": _("What it is for, in Russian"),
        "purpose_en": _("What it is for, in English"),
        "kind": pgettext_lazy("document", "Kind"),
        "language": pgettext_lazy("document", "Language"),
        "dated_on": _("Date of the paper"),
        "audience": _("Who may see it"),
    }


def labels_of_images():
    return {
        "alt_ru": _("What the picture shows, in Russian"),
        "alt_en": _("What the picture shows, in English"),
        "focus_x": _("From the left, percent"),
        "focus_y": _("From above, percent"),
    }


def describe(document, values, *, by):
    return actions.describe(document, values, by=by)


def describe_image(image, values, *, by):
    told = {name: values[name] for name in ("alt_ru", "alt_en") if name in values}
    focus = (
        int(values.get("focus_x", image.focus_x)),
        int(values.get("focus_y", image.focus_y)),
    )
    return actions.describe_image(image, by=by, focus=focus, **told)


def address(document) -> str:
    return reverse("documents_office:record", args=[document.pk])


def parts(document, user):
    return Image.objects.filter(document=document)


def register() -> None:
    documents = Kind(
        model=Document,
        rule=may_read_history,
        labels=labels,
        restore=describe,
        may_restore=rules.may_keep,
        address=address,
        parts=parts,
    )
    images = Kind(
        model=Image,
        rule=lambda user, image: may_read_history(user, image.document),
        labels=labels_of_images,
        restore=describe_image,
        may_restore=rules.may_keep,
        address=lambda image: address(image.document),
    )
    register_kind(documents)
    register_kind(images)
    say(VERBS)
    for listing in (DOCUMENTS, AWAY):
        offer_listing(listing)
    title = _("Documents")
    offer_place(Place(Group.WORK, title, "documents_office:list", rules.may_read, 70))
    beginning = _("Documents from files")
    offer_beginning(
        Beginning(beginning, "documents_office:add", rules.may_keep, order=70)
    )


def may_read_history(user, document) -> bool:
    """The history tells titles: only those whom the document is open to."""
    seen = FiledDocument.objects.visible_to(user).filter(pk=document.pk)
    return rules.may_read(user, document) and seen.exists()
