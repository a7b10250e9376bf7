import datetime
import email
import email.policy
from types import SimpleNamespace

import pytest
from django.core.exceptions import ImproperlyConfigured

from mosty.letters.delivery import (
    Envelope,
    Rejected,
    Server,
    Trouble,
    deliver,
    message,
    new_message_id,
    server,
)
from mosty.letters.tests.factories import Box, free_port, smtp_server


@pytest.fixture
def mail():
    letter = SimpleNamespace(
        to="anna@example.org",
        language="ru",
        subject="Ваша ссылка для входа",
        body="Здравствуйте, «Анна»!\n",
        message_id="<1@localhost>",
        written_at=datetime.datetime(2026, 3, 12, 9, 0, tzinfo=datetime.UTC),
    )
    return message(letter, Envelope("mosty@example.org"))


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def address(box):
    port = free_port()
    server = smtp_server(box, port)
    yield f"smtp://127.0.0.1:{port}"
    server.stop()


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("smtp://localhost:8191", Server("localhost", 8191, "no")),
        ("smtp://mail.example.org", Server("mail.example.org", 587, "starttls")),
        (
            "smtp://anna%40example.org:p%3Aw@mail.example.org?tls=implicit",
            Server("mail.example.org", 465, "implicit", "anna@example.org", "p:w"),
        ),
        ("smtp://mail.example.org?tls=no", Server("mail.example.org", 25, "no")),
    ],
)
def test_address_of_a_server_is_read(address, read):
    assert server(address) == read


@pytest.mark.parametrize(
    "address", ["mail.example.org", "http://x", "smtp://", "smtp://x?tls=maybe"]
)
def test_address_that_means_nothing_is_told(address):
    with pytest.raises(ImproperlyConfigured, match="MOSTY_SMTP"):
        server(address)


def test_server_takes_a_letter(mail, box, address, tmp_path):
    deliver(mail, address=address, folder=tmp_path)

    (taken,) = box.taken
    read = email.message_from_bytes(taken, policy=email.policy.default)
    assert read["Subject"] == "Ваша ссылка для входа"
    assert read["Message-ID"] == "<1@localhost>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content().splitlines() == ["Здравствуйте, «Анна»!"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("answer", "error"), [("550 no such box", Rejected), ("451 later", Trouble)]
)
def test_answer_of_a_server_tells_whether_to_try_again(
    mail, box, address, answer, error
):
    box.answer = answer

    with pytest.raises(error, match=answer[:3]):
        deliver(mail, address=address, folder=None)


def test_server_that_is_away_is_a_trouble(mail):
    with pytest.raises(Trouble, match="refused"):
        deliver(mail, address=f"smtp://127.0.0.1:{free_port()}", folder=None)


def test_server_without_the_tls_asked_for_gets_nothing(mail, box, address):
    with pytest.raises(Trouble):
        deliver(mail, address=f"{address}?tls=starttls", folder=None)

    assert box.taken == []


def test_without_a_server_letters_are_put_into_a_folder(mail, tmp_path):
    folder = tmp_path / "letters"

    deliver(mail, address="", folder=folder)

    assert [path.name for path in folder.iterdir()] == ["1localhost.eml"]
    read = email.message_from_bytes(
        (folder / "1localhost.eml").read_bytes(), policy=email.policy.default
    )
    assert read["To"] == "anna@example.org"


def test_folder_that_cannot_be_written_is_a_trouble(mail, tmp_path):
    occupied = tmp_path / "letters"
    occupied.write_text("a file stands here")

    with pytest.raises(Trouble):
        deliver(mail, address="", folder=occupied)


def test_message_ids_differ_and_name_the_site():
    first, second = (new_message_id("https://x.example.org/") for _ in range(2))

    assert first != second
    assert first.endswith("@x.example.org>")
