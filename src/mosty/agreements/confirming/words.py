"""The terms in words, for the page, the paper and the list of differences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.activities.models import Activity, Direction
from mosty.agreements import telling
from mosty.agreements.confirming.terms import differences, read_precise
from mosty.agreements.models import Agreement
from mosty.agreements.models.agreement import Level
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak


@dataclass(frozen=True)
class Told:
    """One line of the terms: `lines` is empty where nothing is stated.

    `unknown` says so, agreeing with the label.
    """

    key: str
    label: str
    lines: tuple[str, ...] = ()
    unknown: str = ""

    @property
    def text(self) -> str:
        return "; ".join(self.lines)


@dataclass(frozen=True)
class Difference:
    """What was said before and what is said now; empty where nothing is."""

    key: str
    label: str
    before: str
    after: str


def told_of(terms: dict) -> list[Told]:
    """All of the terms in the reader's language, in the order of the paper."""
    probe, two = probe_of(terms), ("ru", "en")
    lines = {
        "kind": [telling.kind_of(probe)],
        "title": [terms["title"][one] for one in two],
        "number": [terms["number"]],
        "level": [] if terms["level"] == "unknown" else [str(Level(probe.level).label)],
        "above": [register_number(terms["above"])],
        "parties": [party_told(one) for one in terms["parties"]],
        "signed": [precise_told(terms["signed"])],
        "in_force_from": [precise_told(terms["in_force_from"])],
        "term": [term_told(probe, terms["term"])],
        "renewal": telling.renewal_parts(probe),
        "extensions": [extension_told(one) for one in terms["extensions"]],
        "notices": [notice_told(one) for one in terms["notices"]],
        "ended_early": [precise_told(terms["ended_early"])],
        "replaced_by": [register_number(terms["replaced_by"])],
        "directions": directions_told(terms["directions"]),
        "languages": [telling.languages_told(probe)],
        "basis": [terms["basis"][one] for one in two],
    }
    unknown = unknowns()
    return [
        Told(
            key,
            label,
            tuple(filter(None, dict.fromkeys(lines[key]))),
            unknown.get(key, ""),
        )
        for key, label in labels().items()
    ]


def unknowns() -> dict[str, str]:
    """What stands where one of the main terms is not stated; the others have no line."""
    return {
        "number": pgettext("number", "not stated"),
        "signed": pgettext("date", "not stated"),
        "term": pgettext("term", "not stated"),
    }


def labels() -> dict[str, str]:
    return {
        "kind": _("Kind of paper"),
        "title": _("Title"),
        "number": _("Number on the paper"),
        "level": _("Level"),
        "above": _("Made under another agreement"),
        "parties": _("Parties"),
        "signed": _("Date of signing"),
        "in_force_from": _("Entry into force"),
        "term": _("Term"),
        "renewal": _("Extension"),
        "extensions": _("Acts of prolongation"),
        "notices": _("Notices against renewal"),
        "ended_early": _("Ended early on"),
        "replaced_by": _("Replaced by another agreement"),
        "directions": pgettext("terms", "Directions of cooperation"),
        "languages": _("Languages"),
        "basis": _("Basis"),
    }


def probe_of(terms: dict) -> Agreement:
    """An agreement in memory that says what the terms say."""
    signed_on, signed_precision = read_precise(terms["signed"])
    until, precision = read_precise(terms["term"]["until"])
    renewal = terms["renewal"]
    return Agreement(
        kind=terms["kind"]["code"],
        kind_text_ru=terms["kind"]["ru"],
        kind_text_en=terms["kind"]["en"],
        level=terms["level"],
        signed_on=signed_on,
        signed_precision=signed_precision,
        term_rule=terms["term"]["rule"],
        term_months=terms["term"]["months"],
        term_text=terms["term"]["text"],
        valid_until=until,
        valid_precision=precision,
        renewal_rule=renewal["rule"],
        renewal_months=renewal["months"],
        renewal_limit=renewal["limit"],
        renewal_notice_months=renewal["notice_months"],
        renewal_notice_days=renewal["notice_days"],
        languages=terms["languages"],
        prevailing_language=terms["prevailing"],
    )


def precise_told(text: str | None) -> str:
    return speak(*read_precise(text))


def register_number(number: int | None) -> str:
    return _("No. %(number)s in the register") % {"number": number} if number else ""


def term_told(probe, term: dict) -> str:
    told = telling.term_told(probe)
    if term["project"] is None:
        return told
    project = Activity.objects.filter(pk=term["project"]).first()
    name = in_language(project, "title").text if project else ""
    return f"{told}: {name}" if name else told


def directions_told(numbers: list[int]) -> list[str]:
    rows = Direction.objects.filter(number__in=numbers).order_by("number")
    return [in_language(one, "title").text for one in rows]


def party_told(party: dict) -> str:
    """`Институт; подписал: И. И. Иванов, ректор; на основании устава; № 5`."""
    signed = ", ".join(filter(None, (party["signatory"], party["position"])))
    lines = [
        party["name"],
        _("signatory: %(signatory)s") % {"signatory": signed} if signed else "",
        _("on the ground of: %(ground)s") % {"ground": party["authority"]}
        if party["authority"]
        else "",
        _("its number: %(number)s") % {"number": party["number"]}
        if party["number"]
        else "",
    ]
    for name, words in (
        ("signed", _("signed on %(day)s")),
        ("acceded", _("acceded on %(day)s")),
        ("withdrawn", _("withdrew on %(day)s")),
    ):
        if party[name]:
            lines.append(words % {"day": precise_told(party[name])})
    return "; ".join(filter(None, lines))


def extension_told(extension: dict) -> str:
    until = precise_told(extension["until"]) or pgettext("date", "not stated")
    lines = [_("until %(until)s") % {"until": until}, extension["reason"]]
    if extension["made"]:
        lines.append(precise_told(extension["made"]))
    return ", ".join(filter(None, lines))


def notice_told(notice: dict) -> str:
    return ", ".join(filter(None, (precise_told(notice["given"]), notice["party"])))


def differences_told(before: dict, after: dict) -> list[Difference]:
    """What `after` says otherwise, in the order of the paper; parties one by one."""
    keys = differences(before, after)
    if "prevailing" in keys and "languages" not in keys:
        keys.append("languages")
    earlier = {one.key: one for one in told_of(before)}
    later = {one.key: one for one in told_of(after)}
    found = []
    for key, told in earlier.items():
        if key not in keys:
            continue
        was, now = told.lines, later[key].lines
        if key == "parties":
            was = tuple(one for one in told.lines if one not in later[key].lines)
            now = tuple(one for one in later[key].lines if one not in told.lines)
        found.append(Difference(key, told.label, "; ".join(was), "; ".join(now)))
    return found
