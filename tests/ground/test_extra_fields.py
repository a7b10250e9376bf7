"""Fields that a form does not have change nothing, whichever form it is.

Every address that takes a form is sent it twice: as the page gives it, filled in, and
once more with a value for every column of every table beside it. What is written to
the database must be the same.
"""

import re
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.forms import BaseForm
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from mosty.access.roles import Role
from mosty.documents.forms.boxes import FILES
from mosty.institution.tests.factories import InstitutionFactory
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people import policy
from mosty.people.tests.factories import RoleHoldingFactory, UserFactory
from mosty.search.actions import index
from tests.ground.test_policy import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
NUMBER, WORD, DAY = "987654321", "sneaked", "1901-02-03"
CHOSEN = {
    "audience": "confidential",
    "role": "administrator",
    "stage": "signed",
    "state": "done",
}
BESIDES = ("pk", "created_by", "is_superuser", "is_staff", "user", "user_id", "by")
# The forms whose trial would prove nothing if they wrote nothing.
WRITING = {
    "agreements_office:edit",
    "documents_office:edit",
    "documents_office:show_to",
    "institution_office:part",
    "pages_office:news_add",
    "pages_office:page_add",
    "partners_office:add",
    "partners_office:add_contact",
    "partners_office:add_entry",
    "partners_office:edit",
    "people:names",
    "people_office:give_role",
    "people_office:names",
    "projects_office:add",
    "projects_office:edit",
    "sveden_office:settings",
}
WRITES = re.compile(r"^(INSERT|UPDATE|DELETE)\b", re.I)
PASSING = re.compile(
    r"people_session|procrastinate_|django_session|people_remembered|account_|search_"
)
CHANGING = re.compile(r"'[^']*\d[^']*'(::\w+)?|\b\d+(\.\d+)?\b|E?'[A-Za-z0-9_\-]{22,}'")
FILLED = {
    "text": "Слово",
    "search": "Слово",
    "email": "anna@academy.example",
    "url": "https://academy.example/",
    "number": "3",
    "date": "2024-09-01",
    "time": "10:00",
    "datetime-local": "2024-09-01T10:00",
    "tel": "+7 812 000-00-00",
}
HINTS = (
    (re.compile("(^on|_on|_from|since|until|day|dates?|_at)$"), "01.09.2024"),
    (re.compile("year"), "2024"),
    (re.compile("time$"), "10:00"),
    (re.compile("slug|address_slug"), "slovo"),
    (re.compile("countr"), "Беларусь"),
    (re.compile("(number|months|days|position|count|people)$"), "3"),
    (re.compile("(email|address)$"), "anna@academy.example"),
)
# Forms that stand on the page of another address.
ELSEWHERE = {
    "documents_office:show_to": {"audience": "public"},
    "people_office:refuse": {"answer": "Слово"},
}


def columns() -> dict[str, str]:
    """A foreign value for the name of every column of the house."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.Field):
                for name in {field.name, getattr(field, "attname", field.name)}:
                    found.setdefault(name, value_for(field))
    return {**found, **dict.fromkeys(BESIDES, NUMBER), **CHOSEN}


def value_for(field) -> str:
    if isinstance(field, models.BooleanField):
        return "on"
    if field.choices:
        return str(field.flatchoices[-1][0])
    if isinstance(field, models.DateField):
        return DAY
    if field.remote_field or isinstance(field, models.IntegerField | models.FloatField):
        return NUMBER
    return WORD


@pytest.fixture
def everybody(data_folder):
    """One who holds every role, so that rules stand in the way of nothing."""
    InstitutionFactory()
    user = UserFactory(with_app=True)
    for role in Role:
        RoleHoldingFactory(user=user, role=role)
    index(OrganisationFactory(name_ru="Слово"))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def form_of(client, entry, address) -> dict[str, list[str]]:
    """The form of this address, filled in; of a field that is left out no answers."""
    if "GET" not in entry.methods:
        return {name: [one] for name, one in ELSEWHERE.get(entry.name, {}).items()}
    answer = client.get(address)
    if answer.status_code != 200 or answer.streaming:
        return {}
    page = html.fromstring(answer.content)
    for form in page.xpath("//main//form[translate(@method,'POST','post')='post']"):
        if form.get("action", address) in ("", address):
            return {**declared(answer), **filled(form)}
    return {}


def declared(answer) -> dict[str, list[str]]:
    """The fields of the form itself, drawn now or not."""
    form = (answer.context or {}).get("form")
    return {name: [] for name in form.fields} if isinstance(form, BaseForm) else {}


def filled(form) -> dict[str, list[str]]:
    values = {}
    for field in form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"):
        name = field.get("name")
        if field.get("type") == "file":
            values.setdefault(name.removesuffix(FILES), [])
        answers = values.setdefault(name, [])
        if (value := answer_to(field)) is not None:
            answers.append(value)
    return values


def answer_to(field) -> str | None:
    """What a person would answer, in short."""
    if field.tag == "select":
        chosen = field.xpath("option[@selected]/@value") or field.xpath("option/@value")
        return next(filter(None, [*chosen, *field.xpath("option/@value")]), "")
    if field.tag == "textarea":
        return (field.text or "").strip() or "Слово"
    kind = field.get("type", "text")
    if kind in ("checkbox", "radio"):
        is_taken = field.get("checked") is not None or field.get("required") is not None
        return field.get("value", "on") if is_taken else None
    if kind in ("file", "submit", "button"):
        return None
    hinted = (one for name, one in HINTS if name.search(field.get("name")))
    typed = next(hinted, FILLED["text"]) if kind == "text" else FILLED.get(kind, "")
    return field.get("value") or typed


def written(client, address, data) -> tuple[list[str], set[str]]:
    """What a form writes, and the fields that it calls wrong; nothing of it stays."""
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = client.post(address, data)
    form = (answer.context or {}).get("form")
    told = [one["sql"] for one in queries if WRITES.match(one["sql"])]
    told = [one for one in told if not PASSING.search(one)]
    return told, set(form.errors) if isinstance(form, BaseForm) else set()


def written_at_last(client, address, own) -> tuple[list[str], dict]:
    """What it writes, without what it calls wrong at first, and what was sent."""
    told, wrong = written(client, address, own)
    if told or not wrong:
        return told, own
    parts = re.compile(f"({'|'.join(map(re.escape, wrong))})([_-].*)?")
    own = {name: [] if parts.fullmatch(name) else own[name] for name in own}
    return written(client, address, own)[0], own


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def lasting(statements) -> list[str]:
    """Without keys, moments and tokens, which differ from one writing to the next."""
    return [CHANGING.sub("?", one) for one in statements]


def test_fields_that_a_form_does_not_have_change_nothing(everybody):
    foreign, sent, moved = columns(), set(), {}
    taking = [one for one in policy.entries() if "POST" in one.methods]
    for entry, address in addresses(taking):
        own = form_of(everybody, entry, address)
        before, own = written_at_last(everybody, address, own)
        more = {name: foreign[name] for name in foreign.keys() - own.keys()}
        after, _wrong = written(everybody, address, {**more, **own})
        if before:
            sent.add(entry.name)
        if lasting(before) != lasting(after) or is_sneaked(after, beside=before):
            moved[entry.name] = (before, after)

    assert (moved, WRITING - sent) == ({}, set())


def is_sneaked(after, *, beside) -> bool:
    marks = [mark for mark in (NUMBER, WORD, DAY) if mark not in "".join(beside)]
    return any(mark in one for mark in marks for one in after)
