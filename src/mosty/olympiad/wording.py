"""Words of the office for topics, ages and what is wrong with a task."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

AGES = {
    "5-7": gettext_lazy("Grades 5–7"),
    "8-9": gettext_lazy("Grades 8–9"),
    "10-11": gettext_lazy("Grades 10–11"),
}
TRACKS = {
    "native": gettext_lazy("Russian as a native language"),
    "foreign": gettext_lazy("Russian as a foreign language"),
}
TOPICS = {
    "founding": pgettext_lazy("topic", "Founding of the city"),
    "rivers-and-bridges": pgettext_lazy("topic", "Rivers and bridges"),
    "architecture": pgettext_lazy("topic", "Architecture"),
    "literature": pgettext_lazy("topic", "Literature"),
    "music-theatre-art": pgettext_lazy("topic", "Music, theatre, art"),
    "science-education": pgettext_lazy("topic", "Science and education"),
    "museums": pgettext_lazy("topic", "Museums"),
    "people": pgettext_lazy("topic", "People"),
    "toponymy": pgettext_lazy("topic", "Names of places"),
    "suburbs": pgettext_lazy("topic", "Suburbs"),
    "revolution-and-20th-century": pgettext_lazy("topic", "Revolution, 20th century"),
    "war-and-blockade": pgettext_lazy("topic", "War and blockade"),
    "today": pgettext_lazy("topic", "The city today"),
}
FAULTS = {
    "key": gettext_lazy("its short name may hold Latin letters, digits and hyphens"),
    "kind": gettext_lazy("its kind is not known"),
    "ages": gettext_lazy("no age group"),
    "track": gettext_lazy("not said for whom: Russian as native or as foreign"),
    "difficulty": gettext_lazy("difficulty from 1 to 5 is needed"),
    "points": gettext_lazy("points from 1 to 100 are needed"),
    "text": gettext_lazy("no text"),
    "explanation": gettext_lazy("no explanation of the answer"),
    "proof": gettext_lazy("no proof of the key: the title and where in it"),
    "topic_or_author": gettext_lazy("no topic or author"),
    "choices": gettext_lazy("at least two answers to choose from, one of them wrong"),
    "right": gettext_lazy("the right answers are not as the kind asks"),
    "items": gettext_lazy("at least three things to put in order"),
    "years": gettext_lazy("the years do not go up"),
    "pairs": gettext_lazy("at least two pairs"),
    "left": gettext_lazy("a left side is empty or stands twice"),
    "keys": gettext_lazy("no right answer"),
    "typos": gettext_lazy("from no slip to two are forgiven"),
    "gaps": gettext_lazy("gaps {1}, {2} … of the text and their answers do not agree"),
    "value": gettext_lazy("the number or its tolerance is not there"),
    "places": gettext_lazy("at least two places within the picture, one of them right"),
    "radius": gettext_lazy("a place has no size"),
    "picture": gettext_lazy("no picture"),
    "picture_alt": gettext_lazy("no words for those who do not see the picture"),
    "criteria": gettext_lazy(
        "the points of the criteria do not make those of the task"
    ),
    "words": gettext_lazy("the least and the most number of words are needed"),
    "accepts": gettext_lazy("no kind of file is accepted"),
    "form": gettext_lazy("a part that the kind asks for is missing"),
}
OF_FILES = {
    "gift_too_many": gettext_lazy("the file has more questions than are read at once"),
    "gift_no_answers": gettext_lazy("no braces with answers: this is a description"),
    "gift_open_brace": gettext_lazy("a brace is not closed"),
    "gift_two_keys": gettext_lazy("two places for answers in one question"),
    "gift_no_sign": gettext_lazy("an answer begins with neither = nor ~"),
    "gift_no_pairs": gettext_lazy("pairs without a left side"),
    "gift_no_number": gettext_lazy("no number after #"),
    "gift_nothing_right": gettext_lazy("no answer, or no set of them, is wholly right"),
    "too_many": gettext_lazy("the file has more rows than are read at once"),
    "no_head": gettext_lazy("no row of column names such as [kind] and [text_ru]"),
    "no_rows": gettext_lazy("the file holds no question"),
    "answers_uneven": gettext_lazy("the answers differ in number in the two languages"),
    "answers_form": gettext_lazy(
        "a line of the answers is not written as its kind asks"
    ),
    "tolerance": gettext_lazy("the tolerance is no number"),
    "key_taken": gettext_lazy("another task of the file has the same short name"),
    "file_empty": gettext_lazy("the file is empty"),
    "file_broken": gettext_lazy("the file is broken"),
    "file_binary": gettext_lazy("this is neither a workbook nor a text"),
    "file_protected": gettext_lazy("the file is protected by a password"),
    "file_too_heavy": gettext_lazy("the file is too large"),
    "file_too_large": gettext_lazy("the file is too large"),
    "file_too_many_cells": gettext_lazy("a sheet has too many cells"),
    "file_archive_bomb": gettext_lazy("the file unpacks to too much"),
}
NOTES = {
    "category": gettext_lazy("its category is not kept: choose a topic instead"),
    "feedback": gettext_lazy("remarks to single answers are not kept"),
    "shares": gettext_lazy("shares of single answers become right or wrong"),
    "partial": gettext_lazy("answers worth a part of the points are left out"),
    "odd_pairs": gettext_lazy("right sides without a left one are left out"),
    "answers": gettext_lazy("of several numbers the wholly right one is kept"),
    "format: html": gettext_lazy("marks of HTML stand in the text as they are"),
    "format: markdown": gettext_lazy("marks of Markdown stand in the text as they are"),
}
LANGUAGES = {"ru": gettext_lazy("in Russian"), "en": gettext_lazy("in English")}


def fault_told(code: str) -> str:
    """What is wrong, in words; a code of `bank.written` or of GIFT."""
    if code in OF_FILES:
        return str(OF_FILES[code])
    if code.startswith("file_"):
        return _("the file cannot be read")
    name, _colon, where = code.partition(": ")
    words = FAULTS.get(name.removesuffix(" twice"), name)
    if name.endswith(" twice"):
        words = _("two of the same to choose from")
    said = LANGUAGES.get(where)
    return f"{words}, {said}" if said else str(words)


def faults_told(codes) -> str:
    return "; ".join(dict.fromkeys(fault_told(one) for one in codes))


def notes_told(codes) -> str:
    return "; ".join(str(NOTES.get(one, one)) for one in dict.fromkeys(codes))


def topic_told(topic: str) -> str:
    return str(TOPICS.get(topic, topic))
