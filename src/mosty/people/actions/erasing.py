"""Demands to destroy a person's data: entered, decided, carried out."""

import io

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents import pdf
from mosty.documents.actions import store
from mosty.institution import context as institutions
from mosty.journal.actions import actor_of, record
from mosty.people import act, personal
from mosty.people.actions.accounts import close
from mosty.people.actions.consents import withdraw_consent
from mosty.people.actions.telling import tell_of_demand
from mosty.people.models import ErasureRequest, How, Person, User
from mosty.people.terms import Ground, due_on
from mosty.ui.dates import Precision

State = ErasureRequest.State
LANGUAGES = ("ru", "en")


class AskedAlready(Refused):
    message = gettext_lazy(
        "There is a demand about this person already: it is to be decided first."
    )


class DestroyedAlready(Refused):
    message = gettext_lazy("The data of this person were destroyed already.")


class Decided(Refused):
    message = gettext_lazy("This demand was decided meanwhile. Reload the page.")


class OtherName(Refused):
    message = gettext_lazy("This is not the name. Type it as it stands on this page.")


class NotYourOwn(Refused):
    message = gettext_lazy(
        "You cannot destroy your own data. Ask another administrator to do it."
    )


class NoReason(Refused):
    message = gettext_lazy("Say why: the person gets this as the answer.")


class NotReceivedYet(Refused):
    message = gettext_lazy("A demand cannot be received on a day that is to come.")


@transaction.atomic
def ask_erasure(person, *, by, ground, received_on) -> ErasureRequest:
    """Enter a demand; it stands on the desk with the last day that the law gives."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        raise DestroyedAlready(person)
    if received_on > timezone.localdate():
        raise NotReceivedYet(person)
    if person.erasure_requests.open().exists():
        raise AskedAlready(person)
    request = ErasureRequest.objects.create(
        person=person,
        ground=ground,
        received_on=received_on,
        due_on=due_on(Ground(ground), received_on),
        entered_by=actor_of(by),
    )
    record("erasure.asked", request, by=by, detail=told_of(request), is_public=False)
    tell_of_demand(request, by=by)
    return request


def told_of(request) -> dict:
    return {"ground": request.ground, "due_on": request.due_on.isoformat()}


@transaction.atomic
def take_back(request, *, by) -> ErasureRequest:
    """The person thought better of it."""
    return closed(request, State.TAKEN_BACK, by=by)


@transaction.atomic
def refuse_erasure(request, *, by, answer) -> ErasureRequest:
    """The law lets the data stay; `answer` says on which ground."""
    if not answer.strip():
        raise NoReason(request)
    return closed(request, State.REFUSED, by=by, answer=answer.strip())


@transaction.atomic
def carry_out(request, *, by, name) -> ErasureRequest:
    """Destroy what is kept of the person, and leave an act and an extract of it.

    `name` is what was typed: the person's, or nothing is touched. It cannot be undone.
    """
    request = locked(request)
    person = Person.objects.select_for_update().get(pk=request.person_id)
    if same(name) != same(str(person)):
        raise OtherName(request)
    subject = personal.subject_of(person)
    if subject.user is not None and subject.user == by:
        raise NotYourOwn(request)
    kept = personal.kept_of(subject)
    let_go(subject, by=by)
    erased = personal.erase(subject, by=by)
    request.told = {
        language: in_words(erased, kept, language) for language in LANGUAGES
    }
    entries = [
        record(
            "erasure.category",
            request,
            by=by,
            detail={"number": number, "count": one.count},
            is_public=False,
        )
        for number, one in enumerate(erased)
    ]
    with translation.override(settings.LANGUAGE_CODE):
        request.act = keep_act(request, by=by)
        request.extract = keep_extract(request, entries, by=by)
    return closed(request, State.DONE, by=by)


def let_go(subject, *, by) -> None:
    """Nothing stands on the site any more, and nobody is signed in."""
    on = timezone.localdate()
    for consent in subject.person.consents.valid():
        how = How.FORM if subject.user is not None else How.LETTER
        withdraw_consent(consent, by=by, how=how, on=max(on, consent.given_on))
    if subject.user is not None:
        close(User.objects.get(pk=subject.user.pk), by=by)


def closed(request, state, *, by, answer="") -> ErasureRequest:
    fresh = locked(request)
    request.state, request.answer = state, answer
    request.closed_at, request.closed_by = timezone.now(), actor_of(by)
    names = ["state", "answer", "closed_at", "closed_by", "told", "act", "extract"]
    request.save(update_fields=names)
    verb = f"erasure.{state}"
    record(verb, fresh, by=by, detail=told_of(request), is_public=state == State.DONE)
    return request


def locked(request) -> ErasureRequest:
    row = ErasureRequest.objects.select_for_update().get(pk=request.pk)
    if not row.is_open:
        raise Decided(row)
    return row


def same(name: str) -> str:
    return " ".join(name.split()).casefold()


def in_words(erased, kept, language) -> dict:
    with translation.override(language):
        return {
            "erased": [{"what": str(one.what), "count": one.count} for one in erased],
            "kept": [{"what": str(k.what), "ground": str(k.ground)} for k in kept],
        }


def keep_act(request, *, by):
    on = timezone.localdate()
    data = act.data_of(
        request,
        told=request.told[settings.LANGUAGE_CODE],
        institution=institutions.current(),
        by=by,
        on=on,
        language=settings.LANGUAGE_CODE,
    )
    return kept_paper(
        pdf.render(act.PAPER, data),
        f"act-{request.pk}.pdf",
        title=ACT,
        by=by,
        on=on,
        number=request.pk,
    )


def keep_extract(request, entries, *, by):
    erased = request.told[settings.LANGUAGE_CODE]["erased"]
    pairs = [(one, erased[one.detail["number"]]["what"]) for one in entries]
    data = act.extract_of(request, pairs, institution=institutions.current())
    return kept_paper(
        data,
        f"extract-{request.pk}.csv",
        title=EXTRACT,
        by=by,
        on=timezone.localdate(),
        number=request.pk,
    )


ACT = gettext_lazy("Act of destruction of personal data No. %(number)s")
EXTRACT = gettext_lazy("Extract of the journal for the act No. %(number)s")


def kept_paper(data, name, *, title, number, by, on):
    """A document that only those who work on it read."""
    titles = {}
    for language in LANGUAGES:
        with translation.override(language):
            titles[f"title_{language}"] = str(title) % {"number": number}
    return store(
        io.BytesIO(data),
        name=name,
        audience=Audience.CONFIDENTIAL,
        dated_on=on,
        dated_precision=Precision.DAY,
        by=by,
        **titles,
    )
