"""Texts of office programs, plain lines, and attacks: what is left of each."""

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mosty.pages.richtext import ATTRIBUTES, TAGS, untold_pictures
from mosty.pages.tidying import tidied, tidy

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<p class=MsoNormal><b><span style='font-size:14.0pt'>Набор</span></b><span
lang=RU>  открыт<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>школы</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>колледжи</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span
style='mso-list:Ignore'>1.<span>&nbsp; </span></span>заявка</p><!--EndFragment--></body>"""
DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
    '<h1 dir="ltr"><span style="font-size:20pt;font-weight:400">Встреча</span></h1>'
    '<p dir="ltr"><span style="font-weight:700">В Минске</span><span style="'
    'font-style:italic"> весной</span></p><ul><li dir="ltr" style="list-style-type:'
    'disc"><p dir="ltr" role="presentation"><span>да</span></p></li></ul><p><a href="'
    'https://www.google.com/url?q=https://academy.example/a&amp;sa=D">сайт</a></p></b>'
    '<br class="Apple-interchange-newline"><img src="https://lh3.example/x">'
)
ATTACKS = [
    "<p>Да</p><script>alert(1)</script>",
    "<p>Да<img src=x onerror=alert(1)></p>",
    '<p>Да</p><svg><script>alert(1)</script></svg><svg onload="alert(1)">',
    '<p><a href="javascript:alert(1)">Да</a></p>',
    '<p><a href=" &#106;avascript:alert(1)">Да</a></p>',
    '<p><a href="java\nscript:alert(1)">Да</a></p>',
    '<p><a href="vbscript:x">Да</a></p>',
    '<p><a href="data:text/html,<script>alert(1)</script>">Да</a></p>',
    '<p>Да</p><iframe src="/office/"></iframe>',
    '<p>Да</p><object data="/x"></object><embed src="/x">',
    '<p style="background:url(/x)">Да</p><style>*{color:red}</style>',
    "<p>Да</p><math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<p>Да</p><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<p>Да</p><template><script>alert(1)</script></template>",
    '<p>Да</p><form action="https://evil.example"><input name=q><button>x</button>',
    '<p>Да</p><base href="https://evil.example/"><link rel=stylesheet href=//evil>',
    '<p>Да</p><meta http-equiv="refresh" content="0;url=//evil.example">',
    '<p id="x" class="deck" name="csrf" data-x="1" hx-get="/x" hx-on="x">Да</p>',
    "<p>Да</p><video src=x onerror=alert(1)></video><audio src=x>",
    '<p>Да</p><a href="/x" target="_blank" ping="//evil.example" download>x</a>',
    "<p>Да</p><!--><script>alert(1)</script>-->",
    '<p>Да</p><img src="//evil.example/x.png" alt="x"><img src="/\\evil.example/x">',
    '<p>Да</p><xss onmouseover="x()">y</xss><p/onclick=x()>z',
]
SEEN = {"href", "hreflang", "rel", "src", "alt", "width", "height", "lang", "title"}


def walked(text):
    return list(
        lxml.html.fragment_fromstring(text, create_parent="div").iterdescendants()
    )


def test_text_of_word_keeps_its_meaning_only():
    assert tidy(WORD).replace("\n", "") == (
        "<p><strong>Набор</strong> открыт</p><ul><li>школы</li><li>колледжи</li>"
        "<li>заявка</li></ul>"
    )


def test_text_of_google_docs_keeps_its_meaning_only():
    told = tidied(DOCS)

    assert told.lost_pictures == 1
    assert told.text.replace("<br>", "") == (
        "<h2>Встреча</h2><p><strong>В Минске</strong><em> весной</em></p>"
        "<ul><li><p>да</p></li></ul>"
        '<p><a href="https://academy.example/a" rel="noopener">сайт</a></p>'
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("Одна строка", "<p>Одна строка</p>"),
        (
            "Первый.\n\nВторой,\nего строка.",
            "<p>Первый.</p><p>Второй,<br>его строка.</p>",
        ),
        (
            "2 < 3 и\r\n\r\n<b>жирно</b>",
            "<p>2 &lt; 3 и</p><p><strong>жирно</strong></p>",
        ),
        ("<div>Абзац</div><div><p>Второй</p></div>", "<p>Абзац</p><p>Второй</p>"),
        ("<p>Да</p><p> </p><p><strong></strong></p>", "<p>Да</p>"),
        ("<h1>Да</h1><h6>Нет</h6>", "<h2>Да</h2><h4>Нет</h4>"),
        ("<p>а\u00a0б</p>", "<p>а\u00a0б</p>".replace("\u00a0", "&nbsp;")),
        ("<pre>а  б</pre>", "<pre>а  б</pre>"),
    ],
)
def test_what_is_typed_becomes_paragraphs(written, kept):
    assert tidy(written) == kept


@pytest.mark.parametrize("written", ATTACKS)
def test_no_attack_survives(written):
    nodes = walked(tidy(written))

    assert "Да" in tidy(written)
    assert {node.tag for node in nodes} <= TAGS
    assert {name for node in nodes for name in node.attrib} <= SEEN
    values = [value for node in nodes for value in node.attrib.values()]
    assert not [one for one in values if "script:" in one or "evil" in one]
    assert "alert" not in tidy(written)


@given(
    st.lists(
        st.sampled_from(
            [*"<>/\"' \n", "p", "div", "img src=/a", "span", "b", "ul", "li", "x  y"]
        )
    ).map("".join)
)
@example("<span\n\n<")
def test_tidying_twice_is_tidying_once(written):
    once = tidy(written)

    assert tidy(once) == once
    assert {node.tag for node in walked(once)} <= TAGS


def test_no_attribute_beyond_the_list_is_known():
    allowed = set().union(*ATTRIBUTES.values())

    assert allowed & {"style", "class", "id", "srcset", "target", "name"} == set()


@pytest.mark.parametrize(
    ("html", "untold"),
    [
        ('<img src="/a" alt="Зал">', []),
        ('<img src="/a" alt="">', []),
        ('<p><img src="/a"></p><img alt="x" src="/b">', ["/a"]),
        ("<img>", [""]),
    ],
)
def test_pictures_without_words_are_named(html, untold):
    assert untold_pictures(html) == untold
