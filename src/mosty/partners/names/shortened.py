"""Reading abbreviations: known ones, those by their endings, those beside the name."""

import re

from mosty.partners.names import abbreviations, lexicon, parsed
from mosty.partners.names.abbreviations import Setting
from mosty.partners.names.gazetteer import around, places, short_places
from mosty.partners.names.letters import plain
from mosty.partners.names.lexicon import phrases
from mosty.partners.names.parsed import Part
from mosty.partners.names.persons import Persons

WRITTEN_OUT = Setting("-")  # where nothing is abbreviated any more
BRANCH_LETTERS = re.compile("[а-я]{1,3}ф")
ROMAN = re.compile("[IVX]{1,4}")
LEVELS = {"о": "oblast", "к": "krai"}
WHOLE = {lexicon.KIND, parsed.ACRONYM}


class Known(Persons):
    """Abbreviations that a table knows as somebody's own."""

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
            and not (token.text.isupper() or token.is_acronym or self.is_quiet)
        ):
            return 0
        one = abbreviations.chosen(fitting, self.setting, self._places_named())
        if one is None and self._is_of_head(at):  # of a body elsewhere
            one = abbreviations.chosen(fitting, Setting())
        if one is None and self._has(WHOLE):  # of the body above, wherever it is
            one = abbreviations.chosen(fitting, Setting(self.setting.country))
        if one is None and self._is_abroad(fitting):
            one = abbreviations.chosen(fitting, Setting())
        if one is None:
            return 0
        spoken = self._span(at, length)
        more = [Part(parsed.ALSO, "".join(one.words), one.full, False)]
        if not token.depth or not self._has(WHOLE) or self._is_of_branch():
            more += self._implied(one.full)
        if not self.is_branch and self._is_abroad([one]):
            more.insert(0, Part(lexicon.BRANCH, "branch", token.text, True))
        self._extend(more, at)
        return spoken

    def _is_abroad(self, known) -> bool:
        """«МИФИ-Ташкент» in Tashkent: a head met in another country is a branch."""
        here = self.setting.country
        if not here or any(one.country in ("", here) for one in known):
            return False
        if any(abbreviations.by_ending("".join(one.words)) for one in known):
            return False  # many a «БГУ» is another one
        return any(here in around(place) for place in self._near_places())

    def _is_of_head(self, at: int) -> bool:
        """Whether an abbreviation is the head's: the only one, or after «филиал»."""
        if not self.is_branch:
            return False
        short = [token for token in self.found if token.is_acronym]
        branches = [
            n for n, root in enumerate(self.stems) if self._is_branch_word(root)
        ]
        return len(short) < 2 or at > min(branches, default=0)

    def _is_branch_word(self, root: str) -> bool:
        hit = phrases().by_first.get(root, {}).get((root,))
        return hit is not None and hit.slot == lexicon.BRANCH

    def _near_places(self) -> frozenset[str]:
        named = self._places_named()
        return named if self.setting.places() & named else frozenset()

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
            elif self.found[at].text not in '()«»"“”„':
                return False
            at += 1
        return tuple(spoken) == words

    def _span(self, at: int, length: int) -> int:
        start = at
        while length:
            length -= self.found[at].sort != "sign"
            at += 1
        return at - start


class Shortened(Known):
    """Abbreviations, and what they say of the whole name."""

    def _short(self, at: int) -> int:
        """Abbreviations of places and of words."""
        token = self.found[at]
        office = abbreviations.offices().get(token.low)
        if office and self._is_office(at):
            self.initials.append((token.low, lexicon.KIND, True, len(self.parts)))
            self._extend(
                [part._replace(implied=False) for part in self._implied(office)], at
            )
            return 1
        if token.text.isupper() or token.is_acronym:
            ids = short_places().get(token.low)
            if ids is not None:
                self.where.append(at)
                self.parts.append(Part(lexicon.PLACE, ids, token.text))
                is_land = len(token.low) < 4 and not token.low.startswith("р")
                level = LEVELS.get(token.low[-1:]) if is_land else None
                if level and self.setting.country == "RU":
                    self._extend([Part(lexicon.LEVEL, level, token.text, True)], at)
                return 1
        generic = abbreviations.generic()
        full = generic.get(token.low) or generic.get(token.stem)
        if full is not None and (
            len(token.low) > 4
            or token.is_acronym
            or token.text.isupper()
            or self.is_quiet
            or token.low in abbreviations.spoken()
        ):
            is_word = not (token.is_acronym or token.text.isupper())
            for word in full.split() if is_word else [token.low]:
                self.initials.append(
                    (word.lower(), lexicon.KIND, not is_word, len(self.parts))
                )
            self._extend(
                [part._replace(implied=False) for part in self._implied(full)], at
            )
            return 1
        return 0

    def _is_office(self, at: int) -> bool:
        """«МО Оренбургской области»: first in the name, and a place right after."""
        token, after = self.found[at], at + 1
        is_first = all(part.slot == parsed.LEGAL for part in self.parts)
        if not is_first or not token.is_acronym or after >= len(self.found):
            return False
        following = self.found[after]
        is_short = following.is_acronym and following.low in short_places()
        hit = places().find(self.stems, after)
        return is_short or hit is not None and following.is_capital

    def _acronym(self, at: int) -> int:
        token = self.found[at]
        if ROMAN.fullmatch(token.text) and at:
            return 1  # «Иоанна Павла II»
        self._add(parsed.ACRONYM, token.low, at=at)
        ending = abbreviations.by_ending(token.low)
        whole = dict(abbreviations.endings()).get(token.low)
        if whole and len(token.low) > 2 and self._is_whole(at):
            self.parts.pop()
            self.where.pop()
            self._extend([p._replace(implied=False) for p in self._implied(whole)], at)
            return 1
        if ending is not None and not (
            token.depth and self._has(WHOLE - {parsed.ACRONYM})
        ):
            prefix = Part(parsed.PREFIX, ending[0], token.text, True)
            self._extend([prefix, *self._implied(ending[1])], at)
        return 1

    def _is_whole(self, at: int) -> bool:
        """«Казанский ГАУ», «ГАУ Северного Зауралья»: no letter is that of a place."""
        token = self.found[at]
        if token.depth and self._has({lexicon.KIND}):
            return False
        if plain(self.setting.city)[:1] == token.low[:1]:
            return False
        if self._has({lexicon.PLACE}):
            return True
        after = at + 1
        while after < len(self.found) and self.found[after].text in ",(":
            after += 1
        is_place = after < len(self.found) and places().find(self.stems, after)
        return bool(is_place) and self.found[after].is_capital

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
            if part.slot != parsed.ACRONYM:
                continue
            is_beside = bool(spoken) and self.found[self.where[at]].depth
            if is_beside or abbreviations.abbreviates(part.value, words):
                self.parts[at] = part._replace(slot=parsed.ALSO)
