"""Reading words that stand in no table."""

import re

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.abbreviations import by_ending
from mosty.partners.names.chinese import HAN, SPOKEN_IN, in_russian
from mosty.partners.names.gazetteer import around, city_ids, places
from mosty.partners.names.honours import is_person, person
from mosty.partners.names.letters import is_latin, sound
from mosty.partners.names.lexicon import Meaning, phrases
from mosty.partners.names.looking import SPEAKING, meaning_of, written_apart
from mosty.partners.names.parsed import Part
from mosty.partners.names.shortened import Shortened
from mosty.partners.names.stems import stem
from mosty.partners.names.tokens import ORDINALS
from mosty.partners.names.towns import towns_of

SHORTEST_OWN, MOST_OF_TOWN = 4, 4
LONGEST_LOUD = 6
NO_PIECES = {parsed.WORD, lexicon.HONOUR, lexicon.STATUS}  # «Ново-Савиновский»
MEANT = {lexicon.HONOUR, lexicon.STOP, lexicon.LOOSE}
WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
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


class Unknown(Shortened):
    """Words by what they look and sound like; the rest are names proper."""

    def _unknown(self, at: int) -> int:
        token = self.found[at]
        if token.stem in ORDINALS and self._kind_near(at):
            self._add(parsed.NUMBER, ORDINALS[token.stem], at=at)
            return 1
        if token.is_acronym or (self.is_loud and self._is_loud_acronym(token.low)):
            return self._acronym(at)
        if len(token.low) == 1:
            return 1
        apart = "" if token.is_acronym else written_apart(token.low)
        if apart:
            parts = [part._replace(implied=False) for part in self._implied(apart)]
            self._extend(parts, at)
            self.initials += [
                (piece, lexicon.KIND, False, len(self.parts) - 1)
                for piece in apart.split()
            ]
            return 1
        meaning = meaning_of(token.low)
        if meaning is not None and meaning.slot == lexicon.PLACE:
            is_place = self._may_be_place(token, meaning.value)
            is_place = is_place and not self._is_bearer(at, meaning.value)
            meaning = meaning if is_place else None
        if meaning is not None:
            if meaning.slot == lexicon.RANK:
                return self._word(at)
            if meaning.slot in MEANT:
                return self._meant(meaning, at, 1)
            self._add(meaning.slot, meaning.value, at=at)
            return 1
        return self._word(at)

    def _is_loud_acronym(self, word: str) -> bool:
        """«СОРИПКРО» where all is in capitals: short, or with an ending that is known."""
        if meaning_of(word) is not None:
            return False
        ending = by_ending(word)
        is_told = ending is not None and len(word) - len(ending[0]) >= SHORTEST_OWN
        return len(word) <= LONGEST_LOUD or is_told

    def _is_bearer(self, at: int, ids: str) -> bool:
        """«Pushkin State Museum»: of a person, unless the row stands in a town so called."""
        token = self.found[at]
        if not (token.is_capital and is_person(token.low)) or self._is_called_town(at):
            return False
        return not self.setting.places() & set(ids.split("+"))

    def _may_be_place(self, token, ids: str) -> bool:
        """«Jana» in Brno is no Yana: what only sounds like a place is one near by."""
        here = self.setting.country
        if not token.is_capital:
            return False
        near = (around(place) for place in ids.split("+"))
        return not here or any(len(each) == 1 or here in each for each in near)

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
        elif (taken := self._town(at)) or self._own_town(at):
            return taken or 1
        elif "-" in token.low and self._pieces(at) or self._compound(at):
            pass
        else:
            spoken = ""
            if self.setting.country in SPOKEN_IN and is_latin(token.low):
                spoken = in_russian(token.low)
            self._add(parsed.WORD, sound(spoken or token.stem), at=at)
        return 1

    def _town(self, at: int) -> int:
        """The row's own town, or a town of its country where the row tells none."""
        if not (self.found[at].is_capital and self.setting.country):
            return 0
        end = self._end_of_run(at)
        words = [token.low for token in self.found[at : min(end, at + MOST_OF_TOWN)]]
        hit = towns_of(self.setting.country).find(words, 0)
        if hit is None or not self._is_here(hit[0].split("+"), at):
            return 0
        return self._place(at, Meaning(lexicon.PLACE, hit[0]), hit[1])

    def _is_called_town(self, at: int) -> bool:
        """«г. Камышлова», «… (Камышлов)»: in Russia many a town is called as people are."""
        before = self.found[at - 1] if at else None
        return before is not None and (
            before.low in ("г", "город", "города", "гор") or before.text in ",("
        )

    def _is_here(self, ids, at: int) -> bool:
        if not self.setting.city:
            return self.setting.country != "RU" or self._is_called_town(at)
        return bool(city_ids(self.setting.city, self.setting.country) & set(ids))

    def _own_town(self, at: int) -> bool:
        """«Ростова», «Усольский»: the row's town, cut short."""
        town = self.setting.city.lower().split("-")[0]
        word = stem(self.found[at].low)
        root = stem(town)[: max(SHORTEST_OWN, len(stem(town)) - 1)]
        is_short = "-" in self.setting.city and len(town) >= SHORTEST_OWN
        if not (is_short and self.found[at].is_capital and word.startswith(root)):
            return False
        if word != stem(town) and not word.endswith(("ск", "цк")):
            return False
        ids = city_ids(self.setting.city, self.setting.country)
        return bool(self._place(at, Meaning(lexicon.PLACE, "+".join(sorted(ids))), 1))

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
                    if meaning is not None and meaning.value == "science":
                        continue  # «Tudományegyetem» is a university
                    if meaning is not None and meaning.slot in SPEAKING:
                        self._add(*meaning, at=at)
                    elif len(piece) > 2:
                        self._add(lexicon.HONOUR, person(piece), at=at)
                return True
        return False

    def _unspaced(self, at: int) -> bool:
        word, start, left, seen = self.found[at].low, 0, 0, False
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end]
                hits = [
                    t.by_first.get(piece, {}).get((piece,))
                    for t in (phrases(), places())
                ]
                hit = next((one for one in hits if one is not None), None)
                town = self._town_of(piece) if hit is None and end - start > 1 else None
                hit = town or hit
                if hit is not None:
                    self._unread(word[left:start], at)
                    self._add(*hit, at=at)
                    start, seen = end, True
                    left = end
                    break
            else:
                start += 1
        self._unread(word[left:], at)
        return seen

    def _town_of(self, piece: str) -> Meaning | None:
        country = self.setting.country
        hit = towns_of(country).find([piece], 0) if country else None
        return Meaning(lexicon.PLACE, hit[0]) if hit else None

    def _unread(self, piece: str, at: int) -> None:
        """What stands in no table, by how it sounds."""
        if HAN.search(piece):
            is_spoken = self.setting.country in SPOKEN_IN
            piece = in_russian(piece) if is_spoken else f"q{piece.encode().hex()}"
        if len(piece) > 1 or piece and not HAN.search(piece):
            is_chinese = self.setting.country in SPOKEN_IN
            heard = sound(piece if is_chinese else stem(piece))
            self._add(parsed.WORD, heard, at=at)

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
        if all(hit.slot in NO_PIECES for hit in found):
            return False
        spoken = [
            hit for hit in found if hit.slot in {*SPEAKING, parsed.WORD, lexicon.HONOUR}
        ]
        for hit in spoken[:1]:
            self._add(hit.slot, hit.value, at=at)
        text = self.found[at].text
        self._extend([Part(hit.slot, hit.value, text) for hit in spoken[1:]], at)
        return bool(found)
