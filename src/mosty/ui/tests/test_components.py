"""Components print what they promise and refuse what they do not know."""

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.utils.safestring import mark_safe
from django.utils.translation import override

from mosty.ui.ledger import Cell, Column, Rows, Table


def show(source, **context):
    with override("en"):
        return Template(source).render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        '{% badge "a" kind="loud" %}',
        '{% badge "a" colour="red" %}',
        "{% badge %}",
        '{% icon "unicorn" %}',
        '{% button "a" kind="huge" %}',
        '{% note kind="blue" %}a{% endnote %}',
        '{% link_button "a" "/" size="giant" %}',
        '{% page_head "a" "b" %}',
        "{% life steps %}",
        '{% segments pairs legend="a" name="b" chosen="c" %}',
        "{% ledger table %}",
    ],
)
def test_a_wrong_argument_is_a_syntax_error(source):
    context = {
        "steps": [{"title": "a", "text": "", "kind": "odd"}],
        "pairs": [("x", "X")],
        "table": Table("a", [Column("b", width="vast")]),
    }

    with pytest.raises(TemplateSyntaxError):
        show(source, **context)


@pytest.mark.parametrize(
    ("kind", "classes"),
    [
        ("plain", "state"),
        ("open", "state state-open"),
        ("ok", "state state-live"),
        ("warn", "state state-soon"),
        ("over", "state state-over"),
    ],
)
def test_a_badge_says_its_word_and_has_its_form(kind, classes):
    shown = show("{% badge text kind=kind %}", text="a < b", kind=kind)

    assert shown == f'<span class="{classes}">a &lt; b</span>'


def test_an_icon_is_decoration_unless_it_has_a_label():
    silent, speaking = show('{% icon "search" %}|{% icon "undo" label="Undo" %}').split(
        "|"
    )

    assert 'aria-hidden="true"' in silent
    assert 'role="img" aria-label="Undo"' in speaking


def test_a_fact_without_a_value_is_said_to_be_not_stated():
    shown = show(
        '{% fact "Number" value %}{% fact "Term" None unknown="never" %}', value=""
    )

    assert shown == (
        '<div><dt>Number</dt><dd><span class="unknown">not stated</span></dd></div>'
        '<div><dt>Term</dt><dd><span class="unknown">never</span></dd></div>'
    )


def test_zero_is_a_value_and_not_an_unknown():
    shown = show('{% fact "Seats" 0 %}{% figure 0 "seats" %}')

    assert "<dd>0</dd>" in shown
    assert "<b>0</b>" in shown
    assert "unknown" not in shown


def test_a_figure_that_is_not_known_is_not_zero():
    assert "0" not in show('{% figure None "people" %}')


def test_what_people_wrote_is_escaped_everywhere():
    evil = "<script>x</script>"
    table = Table(evil, [Column(evil, is_name=True)], [Rows([[Cell(evil)]], evil)])

    shown = show(
        "{% page_head evil over=evil lede=evil badge=evil aside=evil %}"
        "{% breadcrumbs evil evil evil %}{% empty_state evil text=evil %}"
        "{% figure evil evil note=evil %}{% fact evil evil %}"
        "{% link_button evil evil about=evil %}{% ledger table %}"
        "{% meter 1 2 label=evil %}{% unknown evil %}{% message_note 'ok' evil %}",
        evil=evil,
        table=table,
    )

    assert "<script" not in shown


def test_a_ledger_names_its_rows_and_says_what_is_not_stated():
    table = Table(
        "Agreements",
        [Column("No.", "number"), Column("Name", is_name=True), Column("Term", "term")],
        [Rows([[Cell("1"), Cell("Minsk", url="/1"), Cell(None)]], "Belarus", 1)],
    )

    shown = show("{% ledger table %}", table=table)

    assert '<th scope="row"><a href="/1">Minsk</a></th>' in shown
    assert '<td class="w-t" data-l="Term"><span class="unknown">not stated' in shown
    assert '<th colspan="3" scope="colgroup">Belarus<span>1</span></th>' in shown


def test_a_ledger_row_with_a_missing_cell_is_refused():
    table = Table("a", [Column("b"), Column("c")], [Rows([[Cell("1")]])])

    with pytest.raises(ValueError, match="shorter"):
        show("{% ledger table %}", table=table)


def test_safe_html_of_our_own_passes_into_a_cell():
    cell = Cell(mark_safe("<b>1</b>"))
    table = Table("a", [Column("b")], [Rows([[cell]])])

    assert "<b>1</b>" in show("{% ledger table %}", table=table)


def test_pages_keep_the_rest_of_the_address(rf):
    request = rf.get(
        "/agreements/?q=%D0%BC%D0%B8%D0%BD%D1%81%D0%BA&page=2&term=a&term=b"
    )

    shown = show(
        "{% pagination page %}", request=request, page=Paginator(range(60), 20).page(2)
    )

    query = "q=%D0%BC%D0%B8%D0%BD%D1%81%D0%BA&amp;term=a&amp;term=b"
    assert f'<a href="?{query}&amp;page=1" rel="prev">' in shown
    assert f'<a href="?{query}&amp;page=3" rel="next">' in shown
    assert shown.count('aria-current="page"') == 1


def test_one_page_needs_no_pagination(rf):
    shown = show(
        "{% pagination page %}",
        request=rf.get("/"),
        page=Paginator(range(5), 20).page(1),
    )

    assert shown.strip() == ""


class Letter(forms.Form):
    name = forms.CharField(help_text="As on the paper")
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agree = forms.BooleanField(required=False, label="I agree")


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong():
    form = Letter({"name": "", "kind": "b", "agree": "on"})

    shown = show("{% form_fields form %}", form=form)

    assert '<a href="#id_name">Name: This field is required.</a>' in shown
    assert 'aria-invalid="true"' in shown
    assert 'id="id_name_error"' in shown
    assert 'value="b"' in shown
    assert shown.count("checked") == 2
    assert 'role="alert"' in shown


def test_a_form_not_yet_sent_shows_no_errors():
    shown = show("{% form_fields form %}", form=Letter())

    assert "note-brick" not in shown
    assert 'id="id_name_helptext"' in shown


def test_the_search_field_asks_for_suggestions_only_where_there_are_some():
    plain = show('{% search_field "/search" label="Search" %}')
    quick = show('{% search_field "/search" label="Search" suggest="/suggest" %}')

    assert "hx-get" not in plain
    assert 'hx-get="/suggest"' in quick
    assert 'aria-live="polite"' in quick


def test_the_line_to_a_step_that_is_not_known_is_dashed():
    steps = [
        {"title": "Entered", "text": "2026"},
        {"title": "Ends", "text": "not stated", "kind": "open"},
    ]

    shown = show("{% life steps %}", steps=steps)

    assert '<li class="until-open"><b>Entered</b>' in shown
    assert '<li class="open"><b>Ends</b>' in shown


class Thing:
    title_ru = "Мосты"
    title_en = ""


def test_a_text_in_the_other_language_says_so():
    shown = show(
        '{{ thing|said:"title" }} {% language_mark thing "title" %}', thing=Thing()
    )

    assert shown == (
        '<span lang="ru">Мосты</span> <span class="tongue">in Russian</span>'
    )


def test_a_text_in_the_readers_language_needs_no_mark():
    with override("ru"):
        shown = Template('{% language_mark thing "title" %}').render(
            Context({"thing": Thing()})
        )

    assert shown == ""
