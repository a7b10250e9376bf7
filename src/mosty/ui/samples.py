"""What the gallery shows: the components with all their states."""

import datetime

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mosty.ui.dates import Precision
from mosty.ui.forms import Pair, Part, PreciseDateField, RecordForm
from mosty.ui.ledger import Cell, Column, Rows, Table
from mosty.ui.span import NOT_KNOWN, Bank, Span, Stretch, When, scale_of

TODAY = datetime.date(2026, 11, 23)
SWATCHES = [
    "paper",
    "paper-2",
    "paper-3",
    "ink",
    "ink-2",
    "ink-3",
    "rule",
    "rule-2",
    "neva",
    "neva-2",
    "neva-wash",
    "lamp",
    "ochre",
    "brick",
]


def year(number: int) -> When:
    return When(datetime.date(number, 1, 1), Precision.YEAR)


def day(*parts: int) -> When:
    return When(datetime.date(*parts))


class SampleRecord(RecordForm):
    """A record in two languages, one of them left out, with a date to the month."""

    title_ru = forms.CharField(label=gettext_lazy("Title"), required=False)
    title_en = forms.CharField(required=False)
    starts_on = PreciseDateField(label=gettext_lazy("Begins"))

    parts = (
        Part(gettext_lazy("A record in two languages"), (Pair("title"),)),
        Part(gettext_lazy("When"), ("starts_on",), is_folded=True),
    )


class SampleForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Number of the agreement"),
        required=False,
        help_text=gettext_lazy("As on the paper. Leave empty if there is none."),
    )
    signed_on = forms.DateField(
        label=gettext_lazy("Signed on"),
        error_messages={
            "invalid": gettext_lazy(
                "There is no such date. Write 12.03.2016, 03.2016 or 2016."
            )
        },
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        choices=[("BY", gettext_lazy("Belarus")), ("KZ", gettext_lazy("Kazakhstan"))],
    )
    precision = forms.ChoiceField(
        label=gettext_lazy("How exact is the date"),
        choices=Precision.choices,
        widget=forms.RadioSelect,
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Show on the site"), required=False
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea({"rows": 3}), required=False
    )


def form():
    return SampleForm(
        {
            "number": "17/2016",
            "signed_on": "32.13.2016",
            "country": "KZ",
            "precision": Precision.YEAR,
            "is_public": "on",
            "note": "",
        }
    )


def banks():
    return (
        Bank(_("The Academy"), _("Saint Petersburg")),
        Bank(_("Institute of Minsk"), _("Republic of Belarus")),
    )


def spans():
    """Every form that the bridge takes: pairs of a title and a span."""
    return [
        (_("Nothing is stated"), Span(banks=banks(), today=TODAY)),
        (
            _("Signed, the term is not stated"),
            Span(banks=banks(), signed=day(2016, 3, 12), today=TODAY),
        ),
        (
            _("The term is known and runs"),
            Span(
                banks=banks(),
                signed=day(2023, 9, 4),
                ends=day(2028, 9, 3),
                today=TODAY,
            ),
        ),
        (
            _("A term and its extension"),
            Span(
                banks=(Bank(_("Russia")), Bank(_("Austria"))),
                starts=year(2014),
                ends=year(2016),
                prolongations=(Stretch(year(2017), year(2018)),),
                has_signing=False,
                today=TODAY,
            ),
        ),
        (
            _("Extended, until when is not stated"),
            Span(
                banks=banks(),
                starts=year(2014),
                ends=year(2016),
                prolongations=(Stretch(year(2017), NOT_KNOWN),),
                today=TODAY,
            ),
        ),
        (
            _("Indefinite"),
            Span(
                banks=banks(), signed=day(2019, 5, 20), is_indefinite=True, today=TODAY
            ),
        ),
    ]


def project_rows():
    rows = [
        {
            "title": _("School eco-certificate"),
            "text": _(
                "2014–2018 (2014–2016, extended 2017–2018) · Russia – Austria · finished"
            ),
            "span": spans()[3][1],
        },
        {
            "title": _("Support of young teachers"),
            "text": _("2017–2019 · Russia – Austria"),
            "span": Span(starts=year(2017), ends=year(2019), today=TODAY),
        },
        {
            "title": _("UNESCO associated schools"),
            "text": _("years not stated"),
            "span": Span(today=TODAY),
        },
    ]
    return rows, scale_of([row["span"] for row in rows], today=TODAY)


def table():
    kind = _("Cooperation agreement")
    names = [
        _("Khabarovsk Institute for the Development of Education"),
        _("Institute for Regional Development of Penza Region"),
        _("Institute of Pedagogy, Psychology and Social Problems"),
    ]
    regions = [_("Khabarovsk Territory"), _("Penza Region"), None]
    rows = [
        [
            Cell(str(number)),
            Cell(name, url="#table"),
            Cell(region),
            Cell(kind),
            Cell("2016–2021" if number == 9 else None),
        ]
        for number, (name, region) in enumerate(
            zip(names, regions, strict=True), start=9
        )
    ]
    return Table(
        caption=_("Sample of a ledger"),
        columns=[
            Column(_("No."), "number"),
            Column(
                _("Organisation"),
                is_name=True,
                sort_url="?sort=-name#table",
                sorted="ascending",
            ),
            Column(_("Region or city"), "region", sort_url="?sort=region#table"),
            Column(_("Kind"), "form"),
            Column(_("Term"), "term"),
        ],
        groups=[Rows(rows, title=_("Russian Federation"), count=len(rows))],
    )


def choice(value, title, count, *, is_chosen=False):
    return {"value": value, "title": title, "count": count, "is_chosen": is_chosen}


def filter_groups():
    return [
        {
            "title": _("Country"),
            "name": "country",
            "is_single": False,
            "choices": [
                choice("BY", _("Belarus"), 4),
                choice("KZ", _("Kazakhstan"), 4),
                choice("RU", _("Russia"), 10),
            ],
        },
        {
            "title": _("Term"),
            "name": "term",
            "is_single": False,
            "choices": [
                choice("in-force", _("In force"), 0),
                choice("unknown", _("term not stated"), 18, is_chosen=True),
            ],
        },
    ]


def steps():
    return [
        {"title": _("Signed"), "text": _("date not stated"), "kind": "open"},
        {"title": _("Entered into the register"), "text": _("23 November 2026")},
        {"title": _("Today"), "text": _("dates are being clarified"), "kind": "now"},
        {"title": _("End"), "text": _("term not stated"), "kind": "open"},
    ]


def everything():
    projects, scale = project_rows()
    return {
        "swatches": SWATCHES,
        "form": form(),
        "record": SampleRecord(
            initial={"title_ru": "Мосты", "starts_on": "03.2026"}, prefix="record"
        ),
        "spans": spans(),
        "projects": projects,
        "scale": scale,
        "table": table(),
        "filter_groups": filter_groups(),
        "chips": [{"title": _("term not stated"), "url": "#chips"}],
        "keep": [("sort", "name")],
        "tally_rows": [
            (_("Republic of Belarus"), "#tally", 4),
            (_("Republic of Kazakhstan"), "#tally", 4),
            (_("Region not stated"), "", 1),
        ],
        "steps": steps(),
        "tabs": [
            {"title": _("All"), "url": "#tabs", "current": True, "count": 18},
            {"title": _("Foreign"), "url": "#tabs", "current": False, "count": 8},
            {"title": _("Regions of Russia"), "url": "#tabs", "count": 10},
        ],
        "pages": Paginator(range(180), 20).page(2),
        "views": [("list", _("List")), ("map", _("Map"))],
        "exports": [("XLSX", "#exports"), ("CSV", "#exports"), ("JSON", "#exports")],
        "fallen_back": Fallen(),
    }


class Fallen:
    """A record that has a Russian title only."""

    title_ru = "Школьный экологический сертификат"
    title_en = ""
