import copy

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from mosty.letters.actions import attempt, resend, send
from mosty.letters.models import Letter, State
from mosty.letters.patience import ATTEMPTS
from mosty.letters.tests.factories import TEMPLATES, LetterFactory, free_port

pytestmark = pytest.mark.django_db
TRIAL = "letters_tests/trial"


@pytest.fixture(autouse=True)
def own_templates(settings):
    changed = copy.deepcopy(settings.TEMPLATES)
    changed[0]["DIRS"] = [TEMPLATES]
    settings.TEMPLATES = changed


@pytest.fixture
def away(settings):
    """A server that does not answer."""
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"


def trial(**changes):
    context = {"name": "Анна & <сын>", "address": "http://localhost/sign-in/x"}
    facts = {"to": "a@example.org", "template": TRIAL, "language": "en"}
    return send(**{**facts, "context": context, **changes})


@pytest.mark.parametrize(
    ("language", "subject"),
    [("ru", "письмо: Анна & <сын>"), ("en", "letter: Анна & <сын>")],
)
def test_letter_is_written_in_its_language(language, subject):
    letter = trial(language=language)

    assert letter.subject == subject
    assert letter.body == (f"{language}: Анна & <сын> — http://localhost/sign-in/x\n")
    assert letter.state == State.WAITING


def test_letter_and_its_delivery_roll_back_with_the_reason():
    with transaction.atomic():
        trial()
        transaction.set_rollback(True)

    assert (Letter.objects.count(), ProcrastinateJob.objects.count()) == (0, 0)


def test_letter_starts_its_delivery_by_name():
    letter = trial()

    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == ("letters.deliver", {"letter_id": letter.pk})


def test_delivered_letter_is_sent_once(data_folder):
    letter = LetterFactory()

    first = attempt(letter.pk)
    second = attempt(letter.pk)

    assert (first.state, second) == (State.SENT, None)
    assert len(list((data_folder / "letters").iterdir())) == 1


def test_secret_body_is_wiped_when_it_has_left(data_folder):
    letter = LetterFactory(is_secret=True, body="one-time link")

    attempt(letter.pk)

    letter.refresh_from_db()
    assert letter.body == ""
    (file,) = (data_folder / "letters").iterdir()
    assert b"one-time link" in file.read_bytes()


def test_letter_waits_while_the_server_is_away(away):
    letter = LetterFactory(is_secret=True)

    attempt(letter.pk)

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.WAITING, 1)
    assert "refused" in letter.error
    assert letter.body


def test_patience_ends(away):
    letter = LetterFactory(attempts=ATTEMPTS - 1)

    assert attempt(letter.pk).state == State.FAILED


def test_failed_letter_can_be_sent_again(away):
    letter = LetterFactory(attempts=ATTEMPTS, state=State.FAILED)

    resend(letter)

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (State.WAITING, 0)
    assert ProcrastinateJob.objects.get().args == {"letter_id": letter.pk}


def test_letter_that_is_gone_is_no_error():
    assert attempt(0) is None


def test_sent_letter_has_its_moment():
    with pytest.raises(IntegrityError, match="a_sent_letter_has_its_moment"):
        LetterFactory(state=State.SENT)
