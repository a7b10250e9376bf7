"""What is done to many agreements at once, and what is changed in a cell."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.access.refusals import ChangedMeanwhile
from mosty.activities.models import Direction
from mosty.agreements import actions, rules
from mosty.agreements.actions.confirming import contacts_of, language_of
from mosty.agreements.confirming.asked import AskingManyForm
from mosty.agreements.models import Stage
from mosty.listings.office.declaring import BulkAction, Quick
from mosty.listings.office.setting import setting
from mosty.people.models import Person
from mosty.ui.bilingual import in_language
from mosty.ui.forms import RecordForm


class DirectionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj):
        return in_language(obj, "title").text


def responsible_field(**options):
    """Somebody of the institution who has an account."""
    people = Person.objects.filter(user__is_active=True)
    return forms.ModelChoiceField(
        people.order_by("family_name", "given_name", "pk"),
        label=_("Responsible"),
        empty_label=pgettext_lazy("person", "Nobody yet"),
        **options,
    )


class ResponsibleForm(forms.Form):
    responsible = responsible_field(required=True)


class DirectionsForm(forms.Form):
    directions = DirectionsField(
        Direction.objects.filter(is_archived=False),
        label=_("Directions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one direction.")},
    )


class ResponsibleCell(RecordForm):
    responsible = responsible_field(required=False)


class NumberCell(RecordForm):
    number = forms.CharField(
        label=_("Number on the paper"), max_length=80, required=False
    )


def save_cell(agreement, form, *, by):
    actions.describe(agreement, by=by, expected=form.expected(), **form.values())


RESPONSIBLE = Quick(ResponsibleCell, save_cell, rules.may_keep)
NUMBER = Quick(NumberCell, save_cell, rules.may_keep)


def may_archive(user, row=None) -> bool:
    return rules.may_keep(user) and (
        row is None or rules.can_become(row, Stage.ARCHIVED)
    )


def put_away(row, values, *, by):
    before = row.stage
    actions.archive(row, by=by)
    return {"stage": [before, Stage.ARCHIVED.value]}


def bring_back(row, changes, *, by):
    if row.stage != Stage.ARCHIVED:
        raise ChangedMeanwhile(row)
    actions.restore(row, by=by)
    return changes


def ask_partner(row, values, *, by):
    """Ask whom the last letter went to, else the first contact with an address."""
    contacts = contacts_of(row)
    last = row.confirmations.filter(contact__in=contacts).first()
    contact = last.contact if last else contacts.first()
    language = values["language"] or (language_of(contact) if contact else "ru")
    asked = actions.ask_to_confirm(
        row,
        contact,
        language=language,
        days=values["days"],
        note=values["note"],
        by=by,
    )
    return {"confirmation": ["", str(asked.pk)]}


def take_links_back(row, changes, *, by):
    asked = row.confirmations.get(pk=changes["confirmation"][1])
    actions.revoke_confirmation(asked, by=by, now=timezone.now())
    return changes


ACTIONS = (
    BulkAction(
        name="responsible",
        title=_("Set the responsible person"),
        text=_("The person becomes responsible for each of these agreements."),
        rule=rules.may_keep,
        form=ResponsibleForm,
        **setting(actions.describe),
    ),
    BulkAction(
        name="directions",
        title=_("Set the directions"),
        text=_("Each of these agreements serves these directions, and no others."),
        rule=rules.may_keep,
        form=DirectionsForm,
        **setting(actions.describe),
    ),
    BulkAction(
        name="confirm",
        title=_("Ask partners to confirm the terms"),
        text=_(
            "For each of these agreements a contact of the partner gets a letter with "
            "a link to its terms. Undone, the links open nothing any more."
        ),
        rule=rules.may_keep,
        form=AskingManyForm,
        perform=ask_partner,
        undo=take_links_back,
    ),
    BulkAction(
        name="archive",
        title=_("Put into the archive"),
        text=_("Visitors will not see them any more. It can be undone."),
        rule=may_archive,
        perform=put_away,
        undo=bring_back,
    ),
)
