"""Which state and which partner stand at a line, as headings and lists tell them."""

from mosty.documents.tables.shapes import Line
from mosty.places.names import CITY_SHAPE
from mosty.places.printed import is_place, read_place
from mosty.sveden.reading import headings
from mosty.sveden.reading.cards import Partner, Told
from mosty.sveden.reading.clauses import VERB, paper_at
from mosty.sveden.reading.columns import WORDS
from mosty.sveden.reading.lines import PLAIN, rank
from mosty.sveden.reading.partner import Named, named_in, town_of

HOME = "RU"
LONGEST_PARTNER = 320
LONGEST_TITLE = 160
NEAR = 4
BOLD_LINE = 7


class Standing:
    """States over a line and the partner that papers belong to."""

    def __init__(self):
        self.found: list[Told] = []
        self.states: list[tuple[int, str]] = []
        self.partner: Partner | None = None
        self.paper: tuple[int, Line, str] | None = None
        self.title: tuple[int, int, str] = (-1, PLAIN, "")
        self.planned = ""
        self.is_listed = False
        self.says_none = False
        self.names_first = False
        self.labels: set[str] = set()
        self.implied: set[str] = set()
        self.following = ""
        self.other = 0
        self.last = -NEAR

    def _names(self, at: int, line: Line, text: str) -> bool:
        """Whether a line is a state, a town or a partner whose paper will follow."""
        if len(text) > LONGEST_PARTNER or VERB.search(text):
            return False
        if is_place(text):
            self._state(at, line, text)
            return True
        town = town_of(text) or self._bare_town(at, text)
        if town and self._town(town):
            return True
        if WORDS.search(text) and not headings.opens_register(text):
            return self._organisation(at, line, text)
        if headings.speaks_of_other(text) or line.level in range(1, 4):
            return False
        if self._awaits_partner(at) and len(text) <= LONGEST_TITLE:
            self._begin(at, rank(line), Named(organisation=text))
            return True
        return False

    def _bare_town(self, at: int, text: str) -> str:
        """A town alone under its state, where a partner's name is still to come."""
        is_last = not self.following or paper_at(self.following) is not None
        if not self._awaits_partner(at) or is_last or WORDS.search(text):
            return ""
        return text if CITY_SHAPE.fullmatch(text) else ""

    def _awaits_partner(self, at: int) -> bool:
        if self.states and self.states[-1][1] in self.implied:
            return False
        return self.partner is None and bool(self.states) and at - self.last <= 1

    def _state(self, at: int, line: Line, text: str) -> None:
        own = rank(line)
        is_plain = not line.is_item and line.level in {0, BOLD_LINE}
        if is_plain and self._belongs_to_name(at, own):
            self.partner.borrowed = (own, text)
            self.partner.state, self.names_first = text, True
            self.last = at
            return
        self.states = [each for each in self.states if each[0] < own]
        place = read_place(text)
        is_address = place.code == HOME and place.city
        if not is_address:
            self.states.append((own, text))
        self.partner, self.last = None, at

    def _belongs_to_name(self, at: int, own: int) -> bool:
        """Whether the line before a state is a partner's name: a card begins so."""
        who = self.partner
        if who is None:
            before, level, text = self.title
            if before != at - 1 or not text or len(text) > LONGEST_TITLE:
                return False
            if level > own or level == 1 or not self._is_name(text):
                return False
            self._begin(before, level, Named(organisation=text))
            return True
        is_near = who.at == at - 1 and not who.papers and who.rank <= own
        return is_near and (who.borrowed is None or who.borrowed[0] < 0)

    def _is_name(self, text: str) -> bool:
        if headings.opens_register(text) or headings.speaks_of_other(text):
            return False
        return bool(WORDS.search(text)) or self.names_first

    def _town(self, town: str) -> bool:
        if self.partner is not None and not self.partner.papers:
            self.partner.city = self.partner.city or town
            return True
        if self.partner is None and self.states:
            own, text = self.states[-1]
            self.states[-1] = (own, f"{text}, г. {town}")
            return True
        return False

    def _organisation(self, at: int, line: Line, text: str) -> bool:
        own = rank(line)
        named = named_in(text, is_within=bool(self._state_over(own)))
        if not named.organisation:
            return False
        if self.planned and line.is_item and named.state:
            self._begin(at, own, named)
            self._add(at, line, "")
            return True
        self._return_state()
        self.labels = set()
        is_known = named.state or self._state_over(own) or self.names_first
        follows = self.partner is not None and self.partner.papers
        if not is_known and not follows and not line.is_item:
            self.states = [each for each in self.states if each[0] < own]
        self._begin(at, own, named)
        return True

    def _return_state(self) -> None:
        """A state that was taken for the name's before it was one of a heading."""
        who = self.partner
        if who is not None and who.borrowed and not who.papers:
            self.states.append(who.borrowed)
            self.names_first = False

    def _state_over(self, own: int) -> str:
        for level, text in reversed(self.states):
            if level < own or (level == own and not self.names_first):
                return text
        return ""

    def _begin(self, at: int, own: int, named: Named) -> None:
        self.states = [each for each in self.states if each[0] <= own]
        state = named.state or self._state_over(own)
        self.partner = Partner(named.organisation, state, named.city, own, at)
        if self.partner.state in self.implied:
            self.partner.country, self.partner.state = self.partner.state, ""
        if self.names_first and not named.state and not self._heading_state(own):
            self.partner.state = ""
        self.last = at

    def _heading_state(self, own: int) -> bool:
        return any(level < own for level, _ in self.states)
