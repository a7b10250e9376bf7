"""What somebody is told whose agreement has gone to another stage meanwhile."""

from django.utils import timezone
from django.utils.translation import gettext as _

from mosty.access.refusals import WrongStage
from mosty.agreements.models import Stage
from mosty.journal.actions import history
from mosty.people.queries import names_of
from mosty.ui.dates import speak

LEADING = (
    "agreement.opened",
    "agreement.registered",
    "agreement.signed",
    "agreement.moved",
    "agreement.restored",
    "agreement.ended",
    "agreement.end_taken_back",
)


class Elsewhere(WrongStage):
    """Names the stage and, where the journal knows, who led it there and when."""

    def __init__(self, agreement):
        super().__init__(agreement, words_for(agreement))


def words_for(agreement) -> str:
    told = {"stage": Stage(agreement.stage).label}
    entry = history(agreement).filter(verb__in=LEADING).first()
    who = names_of([entry.actor]).get(entry.actor) if entry else None
    if not who:
        return (
            _(
                "The agreement is at the stage “%(stage)s”: this is not done from "
                "there. Nothing was written. Reload the page to see what can be done."
            )
            % told
        )
    at = timezone.localtime(entry.at)
    told |= {"who": who, "when": f"{speak(at.date())}, {at:%H:%M}"}
    return (
        _(
            "The agreement is at the stage “%(stage)s”: %(who)s led it there "
            "(%(when)s). Nothing of yours was written. Reload the page to see what "
            "can be done from there."
        )
        % told
    )
