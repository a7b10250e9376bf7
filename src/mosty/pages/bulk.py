"""What is done to many texts at once, and what is changed in a cell."""

from django import forms
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.refusals import ChangedMeanwhile
from mosty.journal.changing import told
from mosty.listings.office.declaring import BulkAction, Exclusion, Quick
from mosty.listings.office.setting import meant
from mosty.pages import actions
from mosty.pages.rules import may_write
from mosty.pages.states import State
from mosty.ui.forms import Pair, Part, RecordForm

TIMES = ("published_from", "published_until")
IS_DRAFT = Q(published_from=None)
IS_OVER = Q(published_until__lte=Now())


class TitleCell(RecordForm):
    title_ru = forms.CharField(label=pgettext_lazy("text", "Title"), max_length=300)
    title_en = forms.CharField(max_length=300, required=False)

    parts = (Part("", (Pair("title"),)),)


class AuthorCell(RecordForm):
    author_ru = forms.CharField(label=_("Who wrote it"), max_length=200, required=False)
    author_en = forms.CharField(max_length=200, required=False)

    parts = (Part("", (Pair("author"),)),)


def save_cell(text, form, *, by):
    actions.reword(text, by=by, expected=form.expected(), **form.values())


TITLE, AUTHOR = (Quick(one, save_cell, may_write) for one in (TitleCell, AuthorCell))


def times(text) -> dict:
    return {name: told(text, name) for name in TIMES}


def changed(before: dict, text) -> dict:
    after = times(text)
    return {
        name: [before[name], after[name]]
        for name in TIMES
        if before[name] != after[name]
    }


def publish(text, values, *, by) -> dict:
    """On the site at once; an end that is yet to come stays."""
    now, until = timezone.now(), text.published_until
    if text.state(now) == State.PUBLISHED:
        return {}
    before = times(text)
    until = until if until and until > now else None
    return changed(before, actions.publish(text, at=now, until=until, by=by))


def withdraw(text, values, *, by) -> dict:
    before = times(text)
    return changed(before, actions.withdraw(text, at=timezone.now(), by=by))


def give_back_times(text, changes, *, by) -> dict:
    actions.reword(
        text, by=by, expected=meant(text, changes, 1), **meant(text, changes, 0)
    )
    return changes


def archive(text, values, *, by) -> dict:
    if text.is_archived:
        return {}
    actions.archive(text, by=by)
    return {"is_archived": [False, True]}


def restore(text, values, *, by) -> dict:
    if not text.is_archived:
        return {}
    actions.restore(text, by=by)
    return {"is_archived": [True, False]}


def put_back(text, changes, *, by) -> dict:
    former, present = changes["is_archived"]
    if text.is_archived != present:
        raise ChangedMeanwhile(text)
    (actions.archive if former else actions.restore)(text, by=by)
    return changes


ACTIONS = (
    BulkAction(
        name="publish",
        title=pgettext_lazy("texts", "Publish"),
        text=_("Visitors see these texts at once, whatever time they waited for."),
        rule=may_write,
        leaves_out=(
            Exclusion(
                _("These texts are on the site already."),
                Q(published_from__lte=Now()) & ~IS_OVER,
            ),
        ),
        perform=publish,
        undo=give_back_times,
    ),
    BulkAction(
        name="withdraw",
        title=pgettext_lazy("texts", "Withdraw"),
        text=_("Visitors do not see these texts any more. The texts stay here."),
        rule=may_write,
        leaves_out=(
            Exclusion(
                _("These texts are not on the site, and do not wait for it."),
                IS_DRAFT | IS_OVER,
            ),
        ),
        perform=withdraw,
        undo=give_back_times,
    ),
    BulkAction(
        name="archive",
        title=pgettext_lazy("texts", "Archive"),
        text=_(
            "These texts leave the site and this list. Nothing is lost: each can be "
            "restored, and so can all of them at once."
        ),
        rule=may_write,
        perform=archive,
        undo=put_back,
    ),
)
BACK = BulkAction(
    name="restore",
    title=pgettext_lazy("texts", "Restore"),
    text=_("These texts come back with the times they had."),
    rule=may_write,
    perform=restore,
    undo=put_back,
)
