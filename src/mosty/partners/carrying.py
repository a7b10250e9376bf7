"""How the rows of this room follow when one organisation is given up for another."""

from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.partners.matching import plain
from mosty.partners.merging import offer, stay
from mosty.partners.models import (
    Contact,
    LogEntry,
    Organisation,
    OrganisationIdentifier,
    OrganisationLink,
    OrganisationName,
    PartnerCheck,
    SuspectedPair,
)
from mosty.people.models import RoleHolding

DATES = ("since", "until")
OF_NAME = ("short_name", "legal_form")
Decision = SuspectedPair.Decision


def carry_names(ledger) -> None:
    """Former names as they were borne; the present one as another name.

    One that both bear stands once.
    """
    known = {
        (one.language, plain(one.full_name), one.until): one
        for one in OrganisationName.objects.filter(organisation=ledger.kept)
    }
    for name in OrganisationName.objects.filter(organisation=ledger.given_up):
        twin = known.get((name.language, plain(name.full_name), name.until))
        if twin is None or None not in (name.since, twin.since):
            is_other = name.is_other or name.until is None
            ledger.change(name, organisation=ledger.kept, is_other=is_other)
            continue
        gaps = [one for one in (*DATES, *OF_NAME) if not getattr(twin, one)]
        filled = {one: getattr(name, one) for one in gaps}
        ledger.remove(name, instead=twin)
        ledger.change(twin, **filled)


def carry_numbers(ledger) -> None:
    """All of them; where both have one of a scheme, the second is another number."""
    own = OrganisationIdentifier.objects.filter(organisation=ledger.kept)
    taken = set(own.filter(is_other=False).values_list("scheme", flat=True))
    theirs = OrganisationIdentifier.objects.filter(organisation=ledger.given_up)
    for number in theirs.order_by("is_other", "pk"):
        is_other = number.is_other or number.scheme in taken
        taken.add(number.scheme)
        ledger.change(number, organisation=ledger.kept, is_other=is_other)


def carry_links(ledger) -> None:
    """A link of the two with each other says nothing any more."""
    pair = {ledger.kept.pk, ledger.given_up.pk}
    rows = OrganisationLink.objects.all()
    for link in rows.filter(source__in=pair, target__in=pair):
        ledger.remove(link)
    ledger.carry(rows, "source", once=("target", "relation"), gaps=("on",))
    ledger.carry(rows, "target", once=("source", "relation"), gaps=("on",))


def carry_branches(ledger) -> None:
    """Branches follow; the kept one becomes nobody's branch rather than its own."""
    kept, given_up = ledger.kept, ledger.given_up
    above, one = [], kept
    while one.parent_id and one.parent_id not in above:
        above.append(one.parent_id)
        one = one.parent
    if given_up.pk in above:
        ledger.change(kept, parent=None)
    ledger.carry(Organisation.objects.exclude(pk=kept.pk), "parent")


def carry_people(ledger) -> None:
    """Contacts, and the roles that somebody holds for the organisation."""
    ledger.carry(Contact.objects.all())
    scope, lost = (f"partner:{one.pk}" for one in (ledger.kept, ledger.given_up))
    held = RoleHolding.objects.filter(role=Role.PARTNER_COORDINATOR)
    for holding in held.filter(scope=lost).order_by("pk"):
        twin = held.filter(scope=scope, user=holding.user_id).first()
        if twin is None:
            ledger.change(holding, scope=scope)
            continue
        ledger.remove(holding, instead=twin)
        ledger.change(twin, **longer(holding, twin))


def longer(one, other) -> dict:
    """The time of two holdings together; open where either is."""
    since, until = ([getattr(each, name) for each in (one, other)] for name in DATES)
    return {
        "since": None if None in since else min(since),
        "until": None if None in until else max(until),
    }


def carry_log(ledger) -> None:
    """A letter that stands in both logs stands twice, the second without its mark."""
    rows = LogEntry.objects.all()
    known = rows.filter(organisation=ledger.kept).exclude(message_id="")
    marks = set(known.values_list("message_id", flat=True))
    for entry in rows.filter(organisation=ledger.given_up).order_by("pk"):
        mark = "" if entry.message_id in marks else entry.message_id
        ledger.change(entry, organisation=ledger.kept, message_id=mark)


def carry_papers(ledger) -> None:
    ledger.carry(Organisation.documents.through.objects.all(), once=("document",))


def carry_checks(ledger) -> None:
    ledger.carry(PartnerCheck.objects.all())


def carry_pairs(ledger) -> None:
    """Suspicions follow; what was said to be never the same stays so for ever.

    That of the two themselves stays: it tells why they were merged.
    """
    pair = {ledger.kept.pk, ledger.given_up.pk}
    rows = SuspectedPair.objects.exclude(a__in=pair, b__in=pair)
    for name, opposite in (("a", "b"), ("b", "a")):
        for row in rows.filter(**{name: ledger.given_up}).order_by("pk"):
            third = getattr(row, opposite)
            ends = rows.filter(a__in=(ledger.kept, third), b__in=(ledger.kept, third))
            twin = ends.first()
            if twin is None:
                ledger.change(row, **{name: ledger.kept})
                continue
            ledger.remove(row, instead=twin)
            if is_stronger(row.decision, twin.decision):
                said = ("decision", "decided_at", "decided_by_id")
                ledger.change(twin, **{one: getattr(row, one) for one in said})


def is_stronger(one, other) -> bool:
    """Whether a decision stands over another one of the same two."""
    order = (Decision.OPEN, Decision.LATER)
    strength = {decision: number for number, decision in enumerate(order)}
    if Decision.NEVER in (one, other):
        return other != Decision.NEVER
    return strength.get(one, 2) > strength.get(other, 2)


def register() -> None:
    said = "partners.OrganisationLink"
    links, pairs = _("links with organisations"), _("suspected pairs")
    offer("names", {"partners.OrganisationName.organisation": _("names")}, carry_names)
    numbers = {"partners.OrganisationIdentifier.organisation": _("numbers")}
    offer("numbers", numbers, carry_numbers)
    offer("links", {f"{said}.source": links, f"{said}.target": links}, carry_links)
    offer("branches", {"partners.Organisation.parent": _("branches")}, carry_branches)
    offer("people", {"partners.Contact.organisation": _("contacts")}, carry_people)
    log = {"partners.LogEntry.organisation": _("entries of the contact log")}
    offer("log", log, carry_log)
    papers = {"partners.Organisation_documents.organisation": _("files")}
    offer("papers", papers, carry_papers)
    checks = {"partners.PartnerCheck.organisation": _("checks of the partner")}
    offer("checks", checks, carry_checks)
    ends = {f"partners.SuspectedPair.{end}": pairs for end in "ab"}
    offer("pairs", ends, carry_pairs)
    chain = "Each record points to the one for which it was given up."
    stay("partners.Organisation.merged_into", chain)
    stay("partners.NameMark.organisation", "It is made anew from the names.")
    for end in ("kept", "given_up"):
        stay(f"partners.Merge.{end}", "It tells which two records were merged.")
