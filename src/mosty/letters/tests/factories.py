"""Letters for tests, and a server that takes them."""

import socket
from contextlib import contextmanager
from pathlib import Path

import factory
from aiosmtpd.controller import Controller

from mosty.letters.models import Letter, Notification

TEMPLATES = Path(__file__).with_name("templates")


class LetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Letter

    to = "anna@example.org"
    subject = "Ваша ссылка для входа"
    body = "Здравствуйте!\n"
    message_id = factory.Sequence(lambda n: f"<{n}@localhost>")


class Box:
    """Keeps what the server takes; refuses what a test wants refused."""

    def __init__(self, *, once_taken=lambda: None):
        self.taken, self.senders = [], []
        self.answer = "250 OK"
        self.once_taken = once_taken

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.taken.append(envelope.content)
        self.senders.append(envelope.mail_from)
        self.once_taken()
        return "250 2.0.0 Ok: queued as 4F2A"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def mail_server(box, settings):
    """A server that Mosty sends through while the test is inside."""
    port = free_port()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    server = smtp_server(box, port)
    try:
        yield box
    finally:
        server.stop()


def smtp_server(box, port) -> Controller:
    """A server on loopback, started; the caller stops it."""
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    return server


class NotificationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Notification

    kind = "trial.happened"
    parts = factory.LazyFunction(lambda: {"number": "12"})
    way = "digest"
