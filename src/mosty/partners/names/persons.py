"""Reading whose name a body bears."""

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.gazetteer import places
from mosty.partners.names.honours import person
from mosty.partners.names.letters import is_latin
from mosty.partners.names.lexicon import phrases
from mosty.partners.names.marks import Marks
from mosty.partners.names.parsed import Part

MOST_HONOURED = 3
BEARING = {
    "university",
    "academy",
    "institute",
    "hochschule",
    "college",
    "conservatory",
}
TOLD_BY = {lexicon.PLACE, parsed.ADDRESS, lexicon.FIELD}
BEFORE = (parsed.WORD, lexicon.HONOUR, parsed.ACRONYM)
OPENING, CLOSING = '«"“„‟', '»"”“'
WITHIN = {"в", "во", "in", "at", "у", "v", "г"}


class Persons(Marks):
    """Initials and names after «имени», before «атындағы», or by themselves."""

    def _honour(self, at: int, length: int) -> int:
        if self.stems[at] in lexicon.before_honour():
            for place in range(len(self.parts) - 1, -1, -1):
                part = self.parts[place]
                is_name = part.slot == lexicon.FIELD and is_latin(part.text)
                is_name = (
                    is_name and place < len(self.parts) - 1 and part.text.istitle()
                )
                if part.slot not in BEFORE and not is_name:
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

    def _name_bearers(self) -> None:
        """„Ангел Кънчев“, «Enrique José Varona»: whose name a university of a place bears.

        Words in quotes of their own, or two and more one after another in a Latin name.
        """
        kinds = {p.value for p in self.parts if p.slot == lexicon.KIND}
        is_told = any(p.slot in TOLD_BY for p in self.parts)
        if not (kinds & BEARING and is_told):
            return
        for run in self._runs():
            first, last = run[0], run[-1]
            quoted = self._is_quoted(self.where[first], self.where[last])
            is_latin_run = len(run) > 1 and is_latin(self.parts[first].text)
            if not (quoted or is_latin_run):
                continue
            for at in run:
                self.parts[at] = self.parts[at]._replace(upper=lexicon.HONOUR)

    def _runs(self) -> list[list[int]]:
        """Places of words that stand in no table, those side by side together."""
        runs: list[list[int]] = []
        for at, part in enumerate(self.parts):
            if (
                part.slot != parsed.WORD
                or part.implied
                or not self.found[self.where[at]].is_capital
            ):
                continue
            is_next = runs and runs[-1][-1] == at - 1
            between = (
                self.found[self.where[at - 1] + 1 : self.where[at]] if is_next else ()
            )
            if is_next and all(token.sort == "initial" for token in between):
                runs[-1].append(at)
            else:
                runs.append([at])
        return runs

    def _is_quoted(self, start: int, end: int) -> bool:
        before, after = self.found[max(0, start - 1)], self.found[end + 1 : end + 2]
        while (
            start and before.sort in ("initial", "word") and self._is_titled(start - 1)
        ):
            start -= 1
            before = self.found[max(0, start - 1)]
        return before.text in OPENING and bool(after) and after[0].text in CLOSING

    def _is_titled(self, at: int) -> bool:
        return self.found[at].sort == "initial" or bool(self._rank_length(at))

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
