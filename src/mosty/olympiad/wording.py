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
LANGUAGES = {"ru": gettext_lazy("in Russian"), "en": gettext_lazy("in English")}


def fault_told(code: str) -> str:
    """What is wrong, in words; a code of `bank.written` or of GIFT."""
    name, _colon, where = code.partition(": ")
    words = FAULTS.get(name.removesuffix(" twice"), name)
    if name.endswith(" twice"):
        words = _("two of the same to choose from")
    said = LANGUAGES.get(where)
    return f"{words}, {said}" if said else str(words)


def faults_told(codes) -> str:
    return "; ".join(dict.fromkeys(fault_told(one) for one in codes))


def topic_told(topic: str) -> str:
    return str(TOPICS.get(topic, topic))
