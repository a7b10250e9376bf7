"""How an action says no."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """An action may not be done now; the message is for the person who asked.

    `thing` is the object concerned or None; `message` is a translatable
    sentence that says what happened and what to do.
    """

    message = _("This cannot be done now. Go back, reload the page and look again.")

    def __init__(self, thing=None, message=None):
        self.thing = thing
        if message is not None:
            self.message = message
        super().__init__(str(self.message))


class WrongStage(Refused):
    message = _(
        "The record is at another stage now: somebody else has moved it. "
        "Reload the page to see where it stands."
    )


class ChangedMeanwhile(Refused):
    message = _(
        "Somebody has changed this record while you were writing. Look at what they "
        "wrote, then save again."
    )


class SecondFactorDue(Exception):
    """A role of this person asks for a second factor that is not set up yet."""
