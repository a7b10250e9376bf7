"""The list of countries and regions: what was asked, and its table."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mosty.listings import short
from mosty.portal import wording
from mosty.ui.ledger import Cell, Column, Rows, Table

SECTIONS = ("foreign", "interregional")
HAVING = ("agreements", "activities")


@dataclass(frozen=True)
class Question(short.Question):
    """`section` is abroad or at home, `having` what must be there, `q` words."""

    section: str = ""
    having: str = ""

    @classmethod
    def of(cls, query):
        section, having = query.get("section", ""), query.get("having", "")
        return cls(
            q=short.words_of(query),
            section=section if section in SECTIONS else "",
            having=having if having in HAVING else "",
        )

    def fits(self, share) -> bool:
        if self.having and not getattr(share, self.having):
            return False
        return self.says(f"{share.place.name_ru} {share.place.name_en}")

    def answered(self, figures):
        """Countries and regions that fit."""
        abroad = figures.countries if self.section != "interregional" else []
        near = figures.regions if self.section != "foreign" else []
        return list(filter(self.fits, abroad)), list(filter(self.fits, near))

    @property
    def takes_unknown(self) -> bool:
        return self.section != "foreign" and self.having != "activities" and not self.q


def titles():
    return {
        "foreign": _("Other countries"),
        "interregional": _("Regions of Russia"),
        "agreements": _("with agreements"),
        "activities": _("with projects and activities"),
    }


def filters(question, figures) -> list[dict]:
    return [
        group(question, figures, "section", _("Where"), SECTIONS),
        group(question, figures, "having", _("What there is"), HAVING),
    ]


def group(question, figures, name, title, values):
    choices = []
    for value in values:
        asked = replace(question, **{name: value})
        count = sum(len(part) for part in asked.answered(figures))
        choices.append((value, titles()[value], count))
    return short.group(name, title, getattr(question, name), choices)


def chips(question) -> list[dict]:
    """What the list is narrowed by, each with the address without it."""
    words = titles()
    return short.chips(
        question,
        section=words.get(question.section, ""),
        having=words.get(question.having, ""),
    )


def found_words(abroad, near) -> str:
    """`2 countries, 9 regions`."""
    said = []
    if abroad:
        count = len(abroad)
        words = ngettext("%(count)s country", "%(count)s countries", count)
        said.append(words % {"count": count})
    if near:
        count = len(near)
        words = ngettext("%(count)s region", "%(count)s regions", count)
        said.append(words % {"count": count})
    return ", ".join(said)


def unknown_words(figures) -> str:
    """How many agreements stand in no row of the table."""
    count = figures.region_unknown + figures.nowhere
    if not count:
        return ""
    return ngettext(
        "For %(count)s more agreement the region is not stated",
        "For %(count)s more agreements the region is not stated",
        count,
    ) % {"count": count}


def place_table(abroad, near) -> Table:
    groups = [(_("Other countries"), abroad), (_("Regions of Russia"), near)]
    return Table(
        caption=_("Countries and regions"),
        columns=[
            Column(_("Country or region"), is_name=True),
            Column(pgettext("menu", "Agreements"), width="form"),
            Column(_("Projects and activities"), width="region"),
        ],
        groups=[
            Rows([cells(one) for one in rows], title=title, count=len(rows))
            for title, rows in groups
            if rows
        ],
    )


def cells(one):
    return [
        Cell(wording.place_name(one), one.url),
        Cell(
            wording.agreements(one.agreements) if one.agreements else _("no agreements")
        ),
        Cell(
            wording.activities(one.activities) if one.activities else None,
            unknown=_("not entered"),
        ),
    ]
