"""The office's pages of the bank: every kind is written, checked, brought and taken out."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from mosty.institution.tests.factories import InstitutionFactory
from mosty.olympiad.actions import load_bank
from mosty.olympiad.actions.tasks import check_task
from mosty.olympiad.bank import faults_of, shipped
from mosty.olympiad.carrying import examined, workbook_of
from mosty.olympiad.carrying.items import Defaults
from mosty.olympiad.forms.tasks import TaskForm
from mosty.olympiad.models import Task
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def olga(client):
    InstitutionFactory()
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def page(name, **kwargs):
    return reverse(f"olympiad_office:{name}", kwargs=kwargs)


def typed(task, by):
    """What a browser sends of a form that shows this task."""
    form = TaskForm(kind=task["kind"], by=by, written=task)
    data = {}
    for bound in form:
        value = bound.value()
        if getattr(bound.field.widget, "is_set", False):
            for number, row in enumerate(value or []):
                for name, one in row.items():
                    if one is not None and one is not False:
                        column = bound.field.columns[name]
                        told = column.prepare_value(one)
                        data[f"{bound.name}-{number}-{name}"] = told
        elif value is not None and value is not False and value != "":
            data[bound.name] = value
    return data


@pytest.mark.parametrize("kind", sorted({one["kind"] for one in shipped()}))
def test_each_kind_is_written_by_its_form_as_it_was(client, olga, kind):
    task = next(one for one in shipped() if one["kind"] == kind)
    data = typed(task, olga) | {"key": "written-anew"}

    answer = client.post(page("add_task_of", kind=kind), data)

    made = Task.objects.get(key="written-anew")
    assert answer.url == page("task", pk=made.pk)
    same = {n: v for n, v in task.items() if n not in {"key", "picture_brief"}}
    told = {n: made.written.get(n) for n in same}
    assert told == same
    assert faults_of(made.written) == []
    assert client.get(page("task", pk=made.pk)).status_code == 200
    assert client.get(page("edit_task", pk=made.pk)).status_code == 200


def test_change_takes_the_check_away_and_its_author_gives_none(client, olga):
    load_bank()
    task = Task.objects.first()
    check_task(task, by=UserFactory())
    data = typed(task.written, olga) | {"text_ru": "Совсем другой вопрос?"}

    client.post(page("edit_task", pk=task.pk), data)
    client.post(page("check_task", pk=task.pk))

    task.refresh_from_db()
    assert (task.checked_at, task.checked_by) == (None, None)
    assert task.written_by == olga


def test_tasks_are_looked_at_before_they_are_brought(client, olga):
    data = workbook_of(shipped()[:3])
    sent = {"language": "ru", "ages": ["5-7"], "track": ["native"], "topic": "today"}
    sent |= {"difficulty": 2, "points": 2, "author": "Белова"}

    file = SimpleUploadedFile("tasks.xlsx", data)
    look = client.post(page("import_tasks"), sent | {"file_files": file, "do": "look"})

    assert [row["kind"] for row in look.context["rows"]] == ["done"] * 3
    assert not Task.objects.exists()
    form = look.context["form"]
    key = str(form.cleaned_data["file"][0].key)
    client.post(page("import_tasks"), sent | {"file": key, "do": "bring"})
    assert Task.objects.count() == 3


def test_what_the_filters_show_is_taken_out(client, olga):
    load_bank()
    answer = client.get(page("export_tasks", form="xlsx"), {"kind": "match"})

    items = examined(answer.content, Defaults())
    assert {one.written["kind"] for one in items} == {"match"}
    assert len(items) == Task.objects.filter(kind="match").count()
    gift = client.get(page("export_tasks", form="gift"), {"kind": "point"})
    assert gift.content.count(b"// left out:") == 6
    assert client.get(page("bank"), {"ages": "5-7", "q": "Нев"}).status_code == 200


def test_picture_and_sound_of_a_task_are_given_to_who_knows_the_address(client, olga):
    task = next(one for one in shipped() if one["kind"] == "single")
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(drawn, "PNG")
    files = {
        "picture_files": SimpleUploadedFile("neva.png", drawn.getvalue()),
        "audio_files": SimpleUploadedFile("bell.mp3", b"ID3\x04" + b"\x00" * 400),
    }
    data = typed(task, olga) | {"key": "with-media"} | files
    refused = client.post(page("add_task_of", kind="single"), data)
    assert refused.context["form"].errors.keys() >= {"picture_alt_ru", "transcript_en"}

    for name in files:
        files[name].seek(0)
    words = ("picture_alt_ru", "picture_alt_en", "transcript_ru", "transcript_en")
    client.post(page("add_task_of", kind="single"), data | dict.fromkeys(words, "Звон"))

    made = Task.objects.get(key="with-media")
    client.logout()
    kinds = []
    for name in ("picture", "audio"):
        response = client.get(made.written[name])
        assert response.getvalue()  # read to its end, the file is closed
        kinds.append(response.headers["Content-Type"])
    assert kinds == ["image/png", "audio/mpeg"]
    assert made.image.document.audience == made.audio.audience == "staff"
