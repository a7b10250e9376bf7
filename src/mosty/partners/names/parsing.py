"""Taking a name apart, word by word, the longest known phrase first."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from mosty.partners.names import abbreviations, lexicon, parsed
from mosty.partners.names.abbreviations import Setting
from mosty.partners.names.gazetteer import around, places, short_places
from mosty.partners.names.honours import is_person, person
from mosty.partners.names.legal import legal_length
from mosty.partners.names.letters import bones, is_latin, sound
from mosty.partners.names.lexicon import Meaning, phrases
from mosty.partners.names.parsed import ParsedName, Part
from mosty.partners.names.stems import stem
from mosty.partners.names.structure import in_order
from mosty.partners.names.tokens import ORDINALS, is_loud, tokens
from mosty.search.words import in_cyrillic

CITY_WORDS = ("городск", "гарадск", "қала", "city", "gorod", "шаардык", "міськ")
MOST_HONOURED = 3
SHORTEST_PLACE = 7
SHORTEST_BONES, FEWEST_BONES, SHORTEST_REST = 8, 5, 4
YEARS = range(1700, 2100)
OF_ADJECTIVE = ("ск", "цк")
WRITTEN_OUT = Setting("-")  # where nothing is abbreviated any more
OPTIONAL = {lexicon.HONOUR, lexicon.STOP, lexicon.RANK, lexicon.LOOSE, lexicon.LIGHT}
WITHOUT_BLANKS = re.compile("[\u3400-\u9fff]")
ENDING_KINDS = (
    ("universität", "university"),
    ("universitaet", "university"),
    ("ülikool", "university"),
    ("ulikool", "university"),
    ("yliopisto", "university"),
    ("hochschule", "hochschule"),
    ("egyetem", "university"),
    ("ministeriö", "authority"),
    ("ministerium", "authority"),
    ("schule", "school"),
    ("institut", "institute"),
    ("akademie", "academy"),
    ("bibliothek", "library"),
)
SPEAKING = {
    lexicon.KIND,
    lexicon.FIELD,
    lexicon.LIGHT,
    lexicon.STATUS,
    lexicon.PLACE,
    lexicon.LEVEL,
}
COMPOUNDS = (
    "сельско", "лесо", "электро", "радио", "агро", "машино", "приборо", "железно",
    "физико", "психолого", "социально", "нефте", "горно", "автомобильно",
)  # fmt: skip
BRANCH_LETTERS = re.compile("[а-я]{1,3}ф")
GOR = {"г", "гор", "город", "города", "городе", "city", "м", "місто"}
SILENT = {parsed.LEGAL, lexicon.BRANCH, parsed.ADDRESS, parsed.NUMBER, parsed.ALSO}
WHOLE = {lexicon.KIND, parsed.ACRONYM}


def parse(name: str, *, country: str = "", city: str = "") -> ParsedName:
    """Take a name apart; country and town help to read its abbreviations."""
    return _parse(name, Setting(country, city))


@lru_cache(maxsize=4096)
def _parse(name: str, setting: Setting) -> ParsedName:
    reader = Reader(name, setting)
    reader.read()
    parts, own = in_order(reader.parts, reader.where, reader.found)
    initials = tuple(one[:3] for one in reader.initials if one[3] in own)
    return ParsedName(name, parts, initials)


@lru_cache(maxsize=4096)
def implied(full: str, prefix: str = "") -> tuple[Part, ...]:
    """Parts of what an abbreviation stands for."""
    parts = _parse(full, WRITTEN_OUT).parts
    return tuple(
        part._replace(implied=True) for part in parts if part.slot != parsed.LEGAL
    )


@lru_cache(maxsize=50_000)
def written_apart(word: str) -> str:
    """«Депобразования» as «департамент образования»; empty where it cannot be."""
    for start, full in lexicon.prefixes():
        rest = word.removeprefix(start)
        if rest == word or len(rest) < SHORTEST_REST:
            continue
        hit = phrases().by_first.get(stem(rest), {}).get((stem(rest),))
        if hit is not None and hit.slot in SPEAKING:
            return f"{full} {rest}"
        more = written_apart(rest)
        if more:
            return f"{full} {more}"
    return ""


@lru_cache(maxsize=50_000)
def pieces_of(word: str) -> tuple[str, ...]:
    """Pieces of which an abbreviation takes letters: «сельско-хозяйственный»."""
    for start in COMPOUNDS:
        if word.startswith(start) and len(word) > len(start) + 3:
            return (start, word[len(start) :].lstrip("-"))
    return tuple(word.split("-"))


@lru_cache(maxsize=200_000)
def known_stem(word: str) -> str:
    """The stem, a typing error in a known word mended."""
    if word in phrases().words or word in places().words:
        return word
    mended = phrases().mend(word)
    if mended != word or len(word) < SHORTEST_PLACE:
        return mended
    return places().mend(word)


@lru_cache(maxsize=200_000)
def meaning_of(word: str) -> Meaning | None:
    """A word that stands in no table as it is: mistyped, or in other letters."""
    for table in (phrases(), places()):
        known = table.mend(stem(word)) if len(word) >= SHORTEST_PLACE else stem(word)
        hit = table.by_first.get(known, {}).get((known,))
        if hit is not None:
            return hit
    if not is_latin(word) and len(word) >= SHORTEST_BONES:
        hit = phrases().by_bones.get(bones(stem(word)))
        if hit is not None and len(bones(stem(word))) >= FEWEST_BONES:
            return hit
    if is_latin(word):
        root = stem(in_cyrillic(word))
        for table in (phrases(), places()):
            hit = table.by_first.get(root, {}).get((root,)) if root else None
            if hit is None and len(sound(word)) >= SHORTEST_REST:
                by_sound = table.by_sound
                hit = by_sound.get(sound(word)) or by_sound.get(sound(root))
            if hit is not None:
                return hit
    return None


@dataclass
class Reader:
    """Reads one name from left to right."""

    name: str
    setting: Setting
    parts: list[Part] = field(default_factory=list)
    where: list[int] = field(default_factory=list)
    initials: list[tuple[str, str, bool, int]] = field(default_factory=list)

    def read(self) -> None:
        self.found = list(tokens(self.name))
        self.stems = [known_stem(token.stem) for token in self.found]
        self.loud = is_loud(self.name)
        branches = any(self._is_branch_word(root) for root in self.stems)
        self.around = Setting() if branches else self.setting
        self.quiet = self.name == self.name.lower()
        at = 0
        while at < len(self.found):
            at += self._step(at)
        self._name_districts()
        self._set_aside()
        self._name_branch()

    def _is_branch_word(self, root: str) -> bool:
        hit = phrases().by_first.get(root, {}).get((root,))
        return hit is not None and hit.slot == lexicon.BRANCH

    def _step(self, at: int) -> int:
        token = self.found[at]
        if token.sort == "sign":
            return 1
        if token.sort == "number":
            return self._number(at)
        if token.sort == "initial":
            return self._honoured(at, most=2)
        for look in (self._known, self._legal, self._phrase, self._short):
            taken = look(at)
            if taken:
                return taken
        return self._unknown(at)

    def _add(self, slot, value, *, at, length=1, is_implied=False) -> None:
        text = " ".join(token.text for token in self.found[at : at + length])
        if slot == lexicon.FIELD and self.found[at].depth and self._has({lexicon.KIND}):
            slot = lexicon.LIGHT  # «Российско-Армянский (Славянский) университет»
        if slot == lexicon.KIND and self.found[at].depth and self._has({lexicon.KIND}):
            slot = parsed.OWNER  # «институт (технический университет)»
        self.where.append(at)
        self.parts.append(Part(slot, value, text, is_implied))
        if slot in SILENT or self.found[at].depth:
            return
        for token in self.found[at : at + length]:
            for piece in pieces_of(token.low):
                is_free = slot in OPTIONAL or token.low in STOPS
                self.initials.append((piece, slot, is_free, len(self.parts) - 1))

    def _extend(self, parts, at: int) -> None:
        self.parts.extend(parts)
        self.where.extend([at] * len(parts))

    def _number(self, at: int) -> int:
        token, after = self.found[at], self.found[at + 1 : at + 3]
        is_age = len(after) > 1 and after[0].text == "-" and "лет" in after[1].low
        if int(token.low) not in YEARS and not is_age:
            self._add(parsed.NUMBER, token.low, at=at)
        return 3 if is_age else 1

    def _known(self, at: int) -> int:
        short = abbreviations.known().get(self.found[at].low)
        if short is None or self.setting is WRITTEN_OUT:
            return 0
        fitting = [one for one in short if self._stands(at, one.words)]
        if not fitting:
            return 0
        length = len(fitting[0].words)
        fitting = [one for one in fitting if len(one.words) == length]
        token = self.found[at]
        if (
            length == 1
            and len(token.low) < 6
            and not (token.text.isupper() or token.is_acronym or self.quiet)
        ):
            return 0
        one = abbreviations.chosen(fitting, self.around, self._places_named())
        if one is None:
            return 0
        spoken = self._span(at, length)
        more = [Part(parsed.ALSO, "".join(one.words), one.full, False)]
        if not token.depth or not self._has(WHOLE):
            more += implied(one.full)
        self._extend(more, at)
        return spoken

    def _places_named(self) -> frozenset[str]:
        found: frozenset[str] = frozenset()
        for at, token in enumerate(self.found):
            hit = places().find(self.stems, at) if token.is_capital else None
            if hit is not None:
                for place in hit[0].value.split("+"):
                    found |= around(place)
        return found

    def _stands(self, at: int, words: tuple[str, ...]) -> bool:
        spoken = []
        while at < len(self.found) and len(spoken) < len(words):
            if self.found[at].sort != "sign":
                spoken.append(self.found[at].low)
            elif self.found[at].text not in "()":
                return False
            at += 1
        return tuple(spoken) == words

    def _span(self, at: int, length: int) -> int:
        start = at
        while length:
            length -= self.found[at].sort != "sign"
            at += 1
        return at - start

    def _legal(self, at: int) -> int:
        length = legal_length(self.found, at, quiet=self.quiet)
        if length:
            self._add(parsed.LEGAL, self.found[at].low, at=at, length=length)
        return length

    def _phrase(self, at: int) -> int:
        end = self._end_of_run(at)
        run = self.stems[:end] if end < len(self.stems) else self.stems
        hit, place = phrases().find(run, at), places().find(run, at)
        if place is not None and not self._is_place(at, place[1]):
            place = None
        if place is not None and (hit is None or place[1] > hit[1]):
            return self._place(at, *place)
        if hit is None:
            return 0
        return self._meant(hit[0], at, hit[1])

    def _place(self, at: int, meaning: Meaning, length: int) -> int:
        slot = parsed.ADDRESS if self._is_beside(at) else lexicon.PLACE
        self._add(slot, meaning.value, at=at, length=length)
        if length > 1 and any(
            root.startswith("област") for root in self.stems[at : at + length]
        ):
            text = " ".join(token.text for token in self.found[at : at + length])
            self._extend([Part(lexicon.LEVEL, "oblast", text, True)], at)
        return length

    def _is_beside(self, at: int) -> bool:
        """«…, г. Минск», «… (Минск)»: where the body is, not its name."""
        before = self.found[at - 1] if at else None
        if before is None:
            return False
        is_sign = before.sort == "sign" and before.text in ",("
        follows = self._has({lexicon.KIND, parsed.ACRONYM, parsed.ALSO})
        weak = bool(self.parts) and self.parts[-1].value == parsed.CITY_WEAK
        return follows and (
            is_sign or (weak and before.sort == "word" and before.low in GOR)
        )

    def _end_of_run(self, at: int) -> int:
        end = at
        while end < len(self.found) and self.found[end].sort == "word":
            end += 1
        return end

    def _is_place(self, at: int, length: int) -> bool:
        token = self.found[at]
        if token.is_capital or length > 1:
            return True
        return token.stem.endswith(OF_ADJECTIVE)

    def _meant(self, meaning: Meaning, at: int, length: int) -> int:
        slot, value = meaning
        if slot == lexicon.HONOUR:
            return self._honour(at, length)
        if (
            slot == lexicon.RANK
            and length == 1
            and not self._is_honoured_next(at + length)
        ):
            return self._unknown(at)
        if slot == lexicon.RANK and length == 1 and self._is_honoured_next(at + 1):
            return length + self._honoured(at + 1, most=MOST_HONOURED)
        if slot in (lexicon.STOP, lexicon.LOOSE, lexicon.RANK):
            if slot == lexicon.STOP and not self.found[at].depth:
                self.initials.append((self.found[at].low, slot, True, len(self.parts)))
            return length
        if value == "education" and self.stems[max(0, at - 2) : at] == [
            "university",
            "of",
        ]:
            slot, value = lexicon.FIELD, "pedagogical"
        if slot == lexicon.LEVEL and value == "city" and self._is_address(at):
            value = parsed.CITY_WEAK
        self._add(slot, value, at=at, length=length)
        return length

    def _is_address(self, at: int) -> bool:
        """«г. Минск» after a name says where it is, not whose it is."""
        token = self.found[at]
        if token.low.startswith(CITY_WORDS):
            return False
        before = self.found[at - 1] if at else None
        is_noun = token.low.startswith("город") and len(token.low) > len("гор")
        return not (
            is_noun and before is not None and before.sort == "word" and not token.depth
        )

    def _is_honoured_next(self, at: int) -> bool:
        return at < len(self.found) and (
            self.found[at].sort == "initial" or self.found[at].is_capital
        )

    def _honour(self, at: int, length: int) -> int:
        if self.stems[at] in lexicon.before_honour():
            for place in range(len(self.parts) - 1, -1, -1):
                part = self.parts[place]
                if part.slot not in (parsed.WORD, lexicon.HONOUR, parsed.ACRONYM):
                    break
                self.parts[place] = part._replace(
                    slot=lexicon.HONOUR, value=person(part.text.split()[-1])
                )
            return length
        return length + self._honoured(at + length, most=MOST_HONOURED)

    def _honoured(self, at: int, *, most: int) -> int:
        """Takes initials and names of a person; gives how many pieces."""
        start, taken = at, 0
        while at < len(self.found) and taken < most:
            token = self.found[at]
            if token.sort == "initial" or self._is_rank(at):
                at += 1
                continue
            if (
                token.sort != "word"
                or not token.is_capital
                or self._ends_honour(at, taken)
            ):
                break
            self._add(lexicon.HONOUR, person(token.low), at=at)
            taken, at = taken + 1, at + 1
        return max(at - start, int(most != MOST_HONOURED))

    def _is_rank(self, at: int) -> bool:
        hit = phrases().by_first.get(self.stems[at], {}).get((self.stems[at],))
        return (
            hit is not None
            and hit.slot in (lexicon.RANK, lexicon.STOP)
            and hit.value != "honour"
        )

    def _ends_honour(self, at: int, taken: int) -> bool:
        token = self.found[at]
        if token.is_acronym:
            return True
        hit = phrases().by_first.get(token.stem, {}).get((token.stem,))
        if hit is not None and hit.slot in (
            lexicon.KIND,
            lexicon.LEVEL,
            lexicon.BRANCH,
            lexicon.STATUS,
            lexicon.HONOUR,
        ):
            return True
        if hit is not None and taken:
            return True
        is_known = token.low in lexicon.legal_forms().short and token.text.isupper()
        return is_known or (
            bool(taken)
            and is_latin(token.low)
            and places().find(self.stems, at) is not None
        )

    def _short(self, at: int) -> int:
        """Abbreviations of places and of words."""
        token = self.found[at]
        if token.text.isupper() or token.is_acronym:
            ids = short_places().get(token.low)
            if ids is not None:
                self.where.append(at)
                self.parts.append(Part(lexicon.PLACE, ids, token.text))
                return 1
        generic = abbreviations.generic()
        full = generic.get(token.low) or generic.get(token.stem)
        if full is not None and (
            len(token.low) > 4 or token.is_acronym or token.text.isupper() or self.quiet
        ):
            self.initials.append((token.low, lexicon.KIND, True, len(self.parts)))
            self._extend([part._replace(implied=False) for part in implied(full)], at)
            return 1
        return 0

    def _unknown(self, at: int) -> int:
        token = self.found[at]
        if token.stem in ORDINALS and self._kind_near(at):
            self._add(parsed.NUMBER, ORDINALS[token.stem], at=at)
            return 1
        if token.is_acronym or (
            self.loud and len(token.low) <= 6 and meaning_of(token.low) is None
        ):
            return self._acronym(at)
        if len(token.low) == 1:
            return 1
        apart = "" if token.is_acronym else written_apart(token.low)
        if apart:
            parts = [part._replace(implied=False) for part in implied(apart)]
            self._extend(parts, at)
            self.initials += [
                (piece, lexicon.KIND, False, len(self.parts) - 1)
                for piece in apart.split()
            ]
            return 1
        meaning = meaning_of(token.low)
        if meaning is not None and (meaning.slot != lexicon.PLACE or token.is_capital):
            if meaning.slot in (
                lexicon.HONOUR,
                lexicon.STOP,
                lexicon.LOOSE,
                lexicon.RANK,
            ):
                return (
                    self._meant(meaning, at, 1)
                    if meaning.slot != lexicon.RANK
                    else self._word(at)
                )
            self._add(meaning.slot, meaning.value, at=at)
            return 1
        return self._word(at)

    def _kind_near(self, at: int) -> bool:
        near = [*self.stems[max(0, at - 1) : at], *self.stems[at + 1 : at + 3]]
        known = phrases().by_first
        return any(
            (hit := known.get(root, {}).get((root,))) is not None
            and hit.slot == lexicon.KIND
            for root in near
        )

    def _word(self, at: int) -> int:
        token = self.found[at]
        if token.is_capital and is_person(token.low):
            self._add(lexicon.HONOUR, person(token.low), at=at)
        elif "-" in token.low and self._pieces(at) or self._compound(at):
            pass
        else:
            self._add(parsed.WORD, sound(token.stem), at=at)
        return 1

    def _compound(self, at: int) -> bool:
        """«Albert-Ludwigs-Universität», «Tehnikaülikool», «南京师范大学»."""
        token = self.found[at]
        if WITHOUT_BLANKS.search(token.low):
            return self._unspaced(at)
        for ending, kind in ENDING_KINDS:
            if token.low.endswith(ending) and token.low != ending:
                self._add(lexicon.KIND, kind, at=at)
                for piece in token.low.removesuffix(ending).split("-"):
                    meaning = meaning_of(piece) if len(piece) > 2 else None
                    if meaning is not None and meaning.slot in SPEAKING:
                        self._add(*meaning, at=at)
                    elif len(piece) > 2:
                        self._add(lexicon.HONOUR, person(piece), at=at)
                return True
        return False

    def _unspaced(self, at: int) -> bool:
        word, start, seen = self.found[at].low, 0, False
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end]
                hits = [
                    t.by_first.get(piece, {}).get((piece,))
                    for t in (phrases(), places())
                ]
                hit = next((one for one in hits if one is not None), None)
                if hit is not None:
                    self._add(*hit, at=at)
                    start, seen = end, True
                    break
            else:
                start += 1
        return seen

    def _pieces(self, at: int) -> bool:
        """Parts of «учебно-технологический», where each is known."""
        found = []
        for piece in self.found[at].low.split("-"):
            root = stem(piece)
            tables = (phrases(), places())
            hits = [t.by_first.get(root, {}).get((root,)) for t in tables]
            hit = next((one for one in hits if one is not None), None) or meaning_of(
                piece
            )
            if hit is None and len(piece) > 2:
                slot = lexicon.HONOUR if is_latin(piece) else parsed.WORD
                hit = Meaning(slot, sound(root))
            if hit is not None:
                found.append(hit)
        if all(hit.slot in (parsed.WORD, lexicon.HONOUR) for hit in found):
            return False
        spoken = [
            hit for hit in found if hit.slot in {*SPEAKING, parsed.WORD, lexicon.HONOUR}
        ]
        for hit in spoken[:1]:
            self._add(hit.slot, hit.value, at=at)
        text = self.found[at].text
        self._extend([Part(hit.slot, hit.value, text) for hit in spoken[1:]], at)
        return bool(found)

    def _acronym(self, at: int) -> int:
        token = self.found[at]
        self._add(parsed.ACRONYM, token.low, at=at)
        ending = abbreviations.by_ending(token.low)
        whole = dict(abbreviations.endings()).get(token.low)
        if whole and len(token.low) > 2 and self._has({lexicon.PLACE}):
            self.parts.pop()
            self.where.pop()
            self._extend([p._replace(implied=False) for p in implied(whole)], at)
            return 1
        if ending is not None and not (
            token.depth and self._has(WHOLE - {parsed.ACRONYM})
        ):
            prefix = Part(parsed.PREFIX, ending[0], token.text, True)
            self._extend([prefix, *implied(ending[1])], at)
        return 1

    def _has(self, slots) -> bool:
        return any(part.slot in slots for part in self.parts)

    def _name_districts(self) -> None:
        """«Кировского района»: a district, not the town of Kirov."""
        for at, part in enumerate(self.parts[1:], start=1):
            before = self.parts[at - 1]
            if part[:2] == (lexicon.LEVEL, "district") and before.slot in (
                lexicon.PLACE,
                parsed.WORD,
                lexicon.FIELD,
            ):
                key = sound(stem(before.text.split()[-1]))
                self.parts[at - 1] = before._replace(slot=parsed.DISTRICT, value=key)

    def _name_branch(self) -> None:
        """«НИУ ВШЭ — Пермь»: the university's branch there."""
        slots = [part.slot for part in self.parts]
        for at, part in enumerate(self.parts):
            is_short = part.slot == parsed.ACRONYM and BRANCH_LETTERS.fullmatch(
                part.value
            )
            if is_short and parsed.ALSO in slots[at:]:
                self.parts[at] = part._replace(slot=lexicon.BRANCH)
                return
            before = self.where[at] - 1
            if part.slot not in (lexicon.PLACE, parsed.ADDRESS) or before < 0 or not at:
                continue
            is_dash = self.found[before].text in "—–-"
            ends = at == len(self.parts) - 1 and self.parts[at - 1].implied
            if is_dash and ends and any(p.slot == parsed.ALSO for p in self.parts):
                self.parts[at] = part._replace(slot=lexicon.PLACE)
                self.parts.insert(at, Part(lexicon.BRANCH, "branch", part.text, True))
                self.where.insert(at, before)
                return

    def _set_aside(self) -> None:
        """An abbreviation beside the name written out says nothing more."""
        spoken = [p for p in self.parts if p.slot == lexicon.KIND and not p.implied]
        short = [p for p in self.parts if p.slot == parsed.ACRONYM]
        if not spoken and len(short) < 2:
            return
        words = tuple(
            (word, is_free)
            for word, slot, is_free, _at in self.initials
            if slot != parsed.ACRONYM
        )
        for at, part in enumerate(self.parts):
            if part.slot == parsed.ACRONYM and abbreviations.abbreviates(
                part.value, words
            ):
                self.parts[at] = part._replace(slot=parsed.ALSO)


STOPS = frozenset(lexicon.listed(lexicon.read("words")["stop"]))
