"""The faults that `mosty bench texts` seeds, as translators and typists make them."""

from dataclasses import dataclass, replace

from mosty.documents.texts.shapes import Paragraph

RU, EN = 0, 1
GONE = ""


@dataclass(frozen=True)
class Fault:
    """A change of one side: `before` becomes `after`, `GONE` with its whole clause.

    `is_added` puts a clause `after` behind the one that holds `before`. `kinds` are
    the findings that tell it.
    """

    name: str
    side: int
    before: str
    after: str
    kinds: tuple[str, ...]
    is_added: bool = False

    def seed(self, columns) -> tuple[tuple, str]:
        """The columns with the fault, and words of the clause that shows it."""
        column = list(columns[self.side])
        [at] = [n for n, one in enumerate(column) if self.before in one.text]
        here = column[at]
        if self.is_added:
            column.insert(at + 1, Paragraph(self.after, row=here.row))
            looked_for = self.after
        elif self.after == GONE:
            looked_for = beside(columns[1 - self.side], here, at=at)
            del column[at]
        else:
            text = here.text.replace(self.before, self.after, 1)
            column[at] = replace(here, text=text)
            looked_for = self.after
        sides = (tuple(column), columns[1])
        return (sides if self.side == RU else (columns[0], tuple(column))), looked_for


def beside(other, paragraph: Paragraph, *, at: int) -> str:
    """What the other side says in the same row, or in the same place."""
    told = [one.text for one in other if one.row == paragraph.row and one.row]
    return told[0] if told else other[at].text


SAMPLE = (
    Fault("another day of the month", RU, "12 марта 2026", "21 марта 2026", ("date",)),
    Fault(
        "working days as calendar days",
        EN,
        "(10) working",
        "(10) calendar",
        ("period",),
    ),
    Fault("50 per cent as 15", EN, "50 per cent", "15 per cent", ("percent",)),
    Fault("another sum", EN, "150,000", "250,000", ("money",)),
    Fault("another currency", RU, "150 000 рублей", "150 000 евро", ("money",)),
    Fault(
        "three years as five",
        EN,
        "for three years after",
        "for five years after",
        ("period",),
    ),
    Fault("31 January as 30", RU, "31 января", "30 января", ("date",)),
    Fault("figures of a year turned", EN, "December 2012", "December 2021", ("date",)),
    Fault("number of a law turned", EN, "No. 273-FZ", "No. 237-FZ", ("identifier",)),
    Fault("article of a law turned", EN, "Article 105", "Article 150", ("reference",)),
    Fault(
        "reference to another clause",
        EN,
        "in clause 2.1",
        "in clause 2.2",
        ("reference",),
    ),
    Fault(
        "clause lacks in English", EN, "3.3. A Party answers", GONE, ("missing_right",)
    ),
    Fault("clause lacks in Russian", RU, "4.3. Принимающая", GONE, ("missing_left",)),
    Fault(
        "clause only in English",
        EN,
        "2.2. Persons take part",
        "2.3. The receiving Party arranges visas for participants.",
        ("missing_left",),
        True,
    ),
    Fault(
        "a figure of the INN", EN, "INN 7801234567", "INN 7801284567", ("identifier",)
    ),
    Fault(
        "another surname", EN, "______ I. I. Ivanov", "______ I. I. Ivlev", ("name",)
    ),
    Fault(
        "two copies as three",
        RU,
        "в двух экземплярах",
        "в трёх экземплярах",
        ("number",),
    ),
    Fault("a nought too much", EN, "300 copies", "3000 copies", ("number",)),
    Fault(
        "another number of a clause",
        EN,
        "5.2. Personal",
        "5.3. Personal",
        ("numbering",),
    ),
    Fault("words unlike figures", RU, "10 (десяти)", "10 (двенадцати)", ("clash",)),
)
CONTRACT = (
    Fault("number in words", EN, "four lecturers", "five lecturers", ("number",)),
    Fault(
        "month as month first", EN, "September 5, 2025", "October 5, 2025", ("date",)
    ),
    Fault("figures unlike words", EN, "(120)", "(102)", ("clash",)),
    Fault("weeks and days", EN, "fourteen days", "twenty days", ("period",)),
    Fault("millions", RU, "1,2 млн", "1,3 млн", ("money",)),
    Fault("a tenth of a per cent", RU, "0,1 %", "0,01 %", ("percent",)),
    Fault("months and years", RU, "тридцать шесть", "двадцать шесть", ("period",)),
    Fault("articles named", EN, "Articles 3 and 5", "Articles 3 and 4", ("reference",)),
    Fault("item lacks", EN, "3) insure each", GONE, ("missing_right",)),
    Fault("clause lacks", RU, "1. Право собственности", GONE, ("missing_left",)),
    Fault("telephone", EN, "200-10-20", "200-10-02", ("identifier",)),
    Fault("surname in the genitive", EN, "Anna Sokolova", "Anna Vorobyova", ("name",)),
)
