"""What is done to many documents at once, and what is changed in a cell."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.refusals import ChangedMeanwhile
from mosty.documents import actions
from mosty.documents.forms.papers import KIND, LANGUAGE, LANGUAGES, AudienceForm
from mosty.documents.models import Kind
from mosty.documents.rules import may_keep
from mosty.listings.office.declaring import BulkAction, Quick
from mosty.listings.office.setting import setting
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm


class TitleCell(RecordForm):
    title_ru = forms.CharField(label=pgettext_lazy("document", "Title"), max_length=400)
    title_en = forms.CharField(max_length=400, required=False)

    parts = (Part("", (Pair("title"),)),)


class KindCell(RecordForm):
    kind = forms.ChoiceField(label=KIND, choices=Kind)


class DateCell(RecordForm):
    dated_on = PreciseDateField(
        label=_("Date of the paper"), precision_name="dated_precision"
    )


class LanguageCell(RecordForm):
    language = forms.ChoiceField(label=LANGUAGE, choices=LANGUAGES, required=False)


class KindForm(forms.Form):
    kind = forms.ChoiceField(label=KIND, choices=Kind)


def save_cell(document, form, *, by):
    values, expected = form.values(), form.expected()
    actions.describe(document, values, by=by, expected=expected)


def describe(document, *, by, expected=None, **values):
    actions.describe(document, values, by=by, expected=expected)


def show_to(document, *, by, expected=None, audience):
    actions.show_to(document, audience, by=by, expected=expected)


def put_away(document, values, *, by) -> dict:
    if document.is_archived:
        return {}
    actions.archive(document, by=by)
    return {"is_archived": [False, True]}


def bring_back(document, values, *, by) -> dict:
    if not document.is_archived:
        return {}
    actions.restore(document, by=by)
    return {"is_archived": [True, False]}


def put_back(document, changes, *, by) -> dict:
    """Where it was before: the archive, or out of it."""
    former, present = changes["is_archived"]
    if document.is_archived != present:
        raise ChangedMeanwhile(document)
    (actions.archive if former else actions.restore)(document, by=by)
    return changes


TITLE, KIND_OF, DATE, TONGUE = (
    Quick(one, save_cell, may_keep)
    for one in (TitleCell, KindCell, DateCell, LanguageCell)
)

ACTIONS = (
    BulkAction(
        name="audience",
        title=_("Say who may see them"),
        text=_("From then on the address of each of these documents asks anew."),
        rule=may_keep,
        form=AudienceForm,
        **setting(show_to),
    ),
    BulkAction(
        name="kind",
        title=pgettext_lazy("documents", "Set the kind"),
        text=_("Each of these documents is given this kind."),
        rule=may_keep,
        form=KindForm,
        **setting(describe),
    ),
    BulkAction(
        name="archive",
        title=pgettext_lazy("documents", "Put away"),
        text=_(
            "The addresses of these documents give nothing any more. Nothing is lost: "
            "each can be brought back, and so can all of them at once."
        ),
        rule=may_keep,
        perform=put_away,
        undo=put_back,
    ),
)
BACK = BulkAction(
    name="restore",
    title=pgettext_lazy("documents", "Bring back"),
    text=_("These documents stand in the lists again, seen by whom they were seen."),
    rule=may_keep,
    perform=bring_back,
    undo=put_back,
)
