"""Reading whose name a body bears."""

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import places
from mosty.partners.names.honours import person
from mosty.partners.names.letters import is_latin
from mosty.partners.names.lexicon import phrases
from mosty.partners.names.marks import Marks
from mosty.partners.names.parsed import Part

MOST_HONOURED = 3
WITHIN = {"в", "во", "in", "at", "у", "v", "г"}


class Persons(Marks):
    """Initials and names after «имени», before «атындағы», or by themselves."""

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
            if taken and token.low in WITHIN:
                break
            if token.sort == "initial":
                at += 1
                continue
            ranked = self._rank_length(at)
            if ranked:
                at += ranked
                continue
            if (
                token.sort != "word"
                or not token.is_capital
                or self._ends_honour(at, taken)
            ):
                break
            first, *more = token.low.split("-")
            self._add(lexicon.HONOUR, person(first), at=at)
            names = [Part(lexicon.HONOUR, person(each), token.text) for each in more]
            self._extend(names, at)
            taken, at = taken + 1, at + 1
        return max(at - start, int(most != MOST_HONOURED))

    def _is_honoured_next(self, at: int) -> bool:
        return at < len(self.found) and (
            self.found[at].sort == "initial" or self.found[at].is_capital
        )

    def _rank_length(self, at: int) -> int:
        """«Героя», «Советского Союза»: how many words are a rank, 0 for none."""
        hit = phrases().find(self.stems, at)
        if hit is not None and hit[0].slot in (lexicon.RANK, lexicon.STOP):
            return hit[1]
        return 0

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
