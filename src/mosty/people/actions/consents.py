"""Texts of consents written and published; consents given and withdrawn."""

from pathlib import PurePath

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents.actions import store
from mosty.journal.actions import actor_of, record
from mosty.journal.changing import change
from mosty.people import personal
from mosty.people.models import Consent, ConsentText, Person


class AlreadyPublished(Refused):
    message = _(
        "This text is published: people have agreed to these very words. Write a new "
        "version instead."
    )


class Untranslated(Refused):
    message = _("The text must be there in both languages before it is published.")


class InThePast(Refused):
    message = _("A text cannot be in force before it is published: choose a later day.")


class NotInForce(Refused):
    message = _("This text was not in force on that day. Choose the version that was.")


class GivenAlready(Refused):
    message = _("A consent to this text is recorded already and was not withdrawn.")


class WithdrawnBefore(Refused):
    message = _("A consent cannot be withdrawn before it was given.")


@transaction.atomic
def write_text(purpose, *, by, text_ru, text_en="") -> ConsentText:
    """Begin the next version; nobody is asked to agree before it is published."""
    versions = ConsentText.objects.select_for_update().filter(purpose=purpose)
    last = max(versions.values_list("version", flat=True), default=0)
    text = ConsentText.objects.create(
        purpose=purpose, version=last + 1, text_ru=text_ru, text_en=text_en
    )
    record("consent_text.written", text, by=by, is_public=False)
    return text


@transaction.atomic
def reword_text(text, values, *, by, expected=None) -> ConsentText:
    """Change a version that is not published yet; raises `AlreadyPublished`."""
    if locked_text(text).is_published:
        raise AlreadyPublished(text)
    row, _changes = change(
        text,
        values,
        by=by,
        verb="consent_text.reworded",
        expected=expected,
        is_public=False,
    )
    return row


@transaction.atomic
def publish_text(text, *, by, on) -> ConsentText:
    """From the day `on` people are asked to agree to this version."""
    text = locked_text(text)
    if text.is_published:
        raise AlreadyPublished(text)
    if not (text.text_ru.strip() and text.text_en.strip()):
        raise Untranslated(text)
    if on < timezone.localdate():
        raise InThePast(text)
    text.in_force_on, text.published_at = on, timezone.now()
    text.published_by = actor_of(by)
    text.save(update_fields=["in_force_on", "published_at", "published_by"])
    record("consent_text.published", text, by=by, detail={"on": on.isoformat()})
    return text


@transaction.atomic
def give_consent(person, text, *, by, how, on, document=None) -> Consent:
    """Record that a person agreed to a text on a day; `document` is the scan."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    is_in_force = text.is_published and text.in_force_on <= on <= timezone.localdate()
    if not is_in_force:
        raise NotInForce(text)
    if person.consents.valid().filter(text=text).exists():
        raise GivenAlready(text)
    consent = Consent.objects.create(
        person=person,
        text=text,
        given_on=on,
        how=how,
        document=document,
        recorded_by=actor_of(by),
    )
    record("consent.given", consent, by=by, detail=named(consent))
    return consent


@transaction.atomic
def withdraw_consent(consent, *, by, how, on) -> int:
    """From this moment nothing stands on the site under it; says what was hidden.

    The journal's public change empties the caches of pages on every node.
    """
    person = Person.objects.select_for_update().get(pk=consent.person_id)
    consent = Consent.objects.select_related("text").get(pk=consent.pk)
    if not consent.is_valid:
        return 0
    if on < consent.given_on:
        raise WithdrawnBefore(consent)
    consent.withdrawn_on, consent.withdrawn_how = on, how
    consent.withdrawal_at, consent.withdrawal_by = timezone.now(), actor_of(by)
    consent.save(
        update_fields=[
            "withdrawn_on",
            "withdrawn_how",
            "withdrawal_at",
            "withdrawal_by",
        ]
    )
    record("consent.withdrawn", consent, by=by, detail=named(consent))
    purpose = consent.text.purpose
    if person.consents.valid().for_purpose(purpose).exists():
        return 0
    return personal.hide(person, purpose, by=by)


def named(consent) -> dict:
    return {"purpose": consent.text.purpose, "version": consent.text.version}


def locked_text(text) -> ConsentText:
    return ConsentText.objects.select_for_update().get(pk=text.pk)


@transaction.atomic
def record_consent(person, text, *, by, how, on, scan=None) -> Consent:
    """Record a consent that came on paper or by letter, with its scan if there is one.

    The scan is for those who work with it; neither its title nor its name tells whose.
    """
    consent = give_consent(person, text, by=by, how=how, on=on)
    if scan is not None:
        suffix = PurePath(scan.name).suffix
        with translation.override(settings.LANGUAGE_CODE):
            title = _("Consent No. %(number)s") % {"number": consent.pk}
        consent.document = store(
            scan,
            name=f"consent-{consent.pk}{suffix}",
            title_ru=title,
            audience=Audience.CONFIDENTIAL,
            by=by,
        )
        consent.save(update_fields=["document"])
    return consent
