"""Pages: who sees what, secrets, queries, one click without signing in."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mosty.access.desk import tasks_for
from mosty.letters.actions import attempt, rewrite
from mosty.letters.actions.stopping import unsubscribe_url
from mosty.letters.context import bell
from mosty.letters.kinds import NoticeKind, declare_notice, letter_kind
from mosty.letters.models import DigestWish, Letter, LetterTemplate, Preference, State
from mosty.letters.tests.factories import (
    Box,
    LetterFactory,
    NotificationFactory,
    mail_server,
)
from mosty.people.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NOTICE = "letters/letters/notice"
KIND = "trial.happened"


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr("mosty.letters.kinds.DECLARED.notices", {})
    declare_notice(NoticeKind(KIND, "Trial", "Agreement %(number)s"))


@pytest.fixture
def as_role(client):
    def enter(**roles):
        user = UserFactory(**roles)
        client.force_login(user)
        client.user = user
        return client

    return enter


def office(name, *args):
    return reverse(f"letters_office:{name}", args=args)


@pytest.mark.parametrize(
    ("role", "opens", "edits"),
    [
        ("administrator", 200, 200),
        ("coordinator", 200, 403),
        ("editor", 403, 403),
        ("lawyer", 403, 403),
        ("expert", 403, 403),
    ],
)
def test_pages_open_to_those_whom_the_rules_let_in(as_role, role, opens, edits):
    letter = LetterFactory()
    client = as_role(**{role: True})

    seen = [
        client.get(office("queue")).status_code,
        client.get(office("templates")).status_code,
        client.get(office("template", NOTICE)).status_code,
    ]

    assert seen == [opens] * 3
    page = client.get(office("letter", letter.pk)).status_code
    assert page == (200 if opens == 200 else 404)
    assert client.get(office("edit_template", NOTICE)).status_code == edits
    assert client.get(office("test")).status_code == edits


def test_body_of_a_secret_letter_is_nowhere(as_role):
    letter = LetterFactory(is_secret=True, body="https://x.example/sign-in/TOKEN")
    client = as_role(administrator=True)

    for address in (office("queue"), office("letter", letter.pk), "/office/"):
        assert "TOKEN" not in client.get(address).content.decode()


def test_queue_asks_as_much_for_one_letter_as_for_many(
    as_role, django_assert_max_num_queries
):
    client = as_role(coordinator=True)
    LetterFactory()
    client.get(office("queue"))
    for _number in range(12):
        LetterFactory(attempts=2, error="451", next_at=timezone.now())

    with django_assert_max_num_queries(11):  # the institution is read in tests only
        page = client.get(office("queue")).content.decode()

    assert "12 писем пока не уходят" in page.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("?state=failed", {"failed"}),
        ("?state=lost", {"failed"}),
        ("?state=failing", {"failing"}),
        ("?q=SENT%40", {"sent"}),
        ("?state=nonsense", set()),
        ("?q=%00", {"failed", "failing", "sent"}),
    ],
)
def test_queue_is_narrowed_by_state_and_address(as_role, asked, found):
    client = as_role(coordinator=True)
    LetterFactory(to="failed@x.example", state=State.FAILED)
    LetterFactory(to="failing@x.example", attempts=1)
    LetterFactory(to="sent@x.example", state=State.SENT, sent_at=timezone.now())

    page = client.get(office("queue") + asked, follow=True).content.decode()

    shown = {one for one in ("failed", "failing", "sent") if f"{one}@<wbr>x" in page}
    assert shown == found


def test_letter_that_failed_is_sent_again_from_its_page(as_role):
    client = as_role(coordinator=True)
    letter = LetterFactory(state=State.FAILED, error="550 no such box")
    letter.tries.create(outcome="refused", said="550 5.1.1 nobody")
    letter.tries.create(outcome="taken", said="/srv/letters/1.eml")
    page = client.get(office("letter", letter.pk)).content.decode()

    client.post(office("resend", letter.pk))

    assert "550 no such box" not in page  # only its tries say so
    assert "Сервер получателя не\u00a0знает такого адреса." in page
    assert "550 5.1.1 nobody" in page
    assert "Почтовый сервер не\u00a0указан" in page
    assert "/srv/letters" not in page
    letter.refresh_from_db()
    assert letter.state == State.WAITING
    late = client.post(office("resend", letter.pk))
    assert late.status_code == 409


def test_desk_tells_of_letters_that_did_not_arrive_and_of_a_server_that_is_away():
    today = timezone.localdate()
    lost = LetterFactory(state=State.FAILED, error="550")
    LetterFactory(attempts=3, error="451 later")

    told = tasks_for(UserFactory(coordinator=True), on=today)
    mine = [task for task in told if "/letters/" in task.url]

    assert [task.count for task in mine] == [1, 1]
    assert [line.title for line in mine[0].lines] == [lost.to]
    assert "451 later" in str(mine[1].text)
    assert not [
        task
        for task in tasks_for(UserFactory(editor=True), on=today)
        if "/letters/" in task.url
    ]


def test_administrator_rewrites_a_letter_and_sees_both_languages(as_role):
    client = as_role(administrator=True)
    form = client.get(office("edit_template", NOTICE)).context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"seen": form.seen}

    bad = client.post(
        office("edit_template", NOTICE), typed | {"subject_ru": "О {фамилия}"}
    )
    good = client.post(
        office("edit_template", NOTICE),
        typed | {"subject_ru": "Важное: {text}"},
        follow=True,
    )

    assert "{фамилия}" in str(bad.context["form"].errors["subject_ru"])
    page = good.content.decode()
    assert "Важное: Договор № 12" in page
    assert "Agreement No. 12 ends" in page
    own = LetterTemplate.objects.get()
    assert (own.subject_ru, own.body_ru, own.subject_en) == ("Важное: {text}", "", "")
    client.post(office("shipped", NOTICE))
    own.refresh_from_db()
    assert own.subject_ru == ""


def test_two_who_rewrite_one_letter_meet(as_role):
    client = as_role(administrator=True)
    form = client.get(office("edit_template", NOTICE)).context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"seen": form.seen}
    rewrite(letter_kind(NOTICE), {"subject_ru": "Её тема"}, by="other")

    answer = client.post(
        office("edit_template", NOTICE), typed | {"subject_ru": "Моя тема"}
    )

    (met,) = answer.context["form"].disagreements
    assert (met.theirs, met.mine) == ("Её тема", "Моя тема")
    assert LetterTemplate.objects.get().subject_ru == "Её тема"


def test_administrator_tries_the_mail_and_reads_the_servers_words(as_role, settings):
    client = as_role(administrator=True)
    box = Box()
    box.answer = "550 5.7.1 Relaying denied"

    with mail_server(box, settings):
        page = client.post(office("test"), {"to": "a@x.example"}).content.decode()

    assert "550 5.7.1 Relaying denied" in page


def test_letter_into_a_folder_is_not_called_sent(as_role, settings, tmp_path):
    settings.EMAIL_URL, settings.EMAIL_FOLDER = "", tmp_path
    client = as_role(administrator=True)

    page = client.post(office("test"), {"to": "a@academy.example"}).content.decode()

    assert "Почтовый сервер не\u00a0указан" in page
    assert "сервер принял письмо" not in page
    assert str(next(tmp_path.iterdir())) in page


def test_one_reads_only_ones_own_notifications(as_role):
    client = as_role()
    mine = NotificationFactory(user_id=client.user.pk, url="/agreements/")
    other = NotificationFactory(user_id=client.user.pk + 1, parts={"number": "чужой"})

    page = client.get(reverse("letters:notifications")).content.decode()
    opened = client.post(reverse("letters:open", args=[mine.pk]))

    assert "Agreement 12" in page
    assert "чужой" not in page
    assert opened.url == "/agreements/"
    mine.refresh_from_db()
    assert mine.read_at is not None
    assert client.post(reverse("letters:read", args=[other.pk])).status_code == 404


def test_all_are_marked_as_read_up_to_what_was_seen(as_role):
    client = as_role()
    seen, later = (NotificationFactory(user_id=client.user.pk) for _ in range(2))

    client.post(reverse("letters:read_all"), {"newest": seen.pk})

    later.refresh_from_db()
    seen.refresh_from_db()
    assert (seen.read_at is not None, later.read_at) == (True, None)


def test_wishes_are_kept(as_role):
    client = as_role()

    client.post(reverse("letters:wishes"), {"rhythm": "weekly", KIND: "at_once"})

    assert Preference.objects.get().way == "at_once"
    assert DigestWish.objects.get().rhythm == "weekly"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_letters_stop_by_a_confirmed_page_or_one_click_without_signing_in(language):
    url = unsubscribe_url(7, KIND, language).removeprefix("http://localhost:8000")
    browser = Client(enforce_csrf_checks=True)

    asked = browser.get(url)
    before = Preference.objects.count()
    clicked = browser.post(url, {"List-Unsubscribe": "One-Click"})

    assert (asked.status_code, before, clicked.status_code) == (200, 0, 200)
    assert Preference.objects.get().way == "only_here"
    assert browser.get(url + "x").status_code == 404
    assert Letter.objects.count() == 0


def test_letter_that_can_be_stopped_says_so_in_its_headers(settings):
    letter = LetterFactory(user_id=7, notice=KIND)

    with mail_server(Box(), settings) as box:
        attempt(letter.pk)

    lines = box.taken[0].decode().splitlines()
    (stop,) = [line for line in lines if line.startswith("List-Unsubscribe:")]
    assert re.fullmatch(
        r"List-Unsubscribe: <http://localhost:8000/letters/stop/\S+>", stop
    )
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines


def test_bell_counts_what_is_unread_in_one_question(as_role, rf):
    request = rf.get("/")
    request.user = as_role().user
    NotificationFactory(user_id=request.user.pk)

    assert bell(request)["bell"]["count"] == 1
