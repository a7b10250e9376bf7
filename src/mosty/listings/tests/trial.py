"""A register of the office to try the listing on: organisations, with everything."""

from django import forms
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_required
from django.db.models import F, Q
from django.urls import path

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import is_staff
from mosty.config import urls as house
from mosty.journal.changing import change
from mosty.listings.filters import Choice
from mosty.listings.listing import Empty, Way, by_code_points
from mosty.listings.office.declaring import (
    BulkAction,
    Exclusion,
    OfficeColumn,
    OfficeListing,
    Quick,
    View,
)
from mosty.listings.office.page import office_page
from mosty.listings.office.setting import setting
from mosty.partners.models import Kind, Organisation
from mosty.places import choices
from mosty.ui.forms import RecordForm
from mosty.ui.ledger import Cell
from mosty.ui.methods import require_safe


class CityForm(RecordForm):
    city_ru = forms.CharField(label="Город", max_length=20, required=False)


class SiteForm(forms.Form):
    site = forms.URLField(label="Сайт", assume_scheme="https")


def describe(row, *, by, expected=None, **values):
    if values.get("site") == "https://no.example/" and "Отказ" in row.name_ru:
        raise Refused(message="У этой организации сайта нет.")
    verb = "organisation.described"
    return change(row, values, by=by, verb=verb, expected=expected)


def save_city(row, form, *, by):
    describe(row, by=by, expected=form.expected(), **form.values())


def by_name(viewing):
    return [by_code_points("sort_ru")]


TRIAL = OfficeListing(
    name="trial",
    title="Организации",
    url_name="trial",
    rule=is_staff,
    visible=lambda viewing: Organisation.objects.visible_to(viewing.user).filter(
        is_ours=False
    ),
    way=Way(within=by_name),
    record=lambda row: row.get_absolute_url(),
    columns=(
        OfficeColumn(
            "name",
            "Организация",
            lambda row, viewing: Cell(row.name_ru, url=row.get_absolute_url()),
            is_name=True,
            way=Way(within=by_name),
        ),
        OfficeColumn(
            "country",
            "Страна",
            lambda row, viewing: Cell(row.country.name_ru),
            reads=lambda rows: rows.select_related("country"),
        ),
        OfficeColumn(
            "city",
            "Город",
            lambda row, viewing: Cell(row.city_ru or None),
            quick=Quick(CityForm, save_city, is_staff),
        ),
        OfficeColumn(
            "site",
            "Сайт",
            lambda row, viewing: Cell(row.site or None),
            is_shown=False,
        ),
    ),
    filters=(
        Choice(
            "country",
            "Страна",
            choices.countries,
            lambda viewing: F("country_id"),
            is_code=True,
        ),
        Choice(
            "kind",
            "Вид",
            lambda viewing: dict(Kind.choices),
            lambda viewing: F("kind"),
        ),
    ),
    views=(View("Зарубежные", "country=by&country=kz"),),
    bulk=(
        BulkAction(
            name="site",
            title="Указать сайт",
            rule=is_staff,
            **setting(describe),
            form=SiteForm,
            text="Сайт будет записан каждой организации.",
            leaves_out=(Exclusion("Сайт уже указан.", ~Q(site="")),),
        ),
    ),
    search_kind="organisation",
    search_label="Поиск",
    empty=Empty("Пусто"),
)


@require_safe
@login_required
@guarded(is_staff)
def page(request):
    return office_page(request, TRIAL)


urlpatterns = [
    *i18n_patterns(
        path("office/trial/", page, name="trial"), prefix_default_language=False
    ),
    *house.urlpatterns,
]
