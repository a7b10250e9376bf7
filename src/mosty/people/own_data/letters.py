"""Letters and notices: to the person, and those to others that name the person."""

import json

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.letters import actions as letters
from mosty.letters.kinds import Way, notice_kinds
from mosty.letters.models import Letter, Notification, Reminder
from mosty.letters.periods import Rhythm
from mosty.people.models import Draft, Purpose
from mosty.people.personal import Erased, Provider, likely, register_publication
from mosty.people.personal import register as add
from mosty.people.redacting import is_named, patterns, redacted

LABELS = {
    "to": _("To"),
    "subject": _("Subject"),
    "body": pgettext_lazy("personal data", "Text"),
    "state": pgettext_lazy("letter", "State"),
    "written_at": _("Written at"),
    "sent_at": _("Sent at"),
    "at": _("Day and time"),
    "text": pgettext_lazy("personal data", "Text"),
    "url": _("Address"),
    "wish": _("How to be told"),
}
# Where others are told of the person, in JSON.
TOLD = ((Notification, "parts"), (Reminder, "parts"), (Draft, "values"))


def account_of(subject):
    return subject.user.pk if subject.user else None


def rows(subject) -> list[dict]:
    kept = letters.kept_of(account_of(subject), subject.emails)
    wishes = [{"wish": f"{kind}: {way}"} for kind, way in kept["wishes"].items()]
    return [*kept["letters"], *kept["notifications"], *wishes]


def size(subject) -> int:
    mine = Notification.objects.filter(user_id=account_of(subject)).count()
    return mine + Letter.objects.filter(to__in=subject.emails).count()


def erase(subject, by):
    gone = letters.forget(account_of(subject), former(subject), by=by)
    yield Erased(_("Letters to the person, notifications, wishes about them"), gone)
    yield Erased(_("Mentions in letters to others"), redact_letters(subject))
    told = sum(redact_told(model, column, subject) for model, column in TOLD)
    yield Erased(_("Mentions in notifications and unsaved texts of others"), told)


def former(subject) -> set[str]:
    """The addresses, however their letters were written."""
    written = Letter.objects.values_list("to", flat=True).distinct()
    return {one for one in written if one.lower() in subject.emails}


def redact_letters(subject) -> int:
    looked_for = patterns(subject.named, is_theirs=False)
    changed = 0
    for letter in Letter.objects.filter(likely(subject, "subject", "body")):
        if is_named(f"{letter.subject}\n{letter.body}", looked_for):
            letter.subject = redacted(letter.subject, looked_for)
            letter.body = redacted(letter.body, looked_for)
            letter.save(update_fields=["subject", "body"])
            changed += 1
    return changed


def redact_told(model, column, subject) -> int:
    looked_for = patterns(subject.named, is_theirs=False)
    rows = model.objects.annotate(written=Cast(column, TextField()))
    changed = 0
    for row in rows.filter(likely(subject, "written")):
        text = json.dumps(getattr(row, column), ensure_ascii=False)
        if is_named(text, looked_for):
            setattr(row, column, json.loads(redacted(text, looked_for)))
            row.save(update_fields=[column])
            changed += 1
    return changed


def stop_letters(person, by) -> int:
    """Nothing that one may refuse comes by letter any more."""
    user = getattr(person, "user", None)
    if user is None:
        return 0
    ways = {one.name: Way.ONLY_HERE for one in notice_kinds() if not one.is_required}
    letters.prefer(user.pk, ways, rhythm=Rhythm.NEVER)
    return len(ways)


def register() -> None:
    title = _("Letters and notifications")
    add(Provider("letters", title, rows, LABELS, erase=erase, size=size, order=20))
    register_publication(Purpose.LETTERS, stop_letters)
