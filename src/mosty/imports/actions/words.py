"""Goal, promises, directions and forms of a page."""

from functools import partial

from mosty.activities.actions import name_direction, name_form, reword
from mosty.activities.models import CooperationForm, Direction
from mosty.imports import facts
from mosty.imports.actions.ledger import Ledger, printed_of
from mosty.imports.page.records import PageReading
from mosty.imports.page.records import Statement as Printed
from mosty.imports.pairing import is_alike, pair
from mosty.pages.actions import restate, state
from mosty.pages.models import Statement
from mosty.partners.matching import plain

HEADINGS = (
    ("direction", Direction, name_direction),
    ("form", CooperationForm, name_form),
)
REWORDED_SCORE = 60


def put_words(page: PageReading, ledger: Ledger) -> None:
    """Enter the institution's own words; a reworded sentence is not a new one."""
    for kind in ("goal", "promise"):
        _put_statements(kind, page.of_kind(kind), ledger)
    for kind, model, name in HEADINGS:
        _put_headings(model, page.of_kind(kind), ledger, name=name)


def _put_statements(kind: str, new: list[Printed], ledger: Ledger) -> None:
    said = printed_of(Statement)
    standing = Statement.objects.filter(kind=kind)
    is_only = kind == "goal"
    passes = (
        partial(_says_the_same, said=said),
        lambda one, other: (
            is_only or is_alike(one.text, other.text_ru, score=REWORDED_SCORE)
        ),
    )
    for one, other in zip(new, pair(new, standing, passes=passes), strict=True):
        if other is None:
            made = state(
                kind,
                one.text,
                by=ledger.by,
                source=ledger.source(one.origin),
                position=one.number,
            )
            _note(made, one, ledger)
        elif _may_reword(other, one, said=said, ledger=ledger):
            before = {"text_ru": other.text_ru}
            restate(other, by=ledger.by, text_ru=one.text)
            ledger.changed(
                other, before, origin=one.origin, printed=facts.of_statement(one)
            )


def _put_headings(model, new: list[Printed], ledger: Ledger, *, name) -> None:
    said = printed_of(model)
    standing = list(model.objects.all())
    free = max((each.number for each in standing), default=0) + 1
    passes = (
        partial(_says_the_same, said=said),
        lambda one, other: (
            one.number == other.number
            and is_alike(one.text, other.text_ru, score=REWORDED_SCORE)
        ),
    )
    for one, other in zip(new, pair(new, standing, passes=passes), strict=True):
        if other is None:
            made = name(
                free,
                by=ledger.by,
                source=ledger.source(one.origin, row=one.number),
                title_ru=facts.title_of(one.text),
                text_ru=one.text,
            )
            _note(made, one, ledger)
            free += 1
        elif _may_reword(other, one, said=said, ledger=ledger):
            _reword(other, one, ledger)


def _reword(heading, one: Printed, ledger: Ledger) -> None:
    before, after = {"text_ru": heading.text_ru}, {"text_ru": one.text}
    if heading.title_ru == facts.title_of(heading.text_ru):
        before["title_ru"] = heading.title_ru
        after["title_ru"] = facts.title_of(one.text)
    reword(heading, by=ledger.by, **after)
    ledger.changed(heading, before, origin=one.origin, printed=facts.of_statement(one))


def _says_the_same(one: Printed, other, *, said: dict) -> bool:
    texts = {plain(other.text_ru), plain(said.get(other.pk, {}).get("text", ""))}
    return plain(one.text) in texts


def _may_reword(other, one: Printed, *, said: dict, ledger: Ledger) -> bool:
    """Whether the page changed its words and no person changed the record's."""
    before = said.get(other.pk, {}).get("text")
    if one.text in (before, other.text_ru):
        return False
    if before is None or other.text_ru != before:
        ledger.kept.append(str(other))
        return False
    return True


def _note(made, one: Printed, ledger: Ledger) -> None:
    ledger.made(
        made, origin=one.origin, row=one.number, printed=facts.of_statement(one)
    )
