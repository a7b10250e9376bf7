"""The bridge as it is printed: the same facts stand in words."""

import datetime

from django.template import Context, Template
from django.utils.translation import override

from mosty.ui.dates import Precision
from mosty.ui.span import NOT_KNOWN, Bank, Span, Stretch, When, scale_of

TODAY = datetime.date(2026, 11, 23)


def year(number):
    return When(datetime.date(number, 1, 1), Precision.YEAR)


def show(source, language="en", **context):
    with override(language):
        return Template(source).render(Context(context))


def test_an_agreement_of_which_nothing_is_known_is_raised_and_says_so():
    span = Span(banks=(Bank("АППО"), Bank("Минск", url="/minsk")), today=TODAY)

    shown = show('{% span_drawing span label="Term" %}', span=span, language="ru")

    assert 'class="open beam"' in shown
    assert 'class="term"' not in shown
    assert "дата не\u00a0указана" in shown
    assert "срок не\u00a0указан" in shown
    assert '<a href="/minsk">Минск</a>' in shown


def test_a_project_and_its_prolongation_are_said_in_years():
    span = Span(
        starts=year(2014),
        ends=year(2016),
        prolongations=(Stretch(year(2017), year(2018)),),
        has_signing=False,
        today=TODAY,
    )

    shown = show('{% span_drawing span label="Life" %}', span=span)

    assert "<dt>Since</dt><dd>2014</dd>" in shown
    assert "<dt>Until</dt><dd>2016</dd>" in shown
    assert "<dt>Extended</dt><dd>2017–2018</dd>" in shown
    assert "Signed" not in shown
    assert 'class="open' not in shown


def test_a_prolongation_without_an_end_says_what_is_known():
    span = Span(
        starts=year(2014),
        ends=year(2016),
        prolongations=(Stretch(year(2017), NOT_KNOWN),),
        today=TODAY,
    )

    shown = show('{% span_drawing span label="Life" %}', span=span)

    assert "since 2017, the end is not stated" in shown
    assert 'class="term"' in shown
    assert 'class="open beam"' in shown


def test_the_signing_is_spoken_as_a_date():
    span = Span(signed=When(datetime.date(2016, 3, 12)), today=TODAY)

    shown = show('{% span_drawing span label="Term" %}', span=span, language="ru")

    assert "12\u00a0марта\u00a02016" in shown


def test_numbers_in_drawings_never_take_the_decimal_comma_of_the_language():
    span = Span(signed=When(datetime.date(2016, 3, 12)), ends=year(2030), today=TODAY)

    shown = show('{% span_drawing span label="Term" %}', span=span, language="ru")

    assert "," not in "".join(part.split('"')[0] for part in shown.split('x="')[1:])


def test_a_list_of_spans_shares_one_scale():
    spans = [Span(starts=year(2014), ends=year(2016), today=TODAY), Span(today=TODAY)]
    scale = scale_of(spans, today=TODAY)

    shown = show(
        "{% year_axis scale %}{% for span in spans %}{% span_row span scale %}"
        "{% endfor %}",
        spans=spans,
        scale=scale,
    )

    assert "<li>2014</li><li>2015</li><li>2016</li>" in shown
    assert shown.count('class="span-svg span-row"') == 2
