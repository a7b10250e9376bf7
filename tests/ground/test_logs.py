"""Logs are structured and hold nothing personal."""

import json
import logging
import logging.config
import time

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.exception import convert_exception_to_response
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.config.logs import logging_configuration
from mosty.config.masking import masked, masked_value
from mosty.config.request_log import RequestLog

LEAKS = [
    ("written to Anna.Ivanova+x@appo.spb.ru now", "written to [removed] now"),
    ("почта иванов@школа.рф", "почта [removed]"),
    ("Not Found: /en/sign-in/AbC-9_x/", "Not Found: /en/sign-in/[removed]/"),
    ("GET /search?q=Иванов&page=2 failed", "GET /search?[removed] failed"),
    ("from 203.0.113.77", "from 203.0.113.0"),
    ("from 2001:db8:aa:bb::17, again", "from 2001:db8:aa::, again"),
    ("::ffff:203.0.113.77 came", "203.0.113.0 came"),
    ("Cookie: sessionid=abc; x=1\nnext", "Cookie: [removed]\nnext"),
    ("{'Authorization': 'Bearer abc'}", "{'Authorization': [removed]"),
    ("postgresql://mosty:pass@db/mosty", "postgresql://[removed]@db/mosty"),
    (
        'duplicate key "x"\nDETAIL:  Key (name)=(Иванова) already exists.\nend',
        'duplicate key "x"\nDETAIL: [removed]\nend',
    ),
    (
        'invalid input syntax for type integer: "Иванова"',
        "invalid input syntax for type integer: [removed]",
    ),
]
HARMLESS = [
    "migrated in 12:34:56 s",
    "listening on 127.0.0.1:8000 and [::1]:8000",
    "version 5.2.19",
    "What is it? Nothing.",
]


@pytest.fixture
def written(capsys, settings):
    """The lines that the house's configuration writes, read back."""
    logging.config.dictConfig(logging_configuration(level="INFO"))
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    logging.config.dictConfig(settings.LOGGING)


@pytest.mark.parametrize(("text", "expected"), LEAKS)
def test_masking_removes_what_is_personal_or_opens_a_door(text, expected):
    assert masked(text) == expected
    assert masked(expected) == expected


@pytest.mark.parametrize("text", HARMLESS)
def test_masking_leaves_the_rest(text):
    assert masked(text) == text


@settings(deadline=None)
@given(st.from_regex(r"[\w.+-]+", fullmatch=True), st.text(max_size=40))
def test_masking_finds_an_address_of_mail_anywhere(name, around):
    address = f"{name}@school.example.ru"

    assert address not in masked(f"{around} {address} {around}")


@pytest.mark.parametrize("piece", ["a", "/", "::", "1.", "@", "a@", "/?", "ab:"])
def test_masking_a_long_line_takes_no_long_time(piece):
    began = time.process_time()

    masked(piece * 50_000)

    assert time.process_time() - began < 1


def test_masking_looks_at_names_of_fields_and_into_values():
    value = {"user": {"Password": "x", "said": ["a@b.ru", 5]}, "session_id": "y"}

    assert masked_value("", value) == {
        "user": {"Password": "[removed]", "said": ["[removed]", 5]},
        "session_id": "[removed]",
    }


def test_line_is_json_with_time_level_and_logger(written):
    logging.getLogger("mosty.test").info("Договор %s", "№ 5")

    [line] = written()
    assert line.pop("time").endswith("Z")
    assert line == {"event": "Договор № 5", "level": "info", "logger": "mosty.test"}


def test_line_has_no_field_that_nobody_listed(written):
    logging.getLogger("django.security").warning("x", extra={"request": "a secret"})

    assert set(written()[0]) == {"event", "level", "logger", "time"}


def test_exception_is_told_without_values_of_variables(written):
    secret = "Иванова"
    try:
        raise ValueError("letter to ivanova@school.ru not read")
    except ValueError:
        logging.getLogger("mosty.test").exception("failed")

    [line] = written()
    assert 'raise ValueError("letter to [removed] not read")' in line["exception"]
    assert "ValueError: letter to [removed] not read" in line["exception"]
    assert secret not in line["exception"]


@pytest.mark.parametrize(
    "name", ["_granian", "procrastinate.worker", "django.security"]
)
def test_line_of_a_library_is_written_once(written, name):
    logging.getLogger(name).warning("told")

    assert [line["logger"] for line in written()] == [name]


def test_request_leaves_one_line_without_its_query(written):
    answer = Client().post(
        "/healthz?q=Иванова", REMOTE_ADDR="203.0.113.77", HTTP_COOKIE="sessionid=abc"
    )

    line = written()[-1]
    assert line.pop("duration_ms") >= 0
    assert line.pop("time")
    assert line == {
        "event": "request",
        "level": "info",
        "logger": "mosty.requests",
        "request_id": answer.headers["X-Request-ID"],
        "method": "POST",
        "path": "/healthz",
        "status": 405,
        "address": "203.0.113.0",
    }


def test_failing_request_is_told_with_its_name_and_traceback(written, rf):
    def breaks(_request):
        raise RuntimeError("broken for ivanova@school.ru")

    rf_request = rf.get("/sign-in/one-time-token")
    rf_request.client_address = "203.0.113.77"
    RequestLog(convert_exception_to_response(breaks))(rf_request)

    failure, line = written()
    assert failure["request_id"] == line["request_id"]
    assert failure["event"] == "Internal Server Error: /sign-in/[removed]"
    assert "RuntimeError: broken for [removed]" in failure["exception"]
    assert (line["path"], line["status"]) == ("/sign-in/[removed]", 500)


def test_request_takes_its_name_from_a_proxy_only(settings):
    settings.PROXIES = ["192.0.2.1"]
    said = {"HTTP_X_REQUEST_ID": "abcdef-0123456789"}

    trusted = Client().post("/healthz", REMOTE_ADDR="192.0.2.1", **said)
    stranger = Client().post("/healthz", REMOTE_ADDR="192.0.2.2", **said)

    assert trusted.headers["X-Request-ID"] == "abcdef-0123456789"
    assert stranger.headers["X-Request-ID"] != "abcdef-0123456789"


def test_level_that_is_none_stops_the_start_with_a_remedy():
    with pytest.raises(ImproperlyConfigured, match="MOSTY_LOG_LEVEL is “LOUD”"):
        logging_configuration(level="loud")
