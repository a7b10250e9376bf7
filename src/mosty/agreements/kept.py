"""What staff see of one agreement: what is known, what is not, and what comes next."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mosty.access.roles import Audience
from mosty.activities.models import Activity
from mosty.activities.queries import for_lists
from mosty.agreements import bridge, rules, telling
from mosty.agreements.lacking import Lack, lacking
from mosty.agreements.models import Agreement, Paper, Party, Stage, TermRule
from mosty.agreements.models.lifecycle import CLOSED
from mosty.agreements.naming import role_told, version_told
from mosty.documents.models import FiledDocument
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak
from mosty.ui.span import Span

BY_HAND = (Stage.APPROVAL, Stage.SIGNED, Stage.ENDED, Stage.ARCHIVED)


@dataclass(frozen=True)
class Step:
    """Something to do with the record: a page, or a button that posts."""

    title: str
    url: str
    is_main: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    is_post: bool = False


@dataclass(frozen=True)
class Fact:
    """A line of the record; what is not known comes with where to enter it."""

    label: str
    value: str
    unknown: str = ""
    step: Step | None = None


@dataclass(frozen=True)
class Seat:
    party: Party
    name: str
    name_today: str
    place: str
    signed: str


@dataclass(frozen=True)
class Kept:
    agreement: Agreement
    title: str
    kind: str
    badge: tuple[str, str]
    sentence: str
    span: Span
    steps: list[Step]
    facts: list[Fact]
    seats: list[Seat]
    papers: list
    away: list
    extensions: list
    activities: list
    children: list
    may_keep: bool
    is_public: bool
    moves: list[Step] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)


def kept_of(agreement, *, user, institution, on) -> Kept:
    """All of an agreement that `user`, one of the staff, may see."""
    partner = agreement.counterpart
    extensions = list(agreement.extensions.order_by("until", "pk"))
    filed = filed_papers(agreement, user)
    papers = [one for one in filed if not one.document.is_archived]
    activities = activities_of(agreement, user)
    may_keep = rules.may_keep(user)
    lacks = lacks_of(agreement, institution, on)
    return Kept(
        agreement=agreement,
        title=in_language(partner, "name").text if partner else str(agreement),
        kind=telling.kind_of(agreement),
        badge=telling.badge_of(agreement, on),
        sentence=telling.term_sentence(agreement, on),
        span=bridge.span_of(
            agreement,
            institution=institution,
            extensions=[one for one in extensions if one.until],
            on=on,
            partner=partner,
        ),
        steps=steps_of(agreement, user, papers, activities) if may_keep else [],
        facts=facts_of(agreement, may_keep),
        seats=[seat_of(one) for one in parties_of(agreement)],
        papers=papers,
        away=[one for one in filed if may_keep and one.document.is_archived],
        extensions=extensions,
        activities=activities,
        children=list(Agreement.objects.visible_to(user).filter(parent=agreement)),
        may_keep=may_keep,
        is_public=Agreement.objects.public().filter(pk=agreement.pk).exists(),
        moves=moves_of(agreement, user, lacks),
        needs=needs_of(lacks) if may_keep else [],
    )


def address(name, agreement, **more) -> str:
    return reverse(f"agreements_office:{name}", kwargs={"pk": agreement.pk, **more})


def parties_of(agreement):
    return agreement.parties.select_related(
        "organisation__country", "organisation__region"
    )


def seat_of(party) -> Seat:
    organisation = party.organisation
    today = in_language(organisation, "name").text
    known = {organisation.name_ru, organisation.name_en}
    places = (organisation.region, organisation.country)
    told = [in_language(one, "name").text for one in places if one]
    return Seat(
        party=party,
        name=party.name_at_signing,
        name_today="" if party.name_at_signing in known else today,
        place=", ".join(told),
        signed=", ".join(filter(None, (party.signatory, party.signatory_position))),
    )


def papers_of(agreement, user) -> list[Paper]:
    """What its reader may see of them, those put away left out; see `filed_papers`."""
    found = filed_papers(agreement, user)
    return [one for one in found if not one.document.is_archived]


def filed_papers(agreement, user) -> list[Paper]:
    """Each with `is_shown`, `is_meant_for_all`, `file_told`; those put away as well.

    A paper that is meant for all is not shown while its agreement is not.
    """
    visible = FiledDocument.objects.visible_to(user)
    shown = set(agreement.papers.shown_to(AnonymousUser()).values_list("pk", flat=True))
    papers = agreement.papers.filter(document__in=visible).select_related("document")
    papers = list(papers.prefetch_related("document__versions"))
    for paper in papers:
        newest = paper.document.newest
        paper.is_shown = paper.pk in shown
        paper.is_meant_for_all = paper.document.audience == Audience.PUBLIC
        paper.file_told = version_told(newest) if newest else ""
        paper.role_told = role_told(paper)
    return papers


def activities_of(agreement, user) -> list[Activity]:
    done = Activity.objects.visible_to(user).filter(
        agreement_links__agreement=agreement
    )
    return list(for_lists(done).newest_first()[:50])


def is_undated(agreement) -> bool:
    """Whether what the dates tell cannot be told."""
    return agreement.origin != "" and (
        agreement.starts_on is None
        or (agreement.ends_on is None and not agreement.is_endless)
    )


def steps_of(agreement, user, papers, activities) -> list[Step]:
    """What is best done next, the first of them first of all."""
    if agreement.stage == Stage.ARCHIVED:
        url = address("restore", agreement)
        return [Step(_("Bring back from the archive"), url, True, is_post=True)]
    found = []
    if is_undated(agreement):
        found.append(Step(_("Enter dates"), address("dates", agreement)))
    if agreement.origin and not any(one.role == Paper.Role.ORIGINAL for one in papers):
        found.append(Step(_("Add the scan"), address("attach", agreement)))
    if agreement.stage == Stage.SIGNED:
        url = f"{reverse('agreements_office:record_done')}?agreement={agreement.pk}"
        found.append(Step(_("Record what was done"), url))
        if agreement.ends_on:
            found.append(Step(_("Prolong"), address("extend", agreement)))
    found.append(Step(_("Edit"), address("edit", agreement)))
    return [Step(one.title, one.url, not at) for at, one in enumerate(found)]


def lacks_of(agreement, institution, on) -> dict[Stage, list[Lack]]:
    """What it lacks for each stage that the table lets it go to."""
    code = institution.country_code
    return {
        stage: lacking(agreement, stage, jurisdiction=code, on=on)
        for stage in Stage
        if rules.can_become(agreement, stage)
    }


def needs_of(lacks) -> list[str]:
    """What stands in the way to the next stages, each once, in words."""
    told = [str(one.label) for found in lacks.values() for one in found]
    return [one for one in dict.fromkeys(told) if one != Lack.ROUTE.label]


def moves_of(agreement, user, lacks) -> list[Step]:
    """To which stages it may go from here, and the ways that ask for more."""
    moves = []
    if rules.may_keep(user):
        moves = [
            Step(
                _("To the stage “%(stage)s”") % {"stage": stage.label},
                address("move", agreement),
                fields=(("stage", stage.value),),
                is_post=True,
            )
            for stage, found in lacks.items()
            if stage not in BY_HAND and not found
        ]
        if agreement.stage == Stage.SIGNED:
            moves.append(Step(_("End early"), address("end", agreement)))
        if agreement.stage == Stage.ENDED:
            url = address("take_end_back", agreement)
            moves.append(Step(_("It was not ended"), url, is_post=True))
        if rules.can_become(agreement, Stage.ARCHIVED):
            moves.append(Step(_("Put into the archive"), address("archive", agreement)))
    if rules.may_sign(user, agreement):
        moves.insert(0, Step(_("Sign"), address("sign", agreement)))
    return moves


def facts_of(agreement, may_keep) -> list[Fact]:
    """What the paper says, and for each lack the form in which it is entered."""
    edit = Step(_("Enter"), address("edit", agreement)) if may_keep else None
    dates = Step(_("Enter dates"), address("dates", agreement)) if may_keep else None
    several, none = pgettext("several", "not stated"), pgettext("number", "not stated")
    day, term = pgettext("date", "not stated"), pgettext("term", "not stated")
    directions = [in_language(one, "title").text for one in agreement.directions.all()]
    signed_step = dates if agreement.origin else None
    title = in_language(agreement, "title").text
    return [
        Fact(_("Title"), title, _("not stated"), edit),
        Fact(_("Number"), agreement.number, none, edit),
        Fact(
            _("Date of signing"),
            speak(agreement.signed_on, agreement.signed_precision),
            day,
            signed_step,
        ),
        Fact(_("Term"), telling.term_told(agreement), term, dates),
        Fact(_("Extension"), telling.renewal_told(agreement), term, dates),
        place_fact(agreement, may_keep),
        Fact(_("Section"), agreement.get_section_display()),
        Fact(_("Languages"), telling.languages_told(agreement), several, edit),
        Fact(_("Directions"), "; ".join(directions), several, edit),
        Fact(
            _("Responsible"),
            str(agreement.responsible or ""),
            pgettext("person", "not named"),
            edit,
        ),
        Fact(_("Who may see it"), telling.audience_told(agreement)),
        *origin_facts(agreement),
    ]


def place_fact(agreement, may_keep) -> Fact:
    """Country and region, which follow the first partner."""
    places = (agreement.region, agreement.country)
    told = ", ".join(in_language(one, "name").text for one in places if one)
    partner, label = agreement.counterpart, _("Country and region")
    if partner is None or not may_keep:
        return Fact(label, told, pgettext("region", "not stated"))
    if (partner.country_id, partner.region_id) != (
        agreement.country_id,
        agreement.region_id,
    ):
        url = address("move_place", agreement)
        step = Step(_("Take the partner’s place over"), url, is_post=True)
        return Fact(label, told, pgettext("region", "not stated"), step)
    url = reverse("partners_office:record", kwargs={"pk": partner.pk})
    is_whole = agreement.region_id or agreement.section == "foreign"
    step = None if is_whole else Step(_("Name the partner’s region"), url)
    return Fact(label, told, pgettext("region", "not stated"), step)


def origin_facts(agreement) -> list[Fact]:
    facts = []
    if agreement.origin:
        facts.append(Fact(_("How it came here"), agreement.get_origin_display()))
    if agreement.origin_reason:
        facts.append(Fact(_("How it is known"), agreement.origin_reason))
    basis = in_language(agreement, "basis").text
    if basis:
        facts.append(Fact(_("Basis"), basis))
    return facts


def hidden_by_archiving(agreement, kept_activities) -> list[str]:
    """What visitors will not see once the agreement is put away."""
    lines = [_("Its page, its card and its line in the register and on the map.")]
    if kept_activities:
        lines.append(
            _("What was done under it stays on the site, without this agreement.")
        )
    if agreement.stage in CLOSED or agreement.term_rule == TermRule.UNKNOWN:
        return lines
    return [*lines, _("It leaves the figures of agreements in force.")]
