"""What a reader has before it and has noted so far."""

from dataclasses import dataclass, field

from mosty.partners.names import lexicon, parsed
from mosty.partners.names.abbreviations import Setting
from mosty.partners.names.looking import pieces_of
from mosty.partners.names.parsed import Part
from mosty.partners.names.tokens import Token

OPTIONAL = {lexicon.HONOUR, lexicon.STOP, lexicon.RANK, lexicon.LOOSE, lexicon.LIGHT}
SILENT = {parsed.LEGAL, lexicon.BRANCH, parsed.ADDRESS, parsed.NUMBER, parsed.ALSO}
STOPS = frozenset(lexicon.listed(lexicon.read("words")["stop"]))


@dataclass
class Marks:
    """A name's tokens, and the parts found with where each begins."""

    name: str
    setting: Setting
    parts: list[Part] = field(default_factory=list)
    where: list[int] = field(default_factory=list)
    initials: list[tuple[str, str, bool, int]] = field(default_factory=list)
    found: list[Token] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    is_loud: bool = False
    is_quiet: bool = False
    is_branch: bool = False

    def _add(self, slot, value, *, at, length=1, is_implied=False) -> None:
        text = " ".join(token.text for token in self.found[at : at + length])
        if slot == lexicon.FIELD and self.found[at].depth and self._has({lexicon.KIND}):
            slot = lexicon.LIGHT  # «Российско-Армянский (Славянский) университет»
        is_within = self.found[at].depth and self._has({lexicon.KIND})
        if slot == lexicon.KIND and is_within and not self._is_of_branch():
            slot = parsed.OWNER  # «институт (технический университет)»
        self.where.append(at)
        self.parts.append(Part(slot, value, text, is_implied))
        if slot in SILENT or self.found[at].depth:
            return
        for token in self.found[at : at + length]:
            for number, piece in enumerate(pieces_of(token.low)):
                is_within = number > 0 and "-" not in token.low
                is_free = slot in OPTIONAL or token.low in STOPS or is_within
                self.initials.append((piece, slot, is_free, len(self.parts) - 1))

    def _extend(self, parts, at: int) -> None:
        self.parts.extend(parts)
        self.where.extend([at] * len(parts))

    def _has(self, slots) -> bool:
        return any(part.slot in slots for part in self.parts)

    def _is_of_branch(self) -> bool:
        """«… институт (филиал … университета)»: within brackets after the word."""
        after = [p for p in self.parts if p.slot in (lexicon.BRANCH, lexicon.KIND)]
        return bool(after) and after[-1].slot == lexicon.BRANCH

    def _implied(self, full: str) -> tuple[Part, ...]:
        """Parts of what an abbreviation stands for."""
        raise NotImplementedError
