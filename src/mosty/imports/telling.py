"""What an import did, as lines for a person at a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from mosty.imports.page import wording
from mosty.imports.page.records import PageReading

COUNTED = {
    "goal": gettext_lazy("Goal"),
    "directions": gettext_lazy("Directions"),
    "forms": gettext_lazy("Forms of cooperation"),
    "statements": gettext_lazy("Promises"),
    "agreements": gettext_lazy("Agreements"),
    "foreign": gettext_lazy("Of them foreign"),
    "interregional": gettext_lazy("Of them with Russian regions"),
    "projects": gettext_lazy("Projects"),
    "unread": gettext_lazy("Lines not understood"),
}
RECORDS = {
    "agreement": gettext_lazy("Agreement, row %(row)s"),
    "project": gettext_lazy("Project, row %(row)s"),
    "partner": gettext_lazy("Partner, row %(row)s"),
    "page": gettext_lazy("The page as a whole"),
}


def reading(page: PageReading) -> Iterator[str]:
    """What was read: counts, agreements, projects, lines nobody understood."""
    yield _("Read from the page:")
    for name, number in page.counts().items():
        yield f"  {COUNTED[name]}: {number}"
    yield ""
    for each in page.agreements:
        place = each.region or each.state_code or "??"
        yield f"  {each.row:>4}  {place:<7} {each.organisation}"
        yield f"{'':>15}{_paper(each)}"
    for each in page.projects:
        years = ", ".join(f"{since}–{until}" for since, until, _kind in each.phases)
        years = years or _("years not stated")
        yield f"  {each.row:>4}  {years}: {each.title}"
    if page.unread:
        yield ""
        yield _("Lines that were not understood:")
    for each in page.unread:
        yield f"  {each.line:>4}  {each.text}"
    for each in page.suggestions:
        yield ""
        yield wording.suggestion_message(each)


def flags(found) -> Iterator[str]:
    """Flags with the original above the proposal; stored ones with their number."""
    stands = pgettext("text of a page", "stands")
    proposed = pgettext("text of a page", "proposed")
    for flag in found:
        where = str(RECORDS[flag.record]) % {"row": flag.row}
        number = f"[{flag.pk}] " if getattr(flag, "pk", None) else ""
        yield f"  {number}{where}: {wording.message(flag.code, flag.detail)}"
        if flag.original:
            yield f"      {stands}: {flag.original}"
        if flag.proposed:
            yield f"      {proposed}: {flag.proposed}"


def outcome(made, *, is_preview: bool = False) -> Iterator[str]:
    """What was written, or would be."""
    counts = made.counts
    if is_preview:
        yield _("A dry run: nothing is written.")
    if made.is_new:
        said = _("Records made: %(made)s, changed: %(changed)s.")
        if is_preview:
            said = _("It would make %(made)s records and change %(changed)s.")
        yield said % {"made": counts["made"], "changed": counts["changed"]}
    else:
        yield _("The register says all this already; nothing is changed.")
    for each in counts["kept"]:
        yield _("Left as a person changed it: %(thing)s.") % {"thing": each}
    for each in counts["gone"]:
        said = _("No longer on the page, left in the register: %(thing)s.")
        yield said % {"thing": each}
    if made.is_new and not is_preview:
        yield _(
            "This is import %(number)s; undo it with: mosty import undo %(number)s"
        ) % {"number": made.pk}


def imports(rows) -> Iterator[str]:
    for each in rows:
        when = f"{each.made_at:%d.%m.%Y %H:%M}"
        counts = each.counts
        yield (
            f"  {each.pk:>4}  {when}  {each.get_state_display():<12} {each.name}  "
            f"+{counts.get('made', 0)} ~{counts.get('changed', 0)}"
        )


def _paper(agreement) -> str:
    paper = agreement.paper
    if paper.planned:
        return ", ".join((agreement.kind, _("planned")))
    if paper.signed_on is None:
        return ", ".join((agreement.kind, _("date not stated")))
    number = f" № {paper.number}" if paper.number else ""
    patterns = {"day": "%d.%m.%Y", "month": "%m.%Y", "year": "%Y"}
    return f"{agreement.kind}{number}, {paper.signed_on:{patterns[paper.signed_precision]}}"
