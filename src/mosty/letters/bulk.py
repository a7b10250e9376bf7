"""What is done to many letters at once."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.refusals import ChangedMeanwhile
from mosty.letters import actions
from mosty.letters.models import Letter, State
from mosty.letters.models.letter import RESENDABLE
from mosty.letters.rules import may_send_again
from mosty.listings.office.declaring import BulkAction, Exclusion

IS_RESENDABLE = Q(state__in=RESENDABLE)
WAITS = Q(state=State.WAITING)


def standing(letter) -> dict:
    return {"state": letter.state, "settled": letter.settled_at is not None}


def told(before: dict, letter) -> dict:
    after = standing(letter)
    return {
        name: [before[name], after[name]]
        for name in after
        if before[name] != after[name]
    }


def resend(letter, values, *, by) -> dict:
    before = standing(letter)
    return told(before, actions.resend(letter, by=by))


def try_now(letter, values, *, by) -> dict:
    actions.try_now(letter, by=by)
    return {"tried": [False, True]}


def cancel(letter, values, *, by) -> dict:
    before = standing(letter)
    return told(before, actions.cancel(letter, by=by))


def send_after_all(letter, changes, *, by) -> dict:
    if letter.state != State.CANCELLED:
        raise ChangedMeanwhile(letter)
    return told(standing(letter), actions.resend(letter, by=by))


def settle(letter, values, *, by) -> dict:
    if not letter.is_lost:
        return {}
    before = standing(letter)
    return told(before, actions.settle(letter, by=by))


def unsettle(letter, changes, *, by) -> dict:
    if letter.settled_at is None or letter.state == State.WAITING:
        raise ChangedMeanwhile(letter)
    before = standing(letter)
    return told(before, actions.unsettle(letter, by=by))


ACTIONS = (
    BulkAction(
        name="resend",
        title=_("Send again"),
        text=_(
            "These letters go into the queue again. What has left the house cannot be "
            "called back; while they wait, you can cancel them."
        ),
        rule=may_send_again,
        leaves_out=(
            Exclusion(
                _("These letters wait already, or have gone and nothing came back."),
                ~IS_RESENDABLE,
            ),
            Exclusion(
                _(
                    "These held a link for one person and one time; the link was wiped. "
                    "Ask these people to request a new one."
                ),
                Q(body=""),
            ),
        ),
        perform=resend,
    ),
    BulkAction(
        name="try",
        title=pgettext_lazy("letters", "Try now"),
        text=_("These letters are tried at once instead of at their next turn."),
        rule=may_send_again,
        leaves_out=(Exclusion(_("These letters do not wait."), ~WAITS),),
        perform=try_now,
    ),
    BulkAction(
        name="settle",
        title=pgettext_lazy("letters", "Note as dealt with"),
        text=_(
            "These letters leave the desk; they stay here with what became of them."
        ),
        rule=may_send_again,
        leaves_out=(
            Exclusion(
                _("Nobody has to deal with these letters."),
                ~Q(pk__in=Letter.objects.lost().values("pk")),
            ),
        ),
        perform=settle,
        undo=unsettle,
    ),
    BulkAction(
        name="cancel",
        title=pgettext_lazy("letters", "Do not send"),
        text=_(
            "These letters are taken out of the queue. They can be sent after all, but "
            "for those with a link for one time, whose link is wiped."
        ),
        rule=may_send_again,
        leaves_out=(Exclusion(_("These letters do not wait."), ~WAITS),),
        perform=cancel,
        undo=send_after_all,
    ),
)
