"""Templates of drafts are filled in, and no template gets further than that."""

import io
import zipfile

import pytest
from docx import Document

from mosty.documents.faults import CannotRead
from mosty.documents.filling import fill
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import filled


def template(*texts):
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def runs_of(data):
    return [
        (run.text, run.font.highlight_color is not None)
        for paragraph in Document(io.BytesIO(data)).paragraphs
        for run in paragraph.runs
    ]


def test_what_is_known_is_filled_in_and_what_lacks_is_marked():
    values = {"number": "7", "ours": {"name": "Школа <№ 1> & Ко", "inn": ""}}

    data, missing = filled(
        template("№ {{ number }}: {{ ours.name }}, {{ ours.inn }}, {{ strange }}."),
        values,
        labels={"ours.inn": "ИНН"},
    )

    assert runs_of(data) == [
        ("№ 7: Школа <№ 1> & Ко, ", False),
        ("[ИНН]", True),
        (", ", False),
        ("[strange]", True),
        (".", False),
    ]
    assert missing == ["ours.inn", "strange"]


def test_conditions_and_lists_work():
    data, missing = filled(
        template(
            "{% if ours.site %}{{ ours.site }}{% else %}нет{% endif %}"
            "{% for one in directions %}; {{ one|upper }}{% endfor %}"
        ),
        {"directions": ["наука", "школа"]},
        labels={},
    )

    assert "".join(text for text, _ in runs_of(data)) == "нет; НАУКА; ШКОЛА"
    assert missing == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ ''.__class__.__mro__ }}", "template_unsafe"),
        ("{{ ours['__class__'] }}", "template_unsafe"),
        ("{{ number.__init__.__globals__ }}", "template_unsafe"),
        ("{{ number.upper() }}", "template_unsafe"),
        ("{{ number.format }}", "template_unsafe"),
        ("{{ cycler.__init__ }}", "template_unsafe"),
        ("{{ number|safe }}", "template_broken"),
        ("{% include '/etc/passwd' %}", "template_broken"),
        ("{{ number", "template_broken"),
        ("{% for %}", "template_broken"),
        ("{{ 1 / 0 }}", "template_broken"),
    ],
)
def test_template_that_asks_for_more_is_refused(text, code):
    with pytest.raises(CannotRead) as refusal:
        fill(template(text), {"number": "7", "ours": {"name": "a"}}, {})

    assert refusal.value.code == code
    assert refusal.value.facts["fault"]


def test_template_that_grows_without_end_is_stopped():
    text = "{% set a = 'a' * 40000000 %}{{ a }}{{ a }}{{ a }}{{ a }}{{ a }}{{ a }}"

    with pytest.raises(UnreadableFile) as refusal:
        filled(template(text), {}, labels={})

    assert refusal.value.code in {"too_heavy", "too_slow", "template_broken"}


def test_macros_are_refused():
    stream = io.BytesIO(template("№ {{ number }}"))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")

    with pytest.raises(UnreadableFile) as refusal:
        filled(stream.getvalue(), {}, labels={})

    assert refusal.value.code == "template_unsafe"
    assert "vbaProject.bin" in str(refusal.value)


def test_words_are_no_part_of_the_file():
    data = fill(template("{{ a }}"), {"a": "</w:t><w:x/>"}, {}).data

    assert runs_of(data) == [("</w:t><w:x/>", False)]
