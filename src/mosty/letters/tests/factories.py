"""Letters for tests, and a server that takes them."""

import socket
from pathlib import Path

import factory
from aiosmtpd.controller import Controller

from mosty.letters.models import Letter

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

    def __init__(self):
        self.taken = []
        self.answer = "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.taken.append(envelope.content)
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def smtp_server(box, port) -> Controller:
    """A server on loopback, started; the caller stops it."""
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    return server
