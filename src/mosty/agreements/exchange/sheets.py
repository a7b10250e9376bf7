"""What of the register stands in the workbook, sheet by sheet.

A sheet takes every column of its table, but for those that are left out with a
reason. Each table of the room is a sheet, or is left out with a reason, too.
"""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.activities.models import Activity, CooperationForm, Direction
from mosty.agreements import models as register
from mosty.agreements import rolling
from mosty.documents.models import Document
from mosty.partners.models import (
    CheckSource,
    Contact,
    Organisation,
    OrganisationIdentifier,
    OrganisationLink,
    OrganisationName,
    PartnerCheck,
)
from mosty.people.models import Person

NUMBERED = _("It is named by its number.")
FILES = _("The files themselves are kept by the backup; this names them.")
DERIVED = _("Follows from the others and is reckoned anew.")
LETTERS = _("What was asked and answered by letter; the backup keeps it.")
ANSWERS = _(
    "Holds for its letter, its link and the terms it was shown; the backup keeps it "
    "with its hash."
)
SETTINGS = _("Settings of the office; they have pages of their own.")
DESKS = _("Concerns colleagues and their desks, not an agreement.")


@dataclass(frozen=True)
class Sheet:
    """A table in the workbook.

    `key` is the column by which other sheets name a row. `known_by` are groups of
    columns: a row of the register that agrees in one of them is the same. A row whose
    `owner` stands in the register already is told of and not added.
    """

    name: str
    title: str | Promise
    model: type[models.Model]
    known_by: tuple[tuple[str, ...], ...]
    key: str = "id"
    owner: str = ""
    proof: str = ""
    is_named_only: bool = False
    left_out: dict[str, str | Promise] = field(default_factory=dict)

    def columns(self) -> list[models.Field]:
        found = [
            one
            for one in self.model._meta.concrete_fields
            if one.name not in self.left_out
        ]
        return sorted(found, key=lambda one: one.name != self.key)

    def lists(self) -> list[models.ManyToManyField]:
        """Many-to-many columns: the keys of the rows meant, parted by commas."""
        return [
            one
            for one in self.model._meta.local_many_to_many
            if one.name not in self.left_out
        ]

    def rows(self) -> models.QuerySet:
        rows = self.model._base_manager.order_by(self.key)
        if self.is_named_only:
            rows = rows.filter(pk__in=named(self.model))
        return rows


def named(model) -> set[int]:
    """Keys of the rows of another room that the register names."""
    found: set[int] = set()
    for sheet in SHEETS:
        if sheet.model is model or (sheet.is_named_only and model is not Person):
            continue
        rows = sheet.rows()
        for column in sheet.columns():
            if column.related_model is model:
                keys = rows.order_by().values_list(column.attname, flat=True)
                found.update(keys.distinct())
    return found - {None}


BELOW = (
    Sheet(
        "People",
        _("People"),
        Person,
        (("family_name", "given_name", "patronymic", "email"),),
        is_named_only=True,
        left_out={
            "phone": _("A person is found by name; numbers stay in the house."),
            "time_zone": SETTINGS,
        },
    ),
    Sheet(
        "Directions",
        _("Directions"),
        Direction,
        (("number",),),
        key="number",
        left_out={"id": NUMBERED},
    ),
    Sheet(
        "Forms",
        _("Forms of cooperation"),
        CooperationForm,
        (("number",),),
        key="number",
        left_out={"id": NUMBERED},
    ),
    Sheet(
        "Partners",
        _("Partners"),
        Organisation,
        (("is_ours",), ("added_at", "name_ru"), ("name_ru", "country")),
        left_out={"documents": FILES, "last_contact_on": DERIVED},
    ),
    Sheet(
        "Partner names",
        _("Names of partners"),
        OrganisationName,
        (("organisation", "language", "full_name", "since"),),
        owner="organisation",
    ),
    Sheet(
        "Partner ids",
        _("Numbers of partners"),
        OrganisationIdentifier,
        (("scheme", "value"),),
        owner="organisation",
    ),
    Sheet(
        "Partner links",
        _("Relations of partners"),
        OrganisationLink,
        (("source", "target", "relation"),),
        owner="source",
    ),
    Sheet(
        "Activities",
        _("Activities"),
        Activity,
        (("kind", "title_ru", "added_at"),),
        is_named_only=True,
    ),
    Sheet("Documents", _("Documents"), Document, (("key",),), is_named_only=True),
    Sheet(
        "Contacts",
        _("Contacts of partners"),
        Contact,
        (("organisation", "person", "email", "phone"),),
        owner="organisation",
    ),
    Sheet(
        "Check sources",
        _("Sources of checks"),
        CheckSource,
        (("key",), ("title_ru", "jurisdiction")),
    ),
    Sheet(
        "Checks",
        _("Checks of partners"),
        PartnerCheck,
        (("organisation", "source", "checked_on", "added_at"),),
        owner="organisation",
    ),
)
OWN = (
    Sheet(
        "Agreements",
        _("Agreements"),
        register.Agreement,
        (("register_number",),),
        key="register_number",
        proof="added_at",
        left_out={"id": NUMBERED, **dict.fromkeys(rolling.COLUMNS, DERIVED)},
    ),
    Sheet(
        "Parties",
        _("Parties"),
        register.Party,
        (("agreement", "organisation"),),
        owner="agreement",
    ),
    Sheet(
        "Papers",
        _("Papers"),
        register.Paper,
        (("agreement", "document"),),
        owner="agreement",
    ),
    Sheet(
        "Extensions",
        _("Prolongations"),
        register.Extension,
        (("agreement", "until", "made_on", "reason"),),
        owner="agreement",
    ),
    Sheet(
        "Notices",
        _("Notices against renewal"),
        register.RenewalNotice,
        (("agreement", "party", "given_on"),),
        owner="agreement",
    ),
    Sheet(
        "Clearances",
        _("Clearances"),
        register.Clearance,
        (("agreement", "rule_pack", "submitted_on", "result", "changed_at"),),
        owner="agreement",
        left_out={"version": FILES, "translation": FILES},
    ),
    Sheet(
        "Clearance questions",
        _("Questions of the authority"),
        register.ClearanceQuestion,
        (("clearance", "asked_on", "text"),),
        owner="clearance",
    ),
    Sheet(
        "Obligations",
        _("Obligations"),
        register.Obligation,
        (("agreement", "added_at", "text_ru", "due_on"),),
        owner="agreement",
        left_out={"plan": _("The table that was read; what is owed stands here.")},
    ),
    Sheet(
        "Occurrences",
        _("What was done of obligations"),
        register.Discharge,
        (("obligation", "due_on"),),
        owner="obligation",
    ),
    Sheet(
        "Activity links",
        _("What was done under agreements"),
        register.AgreementActivity,
        (("agreement", "activity"),),
        owner="agreement",
    ),
    Sheet(
        "Approval rounds",
        _("Rounds of approval"),
        register.ApprovalRound,
        (("agreement", "number"),),
        owner="agreement",
        left_out={"version": FILES},
    ),
    Sheet(
        "Approval steps",
        _("Steps of approval"),
        register.ApprovalStep,
        (("round", "lap", "position", "role", "person"),),
        owner="round",
    ),
    Sheet(
        "Shown fields",
        _("What of an agreement is shown"),
        register.ShownField,
        (("agreement", "field"),),
        owner="agreement",
    ),
    Sheet(
        "Draft words",
        pgettext_lazy("sheet", "Words of drafts"),
        register.DraftWords,
        (("agreement",),),
        owner="agreement",
    ),
)
SHEETS = (*BELOW, *OWN)
BY_MODEL = {sheet.model: sheet for sheet in SHEETS}
LEFT_OUT: dict[str, str | Promise] = {
    "Absence": DESKS,
    "ApprovalLink": _("A link of a letter works once and is no record."),
    "CareTerms": SETTINGS,
    "ClauseRemark": _("Remarks belong to a version of a file; the backup keeps both."),
    "Confirmation": ANSWERS,
    "ConfirmationCode": LETTERS,
    "Handover": DESKS,
    "LeavingNote": DESKS,
    "LifeLetter": LETTERS,
    "LifeQuestion": LETTERS,
    "LifeSettings": SETTINGS,
    "LifeTerms": SETTINGS,
    "ProposedChange": LETTERS,
    "RegisterSettings": SETTINGS,
    "Route": SETTINGS,
    "RouteStep": SETTINGS,
    "RulePack": SETTINGS,
    "WeekLetter": DESKS,
    "WorkPlan": _("The table that was read; what is owed stands in Obligations."),
}


def key_of(model) -> str:
    """By which column another sheet names a row of the table."""
    sheet = BY_MODEL.get(model)
    return sheet.key if sheet else "pk"
