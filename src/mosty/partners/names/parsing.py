"""Taking a name apart, word by word, the longest known phrase first."""

import re
from functools import lru_cache

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.abbreviations import Setting
from mosty.partners.names.gazetteer import places, short_places, town_names
from mosty.partners.names.legal import legal_length
from mosty.partners.names.letters import sound
from mosty.partners.names.lexicon import Meaning, phrases
from mosty.partners.names.looking import known_stem
from mosty.partners.names.marks import STOPS
from mosty.partners.names.parsed import ParsedName, Part
from mosty.partners.names.persons import MOST_HONOURED
from mosty.partners.names.shortened import WRITTEN_OUT
from mosty.partners.names.stems import stem
from mosty.partners.names.structure import in_order
from mosty.partners.names.tokens import is_loud, tokens
from mosty.partners.names.unknown import Unknown

CITY_WORDS = ("городск", "гарадск", "қала", "city", "gorod", "шаардык", "міськ")
LONGEST_TITLE = 3
PROFILE = re.compile("углубл.* изучени|паглыбл.* вывучэнн|in-depth study")
YEARS = range(1700, 2100)
OF_ADJECTIVE = ("ск", "цк")
GOR = {"г", "гор", "город", "города", "городе", "city", "м", "місто"}


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


class Reader(Unknown):
    """Reads one name from left to right."""

    def _implied(self, full: str) -> tuple[Part, ...]:
        return implied(full)

    def read(self) -> None:
        self.found = list(tokens(self.name))
        self.stems = [known_stem(token.stem) for token in self.found]
        self.is_loud = is_loud(self.name)
        branches = any(self._is_branch_word(root) for root in self.stems)
        self.is_branch = branches
        self.is_quiet = self.name == self.name.lower()
        at = 0
        while at < len(self.found):
            at += self._step(at)
        self._name_kindergarten()
        self._name_districts()
        self._name_bearers()
        self._name_profile()
        self._name_publisher()
        self._set_aside()
        self._name_branch()

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

    def _number(self, at: int) -> int:
        token, after = self.found[at], self.found[at + 1 : at + 3]
        is_age = len(after) > 1 and after[0].text == "-" and "лет" in after[1].low
        if int(token.low) not in YEARS and not is_age:
            self._add(parsed.NUMBER, token.low, at=at)
        return 3 if is_age else 1

    def _legal(self, at: int) -> int:
        length = legal_length(self.found, at, quiet=self.is_quiet)
        if length == 1 and at == len(self.found) - 1 and self.parts:
            length = 0 if self._is_short_place(at) else 1  # «ИРР ПО»
        if length:
            self._add(parsed.LEGAL, self.found[at].low, at=at, length=length)
        return length

    def _phrase(self, at: int) -> int:
        end = self._end_of_run(at)
        run = self.stems[:end] if end < len(self.stems) else self.stems
        hit, place = phrases().find(run, at), places().find(run, at)
        if place is not None and not self._is_place(at, place[1]):
            place = None
        if place is not None and place[1] == 1 and self._is_bearer(at, place[0].value):
            place = None
        if place is not None and (hit is None or place[1] > hit[1]):
            return self._place(at, *place)
        if hit is None or hit[0].slot == lexicon.STOP and self._is_no_stop(at):
            return 0
        return self._meant(hit[0], at, hit[1])

    def _is_no_stop(self, at: int) -> bool:
        """«СО» is a region, «Ilia» a person: not the words «со» and «il»."""
        token = self.found[at]
        is_name = token.is_capital and len(token.low) > LONGEST_TITLE
        return is_name and token.low not in STOPS or self._is_short_place(at)

    def _is_short_place(self, at: int) -> bool:
        """«ИРО СО»: a region in two letters, not the word «со»."""
        token = self.found[at]
        is_loud = self.is_loud or not token.text.isupper()
        return len(token.low) > 1 and not is_loud and token.low in short_places()

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
        if length == 1 and token.is_acronym and not self.is_loud:
            return token.low in town_names()  # «ГУБ» is not of a town Губа
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
            is_title = len(self.found[at].low) <= LONGEST_TITLE  # «св.», «д-р»
            return length if is_title else self._unknown(at)
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
        if (slot, value) == (lexicon.STATUS, "first") and self._is_of_school(at + 1):
            slot, value = parsed.NUMBER, "1"  # «Первая гимназия»
        self._add(slot, value, at=at, length=length)
        return length

    def _is_of_school(self, at: int) -> bool:
        hit = phrases().find(self.stems, at) if at < len(self.stems) else None
        return hit is not None and hit[0].value in parsed.SCHOOLS - {"college"}

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

    def _name_kindergarten(self) -> None:
        """«ГБДОУ № 62»: the form of preschools tells the kind."""
        forms = [p for p in self.parts if p.slot == parsed.LEGAL]
        is_preschool = any(part.value.endswith("доу") for part in forms)
        if is_preschool and not self._has({lexicon.KIND}):
            part = Part(lexicon.KIND, "kindergarten", forms[0].text, True)
            self._extend([part], len(self.found) - 1)

    def _name_profile(self) -> None:
        """«… с углублённым изучением английского языка»: not what it is, only more of it."""
        is_profile = False
        for at, part in enumerate(self.parts):
            is_profile = is_profile or bool(PROFILE.search(part.text.lower()))
            if is_profile and part.slot in (lexicon.FIELD, parsed.WORD):
                is_name = self.found[self.where[at]].is_capital
                if not (part.slot == parsed.WORD and is_name):
                    self.parts[at] = part._replace(slot=lexicon.LIGHT, value="multi")

    def _name_publisher(self) -> None:
        """«Издательский центр «Академия»»: an academy by its name only."""
        kinds = [at for at, p in enumerate(self.parts) if p.slot == lexicon.KIND]
        if len(kinds) != 2 or self.parts[kinds[0]].value != "publisher":
            return
        part = self.parts[kinds[1]]
        if not part.implied and part.text.istitle():
            word = sound(stem(part.text.lower()))
            self.parts[kinds[1]] = part._replace(slot=parsed.WORD, value=word)

    def _name_districts(self) -> None:
        """«Кировского района»: a district, not the town of Kirov."""
        for at, part in enumerate(self.parts[1:], start=1):
            before = self.parts[at - 1]
            if part[:2] == (lexicon.LEVEL, "district") and before.slot in (
                lexicon.PLACE,
                parsed.ADDRESS,
                parsed.WORD,
                lexicon.FIELD,
            ):
                key = sound(stem(before.text.split()[-1]))
                self.parts[at - 1] = before._replace(slot=parsed.DISTRICT, value=key)
