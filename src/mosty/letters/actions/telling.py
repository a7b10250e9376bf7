"""What the queue of letters and the registers tell people by themselves."""

from django.urls import reverse
from django.utils import translation

from mosty.letters import addressees
from mosty.letters.actions.notices import notify
from mosty.letters.kinds import LANGUAGES

LOST, RUN_ENDED = "letters.lost", "listings.run_ended"


def tell_lost(letter) -> None:
    """A letter was given up or came back: those who look after the house decide."""
    for number in sorted(addressees.keepers()):
        notify(
            number,
            LOST,
            parts={"number": letter.pk},
            url=letter.get_absolute_url(),
        )


def tell_run_ended(run, title) -> None:
    """An action on many records came to its end: for who began it."""
    names = {}
    for language in LANGUAGES:
        with translation.override(language):
            names[language] = str(title)
    notify(
        run.by_id,
        RUN_ENDED,
        parts={"action": names, "changed": run.changed, "failed": run.failed},
        url=reverse("listings_office:run", args=[run.pk]),
    )
