"""Facts that are known apart from those that are not."""

from django.template import Context, Template
from django.utils.translation import override

from mosty.ui.facts import parted

KIND = {"label": "Форма", "value": "Договор"}
NUMBER = {"label": "Номер", "value": "", "unknown": "не указан"}
INN = {"label": "ИНН", "value": None}


def test_several_gaps_are_told_in_one_line():
    assert parted([NUMBER, KIND, INN]) == ([KIND], "номер, ИНН")


def test_single_gap_keeps_its_row():
    assert parted([KIND, NUMBER]) == ([KIND, NUMBER], "")


def test_line_of_gaps_is_dashed():
    template = Template("{% facts rows fold=True %}")

    with override("ru"):
        page = template.render(Context({"rows": [KIND, NUMBER, INN]}))

    assert page.replace("\u00a0", " ") == (
        '<dl class="facts"><div><dt>Форма</dt><dd>Договор</dd></div></dl>'
        '<p class="reg-end"><span class="unknown">В источнике не указаны: номер, ИНН'
        "</span></p>"
    )
