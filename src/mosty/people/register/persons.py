"""Everybody whom the house knows by name, with and without an account."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.listings.filters import Linked, sorted_out
from mosty.listings.listing import Empty
from mosty.listings.office.cells import (
    email_cell,
    number_cell,
    number_value,
    text_cell,
    yes_cell,
)
from mosty.listings.office.declaring import OfficeColumn, OfficeListing, View
from mosty.people.models import Consent, ErasureRequest, Person, Purpose, User
from mosty.people.register import naming
from mosty.people.rules import may_care_for_data
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.marks import badge

HAS_ACCOUNT = Exists(User.objects.filter(person=OuterRef("pk")))
HAS_AGREED = Exists(Consent.objects.valid().filter(person=OuterRef("pk")))
IS_ASKING = Exists(ErasureRequest.objects.open().filter(person=OuterRef("pk")))
ACCOUNT = gettext_lazy("Account")
YES, NO = pgettext_lazy("column", "yes"), pgettext_lazy("column", "no")
BESIDE = (
    Beginning(gettext_lazy("Persons"), "people_office:personal", may_care_for_data),
    Beginning(
        gettext_lazy("Demands to destroy data"),
        "people_office:demands",
        may_care_for_data,
    ),
    Beginning(gettext_lazy("Consents"), "people_office:consents", may_care_for_data),
    Beginning(
        gettext_lazy("Texts of consents"),
        "people_office:consent_texts",
        may_care_for_data,
    ),
)


def beside(url_name) -> tuple:
    """The ways from one of the lists of personal data to the others."""
    return tuple(one for one in BESIDE if one.url_name != url_name)


def record(row) -> str:
    return naming.page_of(row.pk)


def demand_cell(row, viewing):
    return Cell(badge(_("to be decided"), kind="warn") if row.is_asking else "")


def counting_consents(rows):
    valid = Consent.objects.valid().filter(person=OuterRef("pk")).order_by()
    number = valid.values("person").annotate(number=Count("pk")).values("number")
    return rows.annotate(number_of_consents=Subquery(number))


PERSONS = OfficeListing(
    name="persons",
    title=gettext_lazy("Personal data"),
    url_name="people_office:personal",
    rule=may_care_for_data,
    visible=lambda viewing: Person.objects.visible_to(viewing.user).filter(
        erased_at=None
    ),
    record=record,
    way=naming.by_name(),
    columns=(
        OfficeColumn(
            "person",
            gettext_lazy("Person"),
            lambda row, viewing: Cell(str(row), url=record(row)),
            is_name=True,
            way=naming.by_name(),
        ),
        OfficeColumn("email", gettext_lazy("E-mail"), email_cell("email")),
        OfficeColumn("phone", gettext_lazy("Telephone"), text_cell("phone")),
        OfficeColumn(
            "account",
            ACCOUNT,
            yes_cell("has_account"),
            width="form",
            reads=lambda rows: rows.annotate(has_account=HAS_ACCOUNT),
        ),
        OfficeColumn(
            "consents",
            gettext_lazy("Consents in force"),
            number_cell("number_of_consents"),
            width="number",
            reads=counting_consents,
            value=number_value("number_of_consents"),
            type="integer",
        ),
        OfficeColumn(
            "demand",
            pgettext_lazy("demand", "Demand"),
            demand_cell,
            width="form",
            reads=lambda rows: rows.annotate(is_asking=IS_ASKING),
        ),
        OfficeColumn(
            "latin",
            gettext_lazy("Full name in Latin letters"),
            text_cell("name_en"),
            is_shown=False,
        ),
        OfficeColumn(
            "language",
            pgettext_lazy("account", "Language"),
            lambda row, viewing: naming.language_cell(row.language),
            is_shown=False,
        ),
        OfficeColumn(
            "zone", gettext_lazy("Time zone"), text_cell("time_zone"), is_shown=False
        ),
    ),
    filters=(
        sorted_out("account", ACCOUNT, ("yes", YES, Q(HAS_ACCOUNT)), ("no", NO, None)),
        Linked(
            "purpose",
            gettext_lazy("Has agreed to"),
            lambda viewing: dict(Purpose.choices),
            lambda: (Consent.objects.valid(), ("person_id", "text__purpose")),
        ),
        sorted_out(
            "agreed",
            gettext_lazy("Consents in force"),
            ("yes", pgettext_lazy("consents", "there are some"), Q(HAS_AGREED)),
            ("no", pgettext_lazy("consents", "none"), None),
        ),
        sorted_out(
            "demand",
            pgettext_lazy("demand", "Demand"),
            ("open", gettext_lazy("to be decided"), Q(IS_ASKING)),
            ("no", pgettext_lazy("demand", "none"), None),
        ),
        sorted_out(
            "reached",
            gettext_lazy("E-mail"),
            ("no", pgettext_lazy("e-mail", "not stated"), Q(email="")),
            ("yes", pgettext_lazy("e-mail", "stated"), None),
        ),
    ),
    views=(
        View(gettext_lazy("Without an account"), "account=no"),
        View(gettext_lazy("Without a consent"), "agreed=no"),
        View(gettext_lazy("Have demanded destruction"), "demand=open"),
    ),
    beside=beside("people_office:personal"),
    finds=naming.found(Person, "pk"),
    search_label=gettext_lazy("Find a person"),
    search_hint=gettext_lazy("Name or e-mail"),
    empty=Empty(
        gettext_lazy("Nobody is known by name yet"),
        gettext_lazy(
            "Colleagues, contacts of partners and signatories come here by themselves."
        ),
    ),
)
