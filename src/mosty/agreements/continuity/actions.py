"""Giving agreements to somebody, and handing a whole desk over; both can be undone."""

import io

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from mosty.access.refusals import ChangedMeanwhile, Refused
from mosty.access.roles import Audience, audiences_of
from mosty.agreements.continuity import file
from mosty.agreements.continuity.notices import HANDED_BACK, HANDED_OVER
from mosty.agreements.models import Agreement, CareTerms, Handover, LeavingNote
from mosty.documents import pdf
from mosty.documents.actions import store
from mosty.institution import context as institution
from mosty.journal.actions import record
from mosty.journal.changing import change
from mosty.letters.actions import notify
from mosty.people.belongings import belongings
from mosty.people.models import Person, User


class NotHere(Refused):
    message = _(
        "Nothing can be given to this person: they have no open account in the office, "
        "or may not see what they would get. Choose somebody else."
    )


class NothingPasses(Refused):
    message = _(
        "Nothing of what you chose is theirs any more. Reload the page to see what is."
    )


@transaction.atomic
def give(keys, *, taker: Person, by) -> dict[int, int | None]:
    """Make the person responsible for agreements; gives who was, by agreement."""
    receiving(taker)
    rows = Agreement.objects.select_for_update(of=["self"]).filter(pk__in=keys)
    former = {}
    for row in list(rows.order_by("pk")):
        if row.responsible_id != taker.pk:
            former[row.pk] = row.responsible_id
            answer_for(row, taker, by=by)
    return former


def answer_for(agreement, person, *, by):
    values = {"responsible": person}
    return change(agreement, values, by=by, verb="agreement.described")


@transaction.atomic
def give_back(former: dict[int, int | None], *, taker, by) -> int:
    """Undo a `give`: those that are the taker's still go to who had them."""
    rows = Agreement.objects.select_for_update(of=["self"]).filter(
        pk__in=former, responsible=taker
    )
    persons = Person.objects.in_bulk([one for one in former.values() if one])
    back = list(rows.order_by("pk"))
    for row in back:
        answer_for(row, persons.get(former[row.pk]), by=by)
    return len(back)


def receiving(taker) -> User:
    """The open account of who is to get something, held; else `NotHere`."""
    person = Person.objects.select_for_update().filter(pk=taker.pk).first()
    user = User.objects.filter(person=taker, is_active=True).first()
    if person is None or person.erased_at or user is None:
        raise NotHere(taker)
    return user


def pieces_of(giver, *, names=None) -> dict[str, list]:
    """What is on a desk, by belonging; what is empty is left out."""
    found = {one.name: list(one.of(giver)) for one in belongings()}
    return {
        name: rows
        for name, rows in found.items()
        if rows and (names is None or name in names)
    }


@transaction.atomic
def hand_over(giver, taker, *, chosen: dict[str, list[int]], notes, by, on) -> Handover:
    """Pass what is chosen of a desk, and keep the file of it; all or nothing.

    The file tells what stood in the register before it passed. Raises `NotHere` and
    `NothingPasses`.
    """
    user = receiving(taker)
    audiences = audiences_of(user)
    passing = {
        name: [
            one
            for one in rows
            if one.key in set(chosen.get(name, ())) and one.audience in audiences
        ]
        for name, rows in pieces_of(giver, names=chosen).items()
    }
    handover = Handover.objects.create(
        giver=giver, taker=taker, made_by=by.person, notes=notes
    )
    paper = draw(handover, passing, language=taker.language, on=on)
    for belonging in belongings():
        keys = [one.key for one in passing.get(belonging.name, ())]
        if keys:
            passed = belonging.pass_on(keys, giver=giver, taker=taker, by=by)
            handover.passed[belonging.name] = sorted(passed)
    if not handover.count:
        raise NothingPasses(giver)
    handover.document = keep(handover, paper, passing, by=by)
    handover.save(update_fields=["passed", "document"])
    record("handover.made", handover, by=by, is_public=False)
    tell(handover, user, HANDED_OVER, handover.count)
    return handover


def draw(handover, passing, *, language, on) -> bytes:
    with override(language):
        data = file.data_of(handover, passing, institution=institution.current(), on=on)
        return pdf.render(file.TEMPLATE, data)


def keep(handover, paper: bytes, passing, *, by):
    """The file among the documents, for whom all that it tells is open."""
    audiences = {one.audience for rows in passing.values() for one in rows}
    is_closed = Audience.CONFIDENTIAL in audiences
    return store(
        io.BytesIO(paper),
        name=f"handover-{handover.pk}.pdf",
        title_ru=f"Передача дел: {handover}",
        title_en=f"Handover: {handover}",
        by=by,
        audience=Audience.CONFIDENTIAL if is_closed else Audience.STAFF,
    )


def tell(handover, user, kind, count) -> None:
    parts = {"giver": str(handover.giver), "count": count}
    notify(user.pk, kind, parts=parts, url=handover.get_absolute_url())


@transaction.atomic
def take_back(handover, *, by) -> int:
    """Undo a handover, and tell the taker; what is not theirs any more stays where it
    is."""
    row = Handover.objects.select_for_update(of=["self"]).get(pk=handover.pk)
    if row.taken_back_at is not None:
        raise ChangedMeanwhile(row)
    back = 0
    for belonging in belongings():
        keys = row.passed.get(belonging.name, [])
        if keys:
            sides = {"giver": row.taker, "taker": row.giver}
            back += len(belonging.pass_on(keys, **sides, by=by))
    row.taken_back_at = timezone.now()
    row.save(update_fields=["taken_back_at"])
    record("handover.taken_back", row, by=by, is_public=False)
    user = User.objects.filter(person=row.taker, is_active=True).first()
    if user is not None:
        tell(row, user, HANDED_BACK, back)
    return back


@transaction.atomic
def write_notes(person, text, *, by) -> LeavingNote:
    """What the next one should know; the last words of the person stand."""
    note, _is_new = LeavingNote.objects.get_or_create(person=person)
    values = {"text": text}
    verb = "leaving_note.written"
    return change(note, values, by=by, verb=verb, is_public=False)[0]


@transaction.atomic
def set_care(values, *, by, expected=None) -> CareTerms:
    """Change the days of reminders and what counts as left alone."""
    row, _is_new = CareTerms.objects.get_or_create(pk=1)
    verb = "care_terms.changed"
    row, _changes = change(row, values, by=by, verb=verb, expected=expected)
    return row
