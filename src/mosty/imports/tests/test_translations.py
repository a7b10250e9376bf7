"""Translations of what an import made."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mosty.activities.tests.factories import DirectionFactory
from mosty.imports.actions import settle, undo
from mosty.imports.actions.translating import translate
from mosty.imports.tests.putting import put
from mosty.imports.translations import BadTranslations, Translation, read_translations
from mosty.pages.tests.factories import StatementFactory
from mosty.partners.models import Organisation
from mosty.projects.actions import open_project
from mosty.search.models import IndexEntry

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[4] / "examples" / "spbappo" / "translations.yml"


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "translations.yml"
        path.write_text(text, "utf-8")
        return str(path)

    return write


def test_texts_get_into_their_records():
    goal, direction = StatementFactory(), DirectionFactory(number=3)
    project = open_project("Сертификат")

    outcome = translate(
        [
            Translation("goal", None, {"text_en": "to work together"}),
            Translation("directions", 3, {"title_en": "The UN", "title_ru": "ООН"}),
            Translation("projects", "Сертификат", {"title_en": "Certificate"}),
            Translation("forms", 9, {"title_en": "Nothing"}),
        ]
    )

    for one in (goal, direction, project.activity):
        one.refresh_from_db()
    assert (goal.text_en, direction.title_ru) == ("to work together", "ООН")
    assert project.activity.title_en == "Certificate"
    assert IndexEntry.objects.get(kind="project").title_en == "Certificate"
    assert (outcome.changed, outcome.missing) == (3, ["forms: 9"])


def test_second_time_changes_nothing():
    StatementFactory()
    said = [Translation("goal", None, {"text_en": "to work together"})]
    translate(said)

    outcome = translate(said)

    assert (outcome.changed, outcome.kept) == (0, 1)


def test_example_is_whole():
    parts = [one.part for one in read_translations(EXAMPLE)]

    assert [
        parts.count(part)
        for part in ("goal", "promises", "directions", "forms", "partners", "projects")
    ] == [1, 1, 4, 3, 18, 5]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("goal: [", "translations.yml"),
        ("- goal", "expected parts"),
        ("gaol: {text_en: x}", "no part"),
        ("goal: {title_en: x}", "no column title_en"),
        ("goal: {text_en: ''}", "text_en is empty"),
        ("goal: x", "expected columns"),
        ("directions: {one: {title_en: x}}", "no number"),
        ("projects: [{title_en: x}]", "title_ru"),
    ],
)
def test_file_that_cannot_be_used_is_refused_with_a_reason(write, text, told):
    with pytest.raises(BadTranslations, match=told):
        read_translations(write(text))
    with pytest.raises(CommandError, match=told):
        call_command("translate", write(text))


def test_command_tells_what_it_did_and_what_it_missed(write):
    StatementFactory()
    out, err = io.StringIO(), io.StringIO()

    with pytest.raises(CommandError):
        call_command(
            "translate",
            write("goal: {text_en: x}\nforms: {7: {title_en: y}}"),
            stdout=out,
            stderr=err,
        )

    assert out.getvalue().strip() == "1 changed, 0 as they were"
    assert "forms: 7" in err.getvalue()


def test_partner_gets_its_english_name_and_all_of_it_can_be_undone():
    made = put()

    translate(read_translations(EXAMPLE))
    settle(made)

    partner = Organisation.objects.get(source_row=6)
    assert partner.name_en == "L.N. Gumilyov Eurasian National University"
    assert partner.names.get(language="en").full_name == partner.name_en
    assert not Organisation.objects.filter(is_ours=False, name_en="").exists()
    undo(made, by="coordinator")
    assert Organisation.objects.count() == 0
