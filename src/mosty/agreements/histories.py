"""The history of agreements and of what was done: its words, and the way back."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mosty.access.roles import Role
from mosty.activities import actions as activities
from mosty.activities.histories import tell as tell_activity
from mosty.activities.models import Activity
from mosty.agreements import actions, rules
from mosty.agreements.actions.answerers import partner_told, partners_named
from mosty.agreements.models import Agreement, Route
from mosty.documents.models import FiledDocument
from mosty.journal.former import Change
from mosty.journal.kinds import Kind, name_actors, register_kind, say
from mosty.people.models import Person
from mosty.ui.bilingual import in_language

WORDS = {
    "agreement.opened": _("Begun"),
    "agreement.registered": _("Entered in the register as signed"),
    "agreement.brought_in": _("Brought in from a workbook"),
    "agreement.described": _("Changed"),
    "agreement.signed": _("Signed"),
    "agreement.signing_day_mended": _("The day of signing was changed"),
    "agreement.mended": _("What the signed agreement says was changed for a reason"),
    "agreement.signature_asked": _("Those who sign were told that it waits for them"),
    "agreement.moved": _("Taken to another stage"),
    "agreement.restored": _("Brought back from the archive"),
    "agreement.ended": _("Ended early"),
    "agreement.end_taken_back": _("The early end was taken back"),
    "agreement.extended": pgettext_lazy("agreement", "Prolonged"),
    "agreement.extension_taken_back": _("A prolongation was taken back"),
    "agreement.party_seated": _("A party was added"),
    "agreement.party_unseated": _("A party is none any more"),
    "agreement.party_followed": _("A party followed an amendment"),
    "agreement.notice_given": _("Notice was given against renewal"),
    "agreement.notice_taken_back": _("A notice against renewal was taken back"),
    "agreement.partner_replaced": _("Another organisation leads"),
    "agreement.party_name_corrected": _("A mistake in a party’s name was mended"),
    "agreement.paper_attached": _("A paper was added"),
    "agreement.paper_renewed": _("A paper has a new version"),
    "agreement.paper_put_away": _("A paper was put away"),
    "agreement.paper_brought_back": _("A paper was brought back"),
    "agreement.draft_composed": _("A draft was composed"),
    "agreement.clearance_applied_for": _("The conclusion was applied for"),
    "agreement.clearance_granted": _("The conclusion was entered"),
    "agreement.clearance_refused": _("The conclusion was refused"),
    "agreement.clearance_exempt": _("A reason was entered why none is needed"),
    "agreement.approval_begun": _("A round of approval began"),
    "agreement.approval_called_off": _("A round of approval was called off"),
    "agreement.step_approved": _("A step of approval was approved"),
    "agreement.step_returned": _("The text was returned with a remark"),
    "agreement.approved": _("The text was approved by all"),
    "agreement.clause_remarked": _("A clause was remarked on"),
    "agreement.clause_remark_settled": _("A remark on a clause was dealt with"),
    "agreement.confirmation_asked": _("A partner was asked to confirm the terms"),
    "agreement.confirmation_reminded": _("A partner was reminded to confirm"),
    "agreement.confirmation_revoked": _("A link for confirmation was taken back"),
    "agreement.confirmation_wanted": _("A partner asked for a new link"),
    "agreement.confirmed": _("A partner confirmed the terms"),
    "agreement.changes_proposed": _("A partner proposed changes"),
    "agreement.proposal_accepted": _("A proposed change was accepted"),
    "agreement.proposal_refused": _("A proposed change was refused"),
    "agreement.fields_shown": _("What the site shows of it was changed"),
    "register.set_up": _("The settings of the register were changed"),
    "route.laid_out": _("Laid out"),
    "route.changed": _("Changed"),
    "route.put_away": pgettext_lazy("route", "Put away"),
    "route.brought_back": _("Offered again"),
    "absence.announced": _("Entered"),
    "absence.called_off": _("Called off"),
    "agreement.obligation_entered": _("An obligation was entered"),
    "agreement.obligation_fulfilled": _("An obligation was fulfilled"),
    "agreement.obligation_waived": _("An obligation is not asked for any more"),
    "agreement.obligation_reopened": _("An obligation was opened again"),
    "agreement.obligation_put_away": _("An obligation was put away"),
    "agreement.obligation_brought_back": _("An obligation was brought back"),
    "agreement.life_asked": _("Asked whether it still lives"),
    "agreement.life_letter_sent": _("The question was sent"),
    "agreement.life_answered": _("The question was answered"),
    "agreement.life_question_closed": _("The question was settled"),
    "agreement.life_question_waits": _("The question waits"),
    "life.set": _("Changed"),
    "life.terms_set": _("Changed"),
    "agreement.plan_entered": _("A plan of work was entered"),
    "agreement.plan_taken_back": _("A plan of work was taken back"),
    "agreement.activity_linked": _("Something done was linked"),
    "agreement.activity_unlinked": _("Something done was unlinked"),
    "agreement.struck": _("Taken out with its import"),
    "activity.recorded": _("Recorded"),
    "activity.reworded": _("Changed"),
    "activity.related": _("Related anew"),
    "activity.put_away": _("Put into the archive"),
    "activity.brought_back": _("Brought back from the archive"),
    "activity.partners_told": _("The partners were changed"),
    "activity.targets_told": _("The targets were changed"),
    "activity.people_told": _("The numbers of people were changed"),
    "activity.results_told": _("The results were changed"),
    "activity.evidence_told": _("The proofs were changed"),
    "activity.proved": _("A proof was added"),
    "activity.result_entered": _("A result was entered"),
    "activity.contributed": _("A target was named"),
    "activity.people_counted": _("People were counted"),
    "party.described": _("A party was changed"),
    "paper.described": _("A paper was changed"),
    "clearance.described": _("What is known of the conclusion was changed"),
    "obligation.described": _("An obligation was changed"),
}


def labels():
    return {
        "section": _("Section"),
        "kind": _("Kind of paper"),
        "kind_text_ru": _("Kind in the words of the paper, in Russian"),
        "kind_text_en": _("Kind in the words of the paper, in English"),
        "title_ru": pgettext_lazy("agreement", "Title, in Russian"),
        "title_en": pgettext_lazy("agreement", "Title, in English"),
        "number": _("Number"),
        "level": _("Level"),
        "parent": _("Made under another agreement"),
        "basis_ru": _("Basis, in Russian"),
        "basis_en": _("Basis, in English"),
        "stage": _("Stage"),
        "is_shown_as_planned": _("Show on the site as planned"),
        "signed_on": _("Date of signing"),
        "day_reason": _("Why the day of signing is changed"),
        "mend_reason": _("Why it was changed"),
        "in_force_from": _("Entry into force"),
        "term_rule": _("How long it runs"),
        "term_months": _("Number of months"),
        "valid_until": _("Last day"),
        "term_text": _("Term in the words of the paper"),
        "ended_early_on": _("Ended early on"),
        "renewal_rule": _("How it is prolonged"),
        "renewal_months": _("Prolonged for how many months"),
        "renewal_limit": _("How many times at most"),
        "renewal_notice_days": _("Notice before the end, in days"),
        "languages": _("Languages of the paper"),
        "prevailing_language": _("Which language prevails"),
        "directions": _("Directions of cooperation"),
        "responsible": _("Responsible"),
        "counterpart": _("First partner"),
        "country": _("Country"),
        "region": _("Region"),
        "audience": _("Who may see it"),
        "project": _("The project whose life it shares"),
        "superseded_by": _("Replaced by another agreement"),
        "renewal_notice_months": _("Notice before the end, in months"),
        "subject": _("What the agreement is about"),
        "body": _("Which body"),
        "submitted_on": _("Applied on"),
        "outgoing_number": _("Our outgoing number"),
        "decided_on": _("Day of the conclusion"),
        "asked_on": _("Asked on"),
        "answered_on": _("Answered on"),
        "text": _("What the authority asks"),
        **labels_of_parts(),
        **labels_of_acts(),
    }


def labels_of_parts():
    """Columns of parties, papers and obligations, as their forms name them."""
    return {
        "organisation": _("Organisation in the register"),
        "signatory": _("Signatory"),
        "signatory_position": _("Position"),
        "authority": _("On what ground"),
        "own_number": _("Number given by this party"),
        "original_place": _("Where its original lies"),
        "acceded_on": _("Acceded on"),
        "withdrawn_on": _("Withdrew on"),
        "role": _("What it is"),
        "language": _("Its language"),
        "is_published": _("Show on the site"),
        "made_on": _("Day of the act"),
        "text_ru": _("What is promised"),
        "text_en": _("What is promised"),
        "due_on": _("By which day"),
        "repeats_months": _("Again every so many months"),
        "fulfilled_on": _("Done on"),
        "quantity_ru": _("How much"),
        "quantity_en": _("How much"),
        "repeats_until": _("Again until"),
        "activity": _("What was done"),
        "waiver": _("Why it is not asked for"),
        "plan": _("Plan of work"),
        "count": _("Obligations"),
        "answer": _("Answer"),
        "outcome": pgettext_lazy("question", "Outcome"),
        "wait_until": _("Until which day"),
    }


def labels_of_acts():
    """Acts, notices, approval, what was sent and confirmed, what the site shows."""
    return {
        "until": _("Prolonged until"),
        "reason": _("Which act"),
        "paper": _("Paper"),
        "party": _("Party"),
        "name_at_signing": _("Name on the paper"),
        "obligation": _("An obligation"),
        "given_on": _("Notice given on"),
        "sent_text": _("Text for the authority"),
        "sent_translation": _("Translation for the authority"),
        "gaps": _("What the application lacked"),
        "gaps_reason": _("Why it was sent all the same"),
        "round": _("Round of approval"),
        "step": _("Step of the route"),
        "approved_text": _("Text for approval"),
        "empty_places": _("Empty places, left so on purpose"),
        "clause": _("Clause"),
        "confirmed_by": _("Partner"),
        "proposal": _("Proposed change"),
        "sha256": _("Fingerprint of the terms"),
        "shown_fields": _("What the site shows"),
    }


def parts_of(agreement, user):
    """Parties, papers that this reader may see, obligations, conclusions."""
    seen = FiledDocument.objects.visible_to(user)
    yield from agreement.parties.all()
    yield from agreement.papers.filter(document__in=seen)
    yield from agreement.obligations.all()
    yield from agreement.clearances.all()


def tell(entry, user):
    """What was linked, how a signing is known, which conclusion it was."""
    detail = entry.detail
    if entry.verb in ("agreement.activity_linked", "agreement.activity_unlinked"):
        rows = Activity.objects.kept_for(user)
        found = rows.filter(pk=detail.get("activity")).first()
        said = in_language(found, "title").text if found else ""
        is_new = entry.verb == "agreement.activity_linked"
        pair = ("", said) if is_new else (said, "")
        return [Change(str(_("What was done")), *pair)] if said else []
    if entry.verb == "agreement.registered" and detail.get("reason"):
        label = _("How it is known that it is signed")
        return [Change(str(label), "", detail["reason"])]
    if detail.get("clearance") and detail.get("number"):
        return [Change(str(_("Number")), "", detail["number"])]
    if detail.get("confirmation"):
        return partner_told(detail)
    return []


def route_labels():
    return {
        "title_ru": _("Name of the route, in Russian"),
        "title_en": _("Name of the route, in English"),
        "kind": _("For which kind of paper"),
    }


def steps_told(entry, user):
    """The steps before and after, with roles and persons in words."""
    steps = entry.detail.get("told", {}).get("steps")
    if not steps:
        return []
    numbers = {int(one) for text in steps for one in re.findall(r"\. (\d+)", text)}
    persons = {str(k): str(one) for k, one in Person.objects.in_bulk(numbers).items()}
    names = persons | {one.value: str(one.label) for one in Role}

    def said(text):
        return re.sub(r"(?<=\. )\w+", lambda found: names.get(found[0], "—"), text)

    return [Change(str(_("Steps of approval")), *map(said, steps))]


def restore(agreement, values, by):
    """What stood before comes back; that it does is the reason."""
    with override(settings.LANGUAGE_CODE):
        reason = gettext("Taken back in the history.")
    return actions.describe(agreement, by=by, reason=reason, **values)


def restore_activity(activity, values, by):
    return activities.reword(activity, by=by, **values)


def address_of(agreement):
    return reverse("agreements_office:record", kwargs={"pk": agreement.pk})


def activity_address(activity):
    kind = activity.kind_said
    if kind.office_url:
        return kind.office_url(activity)
    return reverse("agreements_office:deed", kwargs={"pk": activity.pk})


def may_see(user, thing):
    rows = type(thing).objects
    seen = rows.kept_for(user) if isinstance(thing, Activity) else rows.visible_to(user)
    return rules.may_read(user) and seen.filter(pk=thing.pk).exists()


def may_restore(user, thing):
    return rules.may_keep(user)


def activity_labels():
    return {
        "title_ru": _("What was done, in Russian"),
        "title_en": _("What was done, in English"),
        "kind": pgettext_lazy("activity", "Kind"),
        "state": pgettext_lazy("activity", "State"),
        "starts_on": _("When"),
        "ends_on": _("Until when"),
        "place_ru": _("Where, in Russian"),
        "place_en": _("Where, in English"),
        "summary_ru": _("What happened, in Russian"),
        "summary_en": _("What happened, in English"),
        "directions": _("Directions of cooperation"),
        "forms": _("Forms of cooperation"),
        "countries": _("Countries"),
        "regions": _("Regions"),
        "responsible": _("Responsible"),
        "audience": _("Who may see it"),
        "partners": _("Partners that take part"),
        "targets": _("Targets of the Sustainable Development Goal 4"),
        "people": _("People"),
        "results": _("Results"),
        "evidence": _("Proofs"),
        "phases": _("Years"),
        "about": _("About"),
        "deliverables": _("What is made"),
    }


def register():
    say(WORDS)
    name_actors(partners_named)
    register_kind(
        Kind(
            model=Agreement,
            rule=may_see,
            may_restore=may_restore,
            labels=labels,
            restore=restore,
            address=address_of,
            parts=parts_of,
            tell=tell,
        )
    )
    register_kind(
        Kind(
            model=Activity,
            rule=may_see,
            may_restore=may_restore,
            labels=activity_labels,
            restore=restore_activity,
            address=activity_address,
            tell=tell_activity,
        )
    )
    register_kind(
        Kind(
            model=Route,
            rule=lambda user, route: rules.may_keep(user),
            labels=route_labels,
            address=lambda route: reverse(
                "agreements_office:edit_route", kwargs={"pk": route.pk}
            ),
            tell=steps_told,
        )
    )
