"""A person is destroyed without a trace, and the journal still holds."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from mosty.access.roles import Audience
from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements.tests.factories import AgreementFactory
from mosty.institution.tests.factories import InstitutionFactory
from mosty.journal.actions import verify
from mosty.journal.sealing import seal
from mosty.listings.models import SavedView
from mosty.pages.actions import reword, write_news
from mosty.partners import actions as partners
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people import actions
from mosty.people.actions import erasing, exports
from mosty.people.models import ErasureRequest, Purpose, User
from mosty.people.terms import Ground, due_on
from mosty.people.tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("ground", "due"),
    [
        (Ground.WITHDRAWN, datetime.date(2026, 4, 1)),
        (Ground.PURPOSE_ENDED, datetime.date(2026, 4, 1)),
        (Ground.NOT_NEEDED, datetime.date(2026, 3, 11)),
        (Ground.UNLAWFUL, datetime.date(2026, 3, 16)),
    ],
)
def test_demand_is_due_as_the_law_says(ground, due):
    assert due_on(ground, datetime.date(2026, 3, 2)) == due


def every_table() -> str:
    """The whole database as text."""
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(one)::text FROM "{table}" AS one')
            told += [f"{table}: {row}" for (row,) in cursor.fetchall()]
    return "\n".join(told)


@pytest.fixture
def olga(agree, administrator):
    """Somebody of whom every room keeps something."""
    user = actions.invite(
        "olga@academy.example",
        by=administrator,
        family_name="Шамшурина",
        given_name="Ольга",
        patronymic="Юрьевна",
        phone="+375 17 200-00-00",
    )
    actions.change_email(user, "shamshurina@academy.example", by=user)
    actions.set_names(user, by=user, name_en="Olga Shamshurina")
    actions.send_invitation(user, by=user)
    user = User.objects.get(pk=user.pk)
    user.drafts.create(
        form="/office/", values=[["name", "Шамшурина"]], kept_at=timezone.now()
    )
    administrator.drafts.create(
        form="/office/",
        values=[["theirs", "Ольга Шамшурина"]],
        kept_at=timezone.now(),
    )
    SavedView.objects.create(listing="agreements", name="Мои", by_id=user.pk)
    contact = partners.add_contact(
        OrganisationFactory(),
        by=user,
        family_name="Временная",
        email="sham@minsk.example",
        audience="staff",
    )
    contact.person = user.person
    contact.save()
    contact = partners.describe_contact(contact, by=user, email="new@minsk.example")
    entry = partners.write_entry(
        contact.organisation,
        by=user,
        contact=contact,
        subject="Шамшуриной о визите",
        text="Звонила Ольга Шамшурина, sham@minsk.example",
        channel="call",
    )
    partners.amend_entry(entry, by=user, text="Звонила Шамшурина О. Ю.")
    news = write_news("Визит", "<p>Был.</p>", by=user)
    reword(news, by=user, author_ru="Ольга Шамшурина", author_en="Olga Shamshurina")
    AgreementFactory(responsible=user.person)
    ActivityFactory(responsible=user.person)
    agree(user.person, Purpose.LETTERS)
    return user


def test_destroyed_person_is_found_nowhere_and_the_journal_holds(
    olga,
    administrator,
    files,
    django_capture_on_commit_callbacks,
):
    InstitutionFactory()
    exports.order_export(olga.person, by=olga, language="ru")
    demand = erasing.ask_erasure(
        olga.person, by=olga, ground=Ground.WITHDRAWN, received_on=TODAY()
    )
    seal()
    before = verify()
    assert "Шамшурин" in every_table()

    with pytest.raises(erasing.OtherName):
        erasing.carry_out(demand, by=administrator, name="Шамшурин")
    with django_capture_on_commit_callbacks(execute=True):
        erasing.carry_out(demand, by=administrator, name=" шамшурина ольга  юрьевна")

    demand.refresh_from_db()
    after = verify()
    told = every_table()
    for value in (
        "Шамшурин",
        "Shamshurina",
        "shamshurina",
        "olga@academy",
        "minsk.example",
        "200-00-00",
    ):
        lines = [line[:300] for line in told.splitlines() if value in line]
        assert lines == []
    assert (before.faults, after.faults) == ([], [])
    assert (demand.state, User.objects.filter(pk=olga.pk).exists()) == ("done", False)
    assert list((files / "exports").iterdir()) == []
    for document in (demand.act, demand.extract):
        assert document.audience == Audience.CONFIDENTIAL
    with demand.act.newest.file.open("rb") as act:
        assert act.read().startswith(b"%PDF")
    with demand.extract.newest.file.open("rb") as extract:
        lines = extract.read().decode("utf-8-sig").splitlines()
    assert len(lines) == len(demand.told["ru"]["erased"]) + 1
    assert demand.told["en"]["erased"] != demand.told["ru"]["erased"]


def test_nobody_destroys_their_own_data(administrator, files):
    person = administrator.person
    UserFactory(administrator=True)
    demand = erasing.ask_erasure(
        person, by=administrator, ground=Ground.WITHDRAWN, received_on=TODAY()
    )

    with pytest.raises(erasing.NotYourOwn):
        erasing.carry_out(demand, by=administrator, name=str(person))
    with pytest.raises(erasing.AskedAlready):
        erasing.ask_erasure(
            person, by=administrator, ground=Ground.WITHDRAWN, received_on=TODAY()
        )


def test_demand_waits_on_the_desk_and_is_refused_with_a_reason(client, administrator):
    InstitutionFactory()
    client.force_login(administrator)
    person = PersonFactory(family_name="Шамшурина")
    page = reverse("people_office:enter_demand", args=[person.pk])

    client.post(page, {"ground": "withdrawn", "on": TODAY().isoformat()})
    demand = ErasureRequest.objects.get()
    desk = client.get(reverse("office:desk")).content.decode()
    refuse = reverse("people_office:refuse", args=[demand.pk])
    silent = client.post(refuse, {"answer": " "})
    client.post(refuse, {"answer": "Срок хранения приказов."})

    demand.refresh_from_db()
    assert "Шамшурина" in desk
    assert silent.status_code == 200
    assert (demand.state, demand.answer) == ("refused", "Срок хранения приказов.")
    with pytest.raises(erasing.Decided):
        erasing.carry_out(demand, by=administrator, name=str(person))
