"""Finding: what a person typed → what they may see of it, typing errors forgiven.

A ladder of questions, each asked only when the one before found nothing: the words
as typed; what the places that they name lie in; the unknown words mended; every
word mended; all words but one; titles that begin so. Every answer rests on entries that the reader may see at that moment
and on nothing else: a word from the vocabulary only widens the question, and a
correction is told only when its word stands in an entry found.
"""

import datetime
import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from mosty.search import queries
from mosty.search.expressions import (
    Group,
    all_but_one_of,
    all_of,
    as_groups,
    can_begin,
    widened,
)
from mosty.search.kinds import KINDS, Kind
from mosty.search.marking import marked, snippet, tells
from mosty.search.mending import mend, mend_beginning, regroup
from mosty.search.telling import shown_for
from mosty.search.words import other_layout, sort_key, tokens

LONGEST_QUERY = 200
MOST_WORDS = 10
SUGGESTION_CAP = 100
NEW_PART = 3
MARKED = re.compile("<mark>(.*?)</mark>")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One found thing; `title`, `subtitle` and `snippet` are marked and safe."""

    kind: Kind
    object_id: str
    title: SafeString
    subtitle: SafeString
    snippet: SafeString
    language: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Results:
    """What was found.

    `total` is exact unless `is_capped`: then there are at least so many. `counts`
    are of (kind, number). `shown_for` is what was searched instead of what was
    typed, or "". `is_partial`: nothing matches all the words. `expression` is the
    text-search expression that found them, "" if their titles begin so; it is for
    asking again, never for showing. `groups` are its parts, all of which match;
    none if it has no such parts. `is_common`: about a thousand things match, or more.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    is_capped: bool = False
    counts: list[tuple[Kind, int]] = field(default_factory=list)
    shown_for: str = ""
    is_partial: bool = False
    expression: str = field(default="", repr=False, compare=False)
    groups: tuple[str, ...] = field(default=(), repr=False, compare=False)
    is_common: bool = field(default=False, repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class _Answer:
    found: queries.Found
    groups: list[Group]
    expression: str = ""
    is_partial: bool = False


def find(
    text: str,
    *,
    audience: Collection[str],
    at: datetime.datetime,
    language: str,
    kinds: Collection[str] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """Everything that the text may mean, for a reader of these audiences at `at`.

    Any text has an answer; of a long one only the beginning is read.
    """
    part = queries.Slice(limit=limit, offset=offset)
    return _Search(text, _reader(audience, at, kinds), part).results(language)


def meant(
    text: str,
    *,
    audience: Collection[str],
    at: datetime.datetime,
    language: str,
    kinds: Collection[str],
) -> Results:
    """How the text is read, with one hit at most: for who asks for the rest itself.

    Only some of the candidates are looked at, so that `total` is no number of
    things found; without any it is 0.
    """
    part = queries.Slice(limit=1, cap=queries.DENSE, most=queries.DENSE)
    return _Search(text, _reader(audience, at, kinds), part).results(language)


def suggest(
    text: str,
    *,
    audience: Collection[str],
    at: datetime.datetime,
    language: str,
    limit: int = 8,
) -> Results:
    """What may be meant by a text still being typed; fewer candidates, no snippets."""
    part = queries.Slice(limit=limit, cap=SUGGESTION_CAP)
    search = _Search(text, _reader(audience, at, None), part, is_typing=True)
    return search.results(language)


def _reader(audience, at, kinds):
    known = [name for name in KINDS if kinds is None or name in kinds]
    return queries.Reader(
        audience=[str(name) for name in audience],
        at=at,
        kinds=known,
        shelves=list(dict.fromkeys(KINDS[name].shelf for name in known)),
    )


class _Search:
    """One climb of the ladder."""

    def __init__(self, text, reader, part, *, is_typing=False):
        text = text[:LONGEST_QUERY].replace("\0", " ")
        self.text = text.encode("utf-8", "ignore").decode()
        self.reader, self.part, self.is_typing = reader, part, is_typing
        self.words = tokens(self.text)[:MOST_WORDS]
        if is_typing and len(self.words) > 1 and not _is_worth_asking(self.words[-1]):
            self.words.pop()
        self.key = sort_key(self.text)
        self.groups = as_groups(self.words)

    def results(self, language) -> Results:
        if not self.words:
            return Results()
        climbs = (self._as_typed, self._wider, self._forgiven, self._begun)
        for climb in (*climbs, self._by_title):
            answer = climb()
            if answer is not None:
                return self._told(answer, language)
        return Results()

    def _as_typed(self):
        if len(self.words) == 1 and not _is_worth_asking(self.words[0]):
            return self._by_title()
        return self._ask(all_of(self.groups), self.groups)

    def _wider(self):
        """What lies around the places that are named."""
        wide = widened(self.groups)
        return self._ask(all_of(wide), wide) if wide else None

    def _forgiven(self):
        """The first of the other readings that finds something."""
        likely, *others = self._readings()
        answer = self._ask(all_of(likely), likely)
        if answer is not None:
            return answer
        readings = [(all_of(groups), groups) for groups in others]
        readings.append((all_but_one_of(likely), likely))
        place = queries.first_matching([asked for asked, _ in readings], self.reader)
        if place is None:
            return None
        is_partial = place == len(others)
        return self._ask(*readings[place], is_partial=is_partial)

    def _begun(self):
        """The last word as the beginning of one, mended: suggestions read it so."""
        last = self.groups[-1]
        if self.is_typing or not last.is_beginning:
            return None
        begun = mend_beginning(last.typed, self.reader)
        others = tuple(dict.fromkeys(last.others + begun))
        groups = [*self.groups[:-1], replace(last, others=others)]
        return self._ask(all_of(groups), groups) if begun else None

    def _by_title(self):
        if not self.key:
            return None
        found = queries.by_title(
            self.key, self.reader, part=self.part, plain=" ".join(self.words)
        )
        return _Answer(found=found, groups=self.groups) if found else None

    def _readings(self) -> list[list[Group]]:
        """Unknown words mended; the other keyboard layout; known words mended too."""
        typed = regroup(self.groups, self._meant, known_too=False)
        last = self.groups[-1]
        if self.is_typing and last.is_beginning:
            begun = mend_beginning(last.typed, self.reader)
            others = tuple(dict.fromkeys(typed[-1].others + begun))
            typed[-1] = replace(last, others=others)
        readings = [typed]
        if self._is_other_layout():
            layout = as_groups(self._layout_words)
            readings.append(regroup(layout, self._meant, known_too=False))
        readings.append(regroup(self.groups, self._meant, known_too=True))
        return readings

    @cached_property
    def _layout_words(self):
        return tokens(other_layout(self.text))[:MOST_WORDS]

    @cached_property
    def _meant(self):
        return mend(dict.fromkeys(self.words + self._layout_words), self.reader)

    def _is_other_layout(self):
        """Whether the words make more sense typed with the other keyboard layout."""
        return self._readable(self._layout_words) > self._readable(self.words)

    def _readable(self, words):
        return sum(
            self._meant[word].is_readable for word in words if word in self._meant
        )

    def _ask(self, expression, groups, *, is_partial=False):
        whole = [group for group in groups if not group.beginnings]
        is_open = len(whole) < len(groups) and not is_partial
        question = queries.Question(
            expression=expression,
            sure=all_of(whole) if is_open else "",
            plain=" ".join(word for group in groups for word in group.stemmed),
            key=self.key,
        )
        found = queries.by_words(question, self.reader, part=self.part)
        if not found:
            return None
        return _Answer(
            found=found, groups=groups, expression=expression, is_partial=is_partial
        )

    def _told(self, answer, language):
        found = answer.found
        begun = [word for group in answer.groups for word in group.beginnings]
        is_meant = tells(found.stems, *begun)
        return Results(
            hits=[self._hit(row, is_meant, language) for row in found.rows],
            total=sum(found.counts.values()),
            is_capped=found.is_capped,
            counts=[
                (kind, found.counts[name])
                for name, kind in KINDS.items()
                if name in found.counts
            ],
            shown_for=shown_for(self.words, answer.groups, found.rows),
            is_partial=answer.is_partial,
            expression=answer.expression,
            groups=() if answer.is_partial else tuple(map(str, answer.groups)),
            is_common=found.is_dense,
        )

    def _hit(self, row, is_meant, language):
        title, spoken = _in_language(row, "title", language)
        subtitle, _ = _in_language(row, "subtitle", language)
        body, _ = _in_language(row, "body", language)
        piece = "" if self.is_typing else snippet(body, is_meant)
        if _says_little(piece, f"{title} {subtitle}"):
            piece = ""
        return Hit(
            kind=KINDS[row["kind"]],
            object_id=row["object_id"],
            title=marked(title, is_meant),
            subtitle=marked(subtitle, is_meant),
            snippet=SafeString(piece),
            language=spoken,
            url=reverse(row["url_name"], kwargs=json.loads(row["url_kwargs"])),
        )


def _says_little(piece, told):
    """Whether a snippet repeats what is told already, but for a word or two."""
    words, known = tokens(strip_tags(piece)), set(tokens(told))
    if not known.issuperset(tokens(" ".join(MARKED.findall(piece)))):
        return False
    return sum(word not in known for word in words) * NEW_PART < len(words)


def _is_worth_asking(word):
    return can_begin(word) or word.isdigit()


def _in_language(row, field_name, language):
    """The text in the language, else in the other one; and which it is."""
    other = "en" if language == "ru" else "ru"
    for tongue in (language, other):
        if row[f"{field_name}_{tongue}"]:
            return row[f"{field_name}_{tongue}"], tongue
    return "", language
