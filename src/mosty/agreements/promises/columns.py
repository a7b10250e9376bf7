"""The columns of a plan of work, and which heading of a table means which of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

NEAR = 84
ROWS_LOOKED_AT = 12
SHORTEST_FUZZY = 5
APART = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Column:
    """A column of ours, and how it is called in other people's tables."""

    name: str
    title: str | Promise
    headings: str
    is_required: bool = False


COLUMNS = (
    Column(
        "text",
        _("What is promised"),
        "мероприятие|мероприятия|наименование мероприятия|содержание|содержание работы"
        "|содержание деятельности|обязательство|обязательства|что сделать|вид работы"
        "|виды деятельности|направление работы|задача|задачи|событие|действие"
        "|what is promised|activity|activities|obligation|task|measure|event|іс шара"
        "|мерапрыемства|мерапрыемствы",
        is_required=True,
    ),
    Column(
        "text_en",
        _("In English"),
        "мероприятие на английском|мероприятие англ|на английском|in english"
        "|activity in english",
    ),
    Column(
        "due",
        _("By which day"),
        "срок|сроки|срок исполнения|сроки исполнения|срок выполнения|сроки проведения"
        "|срок проведения|сроки реализации|срок реализации|дата|дата проведения|когда"
        "|период|by which day|due|due date|deadline|date|when|term|time frame|timing"
        "|мерзімі|тэрмін|тэрміны",
    ),
    Column(
        "party",
        _("By whom"),
        "сторона|кто исполняет|исполнитель|исполнители|исполняющая сторона|организация"
        "|ответственная сторона|ответственная организация|by whom|party|organisation"
        "|organization|executor|орындаушы|выканаўца",
    ),
    Column(
        "responsible",
        _("Responsible"),
        "ответственный|ответственные|ответственное лицо|ответственный исполнитель"
        "|куратор|фио ответственного|responsible|responsible person|contact person"
        "|жауапты|адказны|адказныя",
    ),
    Column(
        "quantity",
        _("How much"),
        "количество|кол во|объем|число участников|количество участников|охват|показатель"
        "|how much|quantity|number|amount|саны|колькасць",
    ),
    Column(
        "repeats",
        _("Again"),
        "периодичность|повторяемость|частота|повторение|again|repeats|frequency"
        "|recurrence|periodicity",
    ),
)
BY_NAME = {one.name: one for one in COLUMNS}


def plain(text: str) -> str:
    """Words alone, one case, ё as е."""
    return " ".join(APART.sub(" ", text.lower().replace("ё", "е")).split())


def nearness(heading: str, column: Column) -> float:
    """From 0 to 100, how surely the heading means the column."""
    text = plain(heading)
    if not text:
        return 0
    if text == plain(str(column.title)):
        return 101
    best = 0.0
    for known in column.headings.split("|"):
        if text == known:
            return 100
        if len(known) >= SHORTEST_FUZZY and text.startswith(f"{known} "):
            best = max(best, 95 - len(text) / 10)
        if min(len(text), len(known)) >= SHORTEST_FUZZY:
            best = max(best, fuzz.ratio(text, known) - 1)
    return best


def guess(headings: Sequence[str]) -> dict[str, int]:
    """For each column that a heading tells the place of it, the surest first."""
    scored = [
        (-score, order, at, column.name)
        for at, heading in enumerate(headings)
        for order, column in enumerate(COLUMNS)
        if (score := nearness(heading, column)) >= NEAR
    ]
    found: dict[str, int] = {}
    for _score, _order, at, name in sorted(scored):
        if name not in found and at not in found.values():
            found[name] = at
    return found


def heading_row(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows is the heading: -1 where none tells a column."""
    scores = [len(guess(row)) for row in rows[:ROWS_LOOKED_AT]]
    most = max(scores, default=0)
    return scores.index(most) if most else -1
