"""Figures of the register: each opens exactly the records that it counts."""

import datetime
import io

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from docx import Document
from openpyxl import load_workbook

from mosty.activities.tests.factories import ActivityFactory, DirectionFactory
from mosty.agreements import periods
from mosty.agreements.deeds import DEEDS
from mosty.agreements.figures.page import FiguresShown
from mosty.agreements.register import REGISTER
from mosty.agreements.tests.factories import (
    AgreementActivityFactory,
    AgreementFactory,
)
from mosty.listings.listing import Viewing
from mosty.listings.models import SavedView
from mosty.listings.office.shown import OfficeShown
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import PersonFactory
from mosty.places.tests.factories import CountryFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def viewing(user):
    return Viewing(user, TODAY, timezone.now(), "ru")


def register():
    """Some of everything that is counted, and of what is not known."""
    themes = [DirectionFactory(number=1), DirectionFactory(number=2)]
    china = OrganisationFactory(country=CountryFactory(code="CN"))
    person = PersonFactory()
    AgreementFactory(in_force=True, directions=themes, responsible=person)
    AgreementFactory(in_force=True, counterpart=china, directions=themes[:1])
    AgreementFactory(expiring=True, kind="contract")
    AgreementFactory(expired=True, domestic=True)
    AgreementFactory(ended=True, signed_on=datetime.date(2020, 1, 1), **DAY)
    AgreementFactory(ended=True, ended_early_on=None)
    AgreementFactory(signed=True, counterpart=china)
    AgreementFactory(draft=True, confidential=True)
    AgreementFactory(idea=True)
    AgreementFactory(stage="refused", origin="")
    put_away = AgreementFactory(in_force=True)
    type(put_away).objects.filter(pk=put_away.pk).update(stage="archived")
    active = AgreementFactory(in_force=True, directions=themes[1:])
    AgreementActivityFactory(
        agreement=active,
        activity=ActivityFactory(
            state="finished", starts_on=TODAY, starts_precision="day"
        ),
    )


def listed(url, seen) -> int:
    """The count of the list at an address of a register."""
    path, _mark, query = url.partition("?")
    listing = DEEDS if "activities" in path else REGISTER
    return OfficeShown(listing, QueryDict(query), seen).total


DAY = {"signed_precision": "day", "starts_on": datetime.date(2020, 1, 1)}


def cells(shown):
    """Every figure of the page with its address."""
    yield shown.total
    for one in shown.headlines:
        yield from (one.now, one.before)
    for table in shown.whole_tables:
        for line in table.lines:
            yield line.total
            yield from (cell for cell in line.cells if cell.url)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "direction=1&kind=agreement&kind=contract",
        f"signed_from=2020&year={TODAY.year - 1}&on={TODAY.year - 1}-06-30",
    ],
)
def test_every_figure_opens_as_many_records_as_it_counts(office, coordinator, query):
    register()
    seen = viewing(coordinator)

    shown = FiguresShown(QueryDict(query), seen, path="/")

    told = {(one.url, one.number) for one in cells(shown)}
    assert len(told) > 10
    for url, number in told:
        assert listed(url, seen) == number, url
    url, number = told.pop()
    assert office.get(url).context["shown"].total == number


def test_state_on_a_former_day_is_that_of_the_day(office, coordinator):
    AgreementFactory(
        ended=True,
        starts_on=TODAY - datetime.timedelta(days=500),
        is_endless=True,
        term_rule="indefinite",
    )
    before = TODAY - datetime.timedelta(days=20)

    def state(on):
        shown = FiguresShown(
            QueryDict(f"on={on}&by=state"), viewing(coordinator), path="/"
        )
        return [line.key for line in shown.tables[0].lines]

    assert (state(before), state(TODAY)) == (["in_force"], ["ended"])


def test_page_files_and_odd_addresses_hold(office):
    register()
    url = reverse("agreements_office:figures")

    for query in ("", "?by=signed", "?year=abc&on=2026-02-31&by=nothing&country=zz"):
        assert office.get(url + query).status_code == 200
    book = load_workbook(
        io.BytesIO(
            office.get(
                reverse("agreements_office:figures_file", kwargs={"form": "xlsx"})
            ).content
        )
    )
    table = office.get(
        reverse("agreements_office:figures_file", kwargs={"form": "csv"}) + "?by=stage"
    ).content.decode()
    assert len(book.sheetnames) >= 10
    assert "Подписано;" not in table
    assert "Подписано," in table


def test_report_tells_the_period_and_each_count_opens_its_records(office, coordinator):
    register()
    seen = viewing(coordinator)
    url = reverse("agreements_office:report")

    for query in ("?period=this-quarter", "?period=last-year&country=by", "?period=x"):
        report = office.get(url + query).context["report"]
        for one in report.chapters:
            for address, number in ((one.url, one.count), (one.before_url, one.before)):
                assert listed(address, seen) == number, address
    done = {one.name: one.count for one in office.get(url).context["report"].chapters}
    assert done["done_in"] == 1
    assert done["ended_in"] >= 1


def test_report_as_docx_and_xlsx_holds_the_counts(office):
    register()
    period = periods.spoken("this-quarter", on=TODAY).key

    paper = office.get(
        reverse("agreements_office:report_file", kwargs={"form": "docx"})
    )
    book = office.get(reverse("agreements_office:report_file", kwargs={"form": "xlsx"}))

    told = Document(io.BytesIO(paper.content))
    report = office.get(reverse("agreements_office:report")).context["report"]
    counts = [row.cells[1].text for row in told.tables[0].rows][1:]
    assert counts == [str(one.count) for one in report.chapters]
    assert f"report-{period}.docx" in paper["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(book.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))[1:]
    assert [row[1] for row in rows] == [one.count for one in report.chapters]


def test_view_of_the_report_is_kept_shared_and_put_away(office, coordinator):
    url = reverse("agreements_office:keep_view")
    given = {"page": "agreement-report", "at": "period=this-quarter&country=by"}

    office.post(url, {**given, "name": "Комиссия", "is_shared": "on"})
    page = office.get(reverse("agreements_office:report")).content.decode()
    assert "?country=by&amp;period=this-quarter" in page
    refused = office.post(url, {**given, "name": "Комиссия"}, follow=True)
    assert SavedView.objects.filter(name="Комиссия").count() == 1
    assert list(refused.context["messages"])
    view = SavedView.objects.get(name="Комиссия")
    office.post(reverse("agreements_office:put_view_away", kwargs={"pk": view.pk}))
    view.refresh_from_db()
    assert view.is_archived
