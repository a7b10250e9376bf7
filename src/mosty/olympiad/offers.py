"""What the room brings to the office: a place, words, histories; and its kind."""

from django.utils.translation import gettext_lazy as _

from mosty.access.desk import Beginning, Group, Place, offer_beginning, offer_place
from mosty.activities.kinds import Kind as ActivityKind
from mosty.activities.kinds import register_kind as register_activity_kind
from mosty.journal.kinds import Kind, register_kind, say
from mosty.listings.office.declaring import offer
from mosty.olympiad import rules
from mosty.olympiad.models import Edition, Round, Task, ZoneGroup
from mosty.olympiad.register import REGISTER, record
from mosty.ui.addresses import numbered, page


def history_of_edition(edition, user):
    return [edition.activity, *edition.rounds.all(), *edition.tracks.all()]


def history_of_round(one, user):
    return [*one.groups.all(), *one.papers.all()]


def register():
    offer(REGISTER)
    offer_place(
        Place(
            Group.WORK,
            _("Olympiad"),
            "olympiad_office:editions",
            rules.may_set,
            order=61,
        )
    )
    offer_beginning(
        Beginning(
            _("Task of the olympiad"), "olympiad_office:add_task", rules.may_set, 80
        )
    )
    register_activity_kind(
        ActivityKind(
            name="olympiad",
            label=_("Olympiad"),
            plural=_("Olympiads"),
            icon="calendar",
            url=lambda activity: page("olympiad:olympiad"),
            along="olympiad",
            office_url=lambda activity: numbered(
                "olympiad_office:edition", pk=activity.olympiad.pk
            ),
        )
    )
    register_kind(
        Kind(
            Edition,
            rules.may_set,
            parts=history_of_edition,
            address=lambda one: numbered("olympiad_office:edition", pk=one.pk),
        )
    )
    register_kind(
        Kind(
            Round,
            rules.may_set,
            parts=history_of_round,
            address=lambda one: numbered("olympiad_office:round", pk=one.pk),
        )
    )
    register_kind(Kind(ZoneGroup, rules.may_set))
    register_kind(Kind(Task, rules.may_set, address=record))
    say(WORDS)


WORDS = {
    "olympiad.bank_loaded": _("The shipped tasks were loaded"),
    "olympiad.practice_founded": _("The practice was opened"),
    "olympiad.edition_founded": _("The edition was founded"),
    "olympiad.edition_revised": _("The edition was changed"),
    "olympiad.edition_closed": _("The edition was closed"),
    "olympiad.round_added": _("A round was added"),
    "olympiad.round_revised": _("The round was changed"),
    "olympiad.round_removed": _("The round was removed"),
    "olympiad.round_released": _("The round was released"),
    "olympiad.release_taken_back": _("The release was taken back"),
    "olympiad.unchecked_accepted": _("Unchecked tasks were accepted"),
    "olympiad.track_added": _("A track was added"),
    "olympiad.track_revised": _("The track was changed"),
    "olympiad.group_added": _("A group of zones was added"),
    "olympiad.group_revised": _("The group of zones was changed"),
    "olympiad.group_removed": _("The group of zones was removed"),
    "olympiad.window_moved": _("The window was moved"),
    "olympiad.paper_added": _("A paper was added to the round"),
    "olympiad.paper_revised": _("The paper of the round was changed"),
    "olympiad.paper_removed": _("The paper of the round was removed"),
    "olympiad.pool_changed": _("The pool of tasks was changed"),
    "olympiad.variants_made": _("Variants were made"),
    "olympiad.task_written": _("The task was written"),
    "olympiad.task_changed": _("The task was changed"),
    "olympiad.task_checked": _("The task was checked by a second person"),
    "olympiad.task_archived": _("The task was put into the archive"),
    "olympiad.task_restored": _("The task was brought back from the archive"),
    "olympiad.tasks_imported": _("Tasks were imported"),
    "olympiad.tasks_exported": _("Tasks were exported"),
}
