"""What conclusions and checks bring to the office: a place, desk items, history."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.desk import Group, Place, offer_place, offer_task
from mosty.agreements import actions, checked, clearing_desk, rules
from mosty.agreements.models import RulePack
from mosty.journal.kinds import Kind, register_kind, say

WORDS = {
    "agreement.application_prepared": _(
        "The application for a conclusion was prepared"
    ),
    "agreement.clearance_returned": _("The application was returned with remarks"),
    "agreement.clearance_question_asked": _("The authority asked a question"),
    "agreement.clearance_question_answered": _(
        "A question of the authority was answered"
    ),
    "agreement.clearance_question_taken_back": _(
        "A question of the authority was taken back"
    ),
    "clearance.put_away": _("What was entered of a conclusion counts no more"),
    "clearance.brought_back": _("What was entered of a conclusion counts again"),
    "pack.added": _("A rule was added"),
    "pack.described": _("A rule was changed"),
    "pack.put_away": _("A rule asks no more"),
    "pack.brought_back": _("A rule asks again"),
}
RULES = Place(
    Group.CARE,
    _("Conclusions before signing"),
    "agreements_office:packs",
    rules.may_read,
    order=65,
)


def labels():
    return {
        "jurisdiction": _("For institutions of which country"),
        "title_ru": _("What is asked for, in Russian"),
        "title_en": _("What is asked for, in English"),
        "authority_ru": _("Which body gives it, in Russian"),
        "authority_en": _("Which body gives it, in English"),
        "starts_on": _("Holds since"),
        "ends_on": _("Holds until"),
        "partners": _("With whom"),
        "kinds": _("Of which kinds of paper"),
        "subjects": _("About what"),
        "term_count": _("Term for the answer"),
        "term_unit": _("Counted in"),
        "letter_ru": _("Words of the cover letter, in Russian"),
        "letter_en": _("Words of the cover letter, in English"),
        "source_ru": _("Source of the rule, in Russian"),
        "source_en": _("Source of the rule, in English"),
        "note_ru": _("What to know, in Russian"),
        "note_en": _("What to know, in English"),
        "exemptions": _("Exemptions"),
        "papers": _("Papers of the application"),
        "is_archived": pgettext_lazy("rule", "Put away"),
    }


def may_see(user, pack):
    return rules.may_read(user)


def may_restore(user, pack):
    return rules.may_rule(user)


def restore(pack, values, by):
    return actions.describe_pack(pack, by=by, **values)


def register() -> None:
    say(WORDS)
    checked.register()
    offer_place(RULES)
    offer_task("agreements.answers", clearing_desk.answers)
    offer_task("agreements.applications", clearing_desk.incomplete)
    register_kind(
        Kind(
            model=RulePack,
            rule=may_see,
            labels=labels,
            restore=restore,
            may_restore=may_restore,
            address=lambda pack: pack.get_absolute_url(),
            may_open=rules.may_rule,
        )
    )
