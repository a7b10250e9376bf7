"""`mosty activity`: what was done gets into the register and onto its pages."""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from mosty.activities.models import Activity, SdgTarget
from mosty.activities.tests.factories import CooperationFormFactory, DirectionFactory
from mosty.agreements.models import AgreementActivity
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.places.tests.factories import CountryFactory, RegionFactory

pytestmark = pytest.mark.django_db
PAPER = Path(settings.PACKAGE).parents[1] / "docs" / "commands.md"


@pytest.fixture(autouse=True)
def register(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    InstitutionFactory()
    for code in ("BY", "RU"):
        CountryFactory(code=code)
    RegionFactory(code="RU-SPE")
    DirectionFactory(number=1, serves_sdg=True, title_ru="Мир")
    CooperationFormFactory(number=2)
    SdgTarget.objects.get_or_create(
        code="4.7", defaults={"text_ru": "Цель", "text_en": "Target"}
    )
    AgreementFactory(register_number=3, counterpart__name_ru="Минский институт")


def said(*command):
    out = io.StringIO()
    call_command("activity", *command, stdout=out)
    return out.getvalue().strip()


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def rows(records, *names):
    return list(records.values_list(*names))


def test_example_of_the_paper_is_recorded_whole(tmp_path):
    (example,) = re.findall(r"```yaml\n(.*?)```", PAPER.read_text(), re.DOTALL)
    path = tmp_path / "done.yml"
    path.write_text(example, "utf-8")
    partner = OrganisationFactory(pk=7)

    number, url, title = said("record", str(path)).split("\t")

    done = Activity.objects.get(pk=number)
    assert (url, title) == (
        f"{settings.PUBLIC_URL}/activities/{number}/",
        done.title_ru,
    )
    assert (done.kind, done.state, done.place_ru) == ("activity", "finished", "Минск")
    assert (str(done.starts_on), done.ends_precision) == ("2026-03-12", "day")
    assert [link.organisation for link in done.participations.all()] == [partner]
    assert rows(done.countries, "pk") == [("BY",), ("RU",)]
    assert rows(done.regions, "pk") == [("RU-SPE",)]
    assert rows(done.directions, "number") + rows(done.forms, "number") == [(1,), (2,)]
    assert rows(done.agreement_links, "agreement__register_number") == [(3,)]
    assert rows(done.sdg_contributions, "target", "reason_ru") == [
        ("4.7", "Учителя обменялись уроками о мире.")
    ]
    assert rows(done.people_counts, "country", "direction", "people") == [
        ("BY", "online", 30)
    ]
    assert rows(done.evidence.order_by("pk"), "title_ru", "result__title_ru") == [
        ("Сборник", "Сборник уроков"),
        ("Программа семинара", None),
    ]


def test_what_was_done_is_seen_on_the_pages(client):
    number, *_ = said(
        "record",
        *("--title", "Семинар учителей", "--agreement", "3", "--from", "2026-03"),
        *("--country", "by", "--direction", "1", "--people", "BY=30:incoming"),
        *("--target", "4.7=Учили миру", "--result", "Сборник уроков"),
        *("--evidence", "https://school.example/?a=1=Программа"),
    ).split("\t")

    own = text_of(client, f"/activities/{number}/")
    partner = Activity.objects.get(pk=number).participations.get().organisation
    others = ["/agreements/3/", f"/partners/{partner.pk}/", "/directions/1/"]
    others += ["/countries/by/"]

    for words in ("Мероприятие", "Минский институт", "Учили миру", "Сборник уроков"):
        assert words in own
    assert 'href="https://school.example/?a=1"' in own
    for address in others:
        assert "Семинар учителей" in text_of(client, address)


def test_options_go_before_the_file(tmp_path):
    path = tmp_path / "done.yml"
    path.write_text("title_ru: Из файла\npartners: []\nagreements: [3]", "utf-8")

    said("record", str(path), "--title", "С клавиатуры")

    done = Activity.objects.get()
    assert done.title_ru == "С клавиатуры"
    assert not done.participations.exists()


def test_record_that_is_put_away_is_not_shown(client):
    number, *_ = said("record", "--title", "Ошибка").split("\t")
    listed = said("list")

    said("archive", number)

    assert listed.endswith("Ошибка")
    assert said("list") == ""
    assert client.get(f"/activities/{number}/").status_code == 404


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        (["--agreement", "99"], "agreement 99"),
        (["--agreement", "3", "--direction", "9"], "direction 9"),
        (["--form", "9"], "form of cooperation 9"),
        (["--partner", "999999"], "organisation 999999"),
        (["--country", "XX"], "country XX"),
        (["--region", "XX"], "region XX"),
        (["--target", "9.9=Так"], "SDG target 9.9"),
        (["--people", "XX=3"], "country XX"),
        (["--people", "BY=many"], "a whole number"),
        (["--people", "BY=3:flying"], "one of here"),
        (["--evidence", "https://a.example"], "https://"),
        (["--until", "2020", "--from", "2021"], "ends before"),
        (["no-such.yml"], "no-such.yml"),
    ],
)
def test_what_is_not_there_is_told_and_nothing_is_written(words, remedy):
    with pytest.raises(CommandError, match=remedy):
        said("record", "--title", "Семинар", *words)

    assert not Activity.objects.exists()
    assert not AgreementActivity.objects.exists()


def test_unknown_activity_is_not_put_away():
    with pytest.raises(CommandError, match="See the list"):
        said("archive", "99")
