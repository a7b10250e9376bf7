"""Who signed a published document."""

from django.db import transaction

from mosty.access.roles import Audience
from mosty.documents import actions as documents
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.sveden.models import Signature


@transaction.atomic
def sign(document, values: dict, *, by, file=None, expected=None) -> Signature:
    """Say who signed a document; `file` is a stored document with the signature.

    `values`: name, position_ru, position_en, signed_on, certificate. The file is
    opened to everybody, as it lies beside a published document.
    """
    if file is not None:
        documents.show_to(file, Audience.PUBLIC, by=by)
        values = values | {"file": file}
    standing = Signature.objects.filter(document=document).first()
    if standing is not None:
        signature, _changes = change(
            standing, values, by=by, verb="sveden.signature_changed", expected=expected
        )
        return signature
    signature = Signature.objects.create(document=document, **values)
    key = f"{signature._meta.label_lower}:{signature.pk}"
    personal = (key, {"name": signature.name})
    record("sveden.signature_entered", signature, by=by, personal=personal)
    return signature


@transaction.atomic
def take_signature_back(signature: Signature, *, by) -> None:
    """It was entered by mistake; the journal keeps that it was."""
    record("sveden.signature_taken_back", signature, by=by)
    signature.delete()
