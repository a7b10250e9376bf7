"""What looks odd on a page. Each finding stands beside the original; none is applied.

Nothing here reads the clock: `today` is passed in.
"""

import datetime
from collections import defaultdict

from mosty.imports.page.records import Flag, Project, Suggestion
from mosty.partners.matching import name_key, plain
from mosty.sveden.reading import names
from mosty.sveden.reading.records import Agreement

SOON_DAYS = 60
SIGNED_LATER = "signed_in_the_future"
OVER = {"finished", "cancelled"}
FINISHED = "Закончен"


def agreement_flags(
    agreements: list[Agreement], *, home: str, today: datetime.date | None = None
) -> list[Flag]:
    """Findings of each row and of the register as a whole, noted on the rows too."""
    found = _same_organisations(agreements)
    for agreement in agreements:
        found.extend(_name_flags(agreement))
        found.extend(_place_flags(agreement, home))
        found.extend(_date_flags(agreement))
        signed = agreement.paper.signed_on
        if today and signed and signed > today:
            found.append(_on_dates(agreement, SIGNED_LATER, concerns="signed_on"))
    rows = {agreement.row: agreement for agreement in agreements}
    for flag in found:
        rows[flag.row].flags.append(flag.code)
    undated = sum(
        1
        for each in agreements
        if each.paper.signed_on is None and not each.paper.planned
    )
    if undated:
        detail = {"count": undated}
        found.append(Flag("page", None, "agreements_without_dates", detail=detail))
    return found


def project_flags(projects: list[Project], *, today: datetime.date) -> list[Flag]:
    found = []
    for project in projects:
        code = _project_code(project, today)
        if not code:
            continue
        project.flags.append(code)
        text = project.origin.text
        proposed = None
        if code == "past_end_not_marked_finished":
            proposed = f"{text.rstrip('.')}. {FINISHED}"
        found.append(
            Flag(
                "project",
                project.row,
                code,
                concerns="state" if proposed else "phases",
                original=text,
                proposed=proposed,
            )
        )
    return found


def branch_suggestions(agreements: list[Agreement]) -> list[Suggestion]:
    """Branches of one body among the partners."""
    rows = defaultdict(list)
    printed = {}
    for agreement in agreements:
        parent = names.branch_parent(agreement.organisation)
        if parent:
            rows[plain(parent)].append(agreement.row)
            printed.setdefault(plain(parent), parent)
    return [
        Suggestion(tuple(found), "branches_of_one_parent", printed[parent])
        for parent, found in rows.items()
        if len(found) > 1
    ]


def _project_code(project: Project, today: datetime.date) -> str:
    if not project.phases:
        return "no_dates"
    last = max(int(until) for _, until, _ in project.phases)
    if last < today.year and project.state not in OVER:
        return "past_end_not_marked_finished"
    return ""


def _same_organisations(agreements: list[Agreement]) -> list[Flag]:
    alike = defaultdict(list)
    for agreement in agreements:
        key = name_key(agreement.organisation)
        if len(key) > 1:
            alike[agreement.state_code, key].append(agreement)
    found = []
    for group in alike.values():
        for agreement in group:
            other = _first_other(agreement, group)
            if other is not None:
                detail = {"with": other.row, "other": other.organisation}
                code = "possibly_same_organisation"
                found.append(_on_name(agreement, code, detail=detail))
    return found


def _first_other(agreement: Agreement, group: list[Agreement]) -> Agreement | None:
    own = plain(agreement.organisation)
    return next((each for each in group if plain(each.organisation) != own), None)


def _name_flags(agreement: Agreement) -> list[Flag]:
    name = agreement.organisation
    return [
        _on_name(agreement, code, proposed=names.correct(code, name))
        for code in names.odd_codes(name)
    ]


def _place_flags(agreement: Agreement, home: str) -> list[Flag]:
    at_home = agreement.state_code == home
    if agreement.state_code is None:
        original = agreement.state or agreement.organisation
        return [_flag(agreement, "state_unknown", concerns="state", original=original)]
    if agreement.section == "foreign" and at_home:
        state = agreement.state
        return [
            _flag(agreement, "home_among_foreign", concerns="section", original=state)
        ]
    if at_home and agreement.region is None:
        name = agreement.organisation
        return [_flag(agreement, "region_unknown", concerns="region", original=name)]
    return []


def _date_flags(agreement: Agreement) -> list[Flag]:
    paper = agreement.paper
    found = []
    if paper.unreadable:
        detail = {"value": paper.unreadable}
        code = "date_unreadable"
        found.append(_on_dates(agreement, code, concerns="signed_on", detail=detail))
    if paper.signed_on and paper.valid_until:
        days = (paper.valid_until - paper.signed_on).days
        code = "ends_before_it_begins" if days < 0 else "ends_soon_after_signing"
        if days <= SOON_DAYS:
            found.append(_on_dates(agreement, code, concerns="valid_until"))
    return found


def _on_name(agreement: Agreement, code: str, **rest) -> Flag:
    name = agreement.organisation
    return _flag(agreement, code, concerns="organisation", original=name, **rest)


def _on_dates(agreement: Agreement, code: str, **rest) -> Flag:
    return _flag(agreement, code, original=agreement.origin.text, **rest)


def _flag(agreement: Agreement, code: str, **rest) -> Flag:
    return Flag("agreement", agreement.row, code, **rest)
