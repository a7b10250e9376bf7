"""What is done to many partners at once, and what is changed in a cell."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.refusals import ChangedMeanwhile
from mosty.listings.office.declaring import BulkAction, Exclusion, Quick
from mosty.listings.office.setting import setting
from mosty.partners import actions
from mosty.partners.models import Kind
from mosty.partners.rules import may_keep
from mosty.ui.forms import Pair, Part, RecordForm


class KindForm(forms.Form):
    kind = forms.ChoiceField(
        label=pgettext_lazy("organisation", "Kind"), choices=Kind.choices
    )


class KindCell(RecordForm):
    kind = forms.ChoiceField(
        label=pgettext_lazy("organisation", "Kind"), choices=Kind.choices
    )


class SiteCell(RecordForm):
    site = forms.URLField(label=_("Site"), required=False, assume_scheme="https")


class CityCell(RecordForm):
    city_ru = forms.CharField(label=_("City"), max_length=120, required=False)
    city_en = forms.CharField(label=_("City"), max_length=120, required=False)

    parts = (Part("", (Pair("city"),)),)


def save_cell(organisation, form, *, by):
    actions.describe(organisation, by=by, expected=form.expected(), **form.values())


def put_away(organisation, values, *, by) -> dict:
    if organisation.is_archived:
        return {}
    actions.archive(organisation, by=by)
    return {"is_archived": [False, True]}


def bring_back(organisation, changes, *, by) -> dict:
    if not organisation.is_archived:
        raise ChangedMeanwhile(organisation)
    actions.restore(organisation, by=by)
    return {"is_archived": [True, False]}


KIND = Quick(KindCell, save_cell, may_keep)
SITE = Quick(SiteCell, save_cell, may_keep)
CITY = Quick(CityCell, save_cell, may_keep)

ACTIONS = (
    BulkAction(
        name="kind",
        title=_("Set the kind"),
        text=_("Each of these organisations is given this kind."),
        rule=may_keep,
        form=KindForm,
        **setting(actions.describe),
    ),
    BulkAction(
        name="archive",
        title=_("Put away into the archive"),
        text=_(
            "These organisations leave the lists and the site. Nothing is lost: each "
            "can be brought back, and so can all of them at once."
        ),
        leaves_out=(Exclusion(_("This is our own institution."), Q(is_ours=True)),),
        rule=may_keep,
        perform=put_away,
        undo=bring_back,
    ),
)
