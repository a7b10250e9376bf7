"""What is said of each fault and how to mend it, by its code.

Knows no Django, so that a command starts at once: whoever asks brings the function
that translates.
"""

from collections.abc import Callable
from typing import NamedTuple

from mosty.sveden.checking.findings import Fault, Findings

Translate = Callable[[str], str]


def _(message: str) -> str:
    """Marks a sentence for the catalogues; it is translated when it is said."""
    return message


class Said(NamedTuple):
    message: str
    remedy: str


SAID = {
    "absent_beside_rows": Said(
        _("The row says that there are no agreements, beside rows that have some."),
        _("Remove the row, or all others."),
    ),
    "absent_otherwise": Said(
        _("«%(said)s» is not the word that the recommendations ask for."),
        _("Write «отсутствует» in each marked cell of the row."),
    ),
    "absent_partly": Said(
        _("A part of the row says «отсутствует», another part does not."),
        _("Write what is known, or «отсутствует» in each marked cell of the row."),
    ),
    "after_parent": Said(
        _("%(itemprop)s stands after %(main)s, not within it: the tag is closed."),
        _("Move the closing tag behind the last cell of the agreement."),
    ),
    "date_unreadable": Said(
        _("There is no such date, or nobody can read it: %(said)s."),
        _("Write the day as 12.03.2026."),
    ),
    "domestic": Said(
        _("A partner of this country among the foreign ones: %(said)s."),
        _("Show agreements with Russian partners in a table without markup."),
    ),
    "duplicated": Said(
        _("%(itemprop)s stands more than once in one agreement."),
        _("Give each agreement a row of its own; mark each cell by what it holds."),
    ),
    "empty": Said(
        _("The marked cell %(itemprop)s is empty."),
        _("Write what the agreement says; without any agreements, «отсутствует»."),
    ),
    "empty_page": Said(
        _("There is no page: nothing can be read as HTML."),
        _("Check the address or the file."),
    ),
    "ends_before_signing": Said(
        _("The agreement ends on %(until)s, before it is signed on %(signed)s."),
        _("Compare both dates with the paper."),
    ),
    "ends_soon": Said(
        _("The agreement ends on %(until)s, within a month of signing (%(signed)s)."),
        _("Compare both dates with the paper."),
    ),
    "heading_as_data": Said(
        _("A row of headings is marked as an agreement."),
        _("Remove every itemprop from the row of headings."),
    ),
    "hidden": Said(
        _("The agreement is marked, and no visitor of the page can see it."),
        _("Show the row, or remove it: the markup is to be visible to visitors."),
    ),
    "legacy": Said(
        _("The block of international accreditation is no longer asked for."),
        _("It may be removed (order 1493 of 04.08.2023)."),
    ),
    "many": Said(
        _("Only the first %(count)s agreements are read word by word."),
        _("Part the page by addRef."),
    ),
    "misspelt": Said(
        _("%(itemprop)s is a misspelt %(meant)s."),
        _('Write itemprop="%(meant)s".'),
    ),
    "missing": Said(
        _("The agreement has no %(itemprop)s."),
        _("Mark the cell that holds it, within the main tag."),
    ),
    "more": Said(
        _("There are %(count)s more faults of the same kinds."),
        _("Mend these first, then check again."),
    ),
    "nested": Said(
        _("%(itemprop)s stands within or around another one."),
        _("Mark only the row of the agreement, neither the table nor a cell."),
    ),
    "no_markup": Said(
        _("The page has no %(itemprop)s: no agreement is marked."),
        _(
            "Mark each agreement's row; without agreements, one row with "
            "«отсутствует» in each marked cell."
        ),
    ),
    "non_latin": Said(
        _("%(itemprop)s is typed with letters that are not Latin."),
        _('Type itemprop="%(meant)s" anew on a Latin keyboard.'),
    ),
    "not_a_link": Said(
        _("addRef is no link to a page."),
        _("Put addRef on a link (a) with an address (href)."),
    ),
    "orphan": Said(
        _("%(itemprop)s does not stand directly within %(main)s."),
        _("Put it within the agreement's main tag, or remove the itemprop."),
    ),
    "page_missing": Said(
        _("The further page %(address)s cannot be read: %(reason)s."),
        _("Check the link; the page must open without signing in."),
    ),
    "page_not_read": Said(
        _("The further page %(address)s was not looked at."),
        _("Check it by its address."),
    ),
    "scope": Said(
        _("itemscope and itemtype are no part of the recommendations."),
        _("Remove them from the marked table."),
    ),
    "signed_in_the_future": Said(
        _("The agreement is signed in the future: %(signed)s."),
        _("Compare the date with the paper; a planned one is said to be planned."),
    ),
    "state_unknown": Said(
        _("This is not recognised as a state: %(said)s."),
        _("Write the state's name alone, without a mistake."),
    ),
    "template": Said(
        _("A text of a template was left in place: %(said)s."),
        _("Write what the agreement says; without any agreements, «отсутствует»."),
    ),
    "too_deep": Said(
        _("%(itemprop)s stands within the marked %(within)s: that is too deep."),
        _("Only one level counts: put it directly within %(main)s."),
    ),
    "too_many_pages": Said(
        _("There are more than ten links addRef."),
        _("Join the further pages into at most ten."),
    ),
    "unknown": Said(
        _("The recommendations know no %(itemprop)s for this page."),
        _("Remove the itemprop, or name the right one."),
    ),
    "unmarked_row": Said(
        _("A row of data among marked ones has no markup."),
        _("Mark it as the others, or move it to a table without markup."),
    ),
    "within_legacy": Said(
        _("An agreement is marked within a block of accreditation."),
        _("Move it out of internationalAccr."),
    ),
    "wrong_case": Said(
        _("%(itemprop)s must be written %(meant)s: capitals matter."),
        _('Write itemprop="%(meant)s".'),
    ),
}


# What the command says of agreements that it read.
TERMS = {
    "indefinite": _("indefinite"),
    "length": _("for a length of time that is said"),
    "project": _("for as long as a project lasts"),
    "unknown": _("the term is not said"),
}
UNTIL = _("until %(day)s")
NOT_SIGNED = _("planned, not signed yet")
NONE_READ = _("No agreements were read.")
ERRORS, WARNINGS = _("Errors"), _("Worth a look")
LINE = _("line %(line)s")
SOUND = _("The page is marked as the recommendations want it.")
AGREEMENTS = _("Agreements marked: %(count)s")


def message(fault: Fault, translate: Translate) -> str:
    """What is wrong."""
    return translate(SAID[fault.code].message) % _facts(fault)


def remedy(fault: Fault, translate: Translate) -> str:
    """How to mend it."""
    return translate(SAID[fault.code].remedy) % _facts(fault)


def as_json(findings: Findings, translate: Translate) -> dict:
    """The shape that programs read."""
    return {
        "agreements": findings.agreements,
        "errors": [_as_json(one, translate) for one in findings.errors],
        "warnings": [_as_json(one, translate) for one in findings.warnings],
    }


def _as_json(fault: Fault, translate: Translate) -> dict:
    told = {
        "code": fault.code,
        "line": fault.line,
        "itemprop": fault.itemprop,
        "message": message(fault, translate),
        "remedy": remedy(fault, translate),
    }
    return told | {"page": fault.page} if fault.page else told


def _facts(fault: Fault) -> dict[str, str]:
    return {"itemprop": fault.itemprop, **dict(fault.detail)}
