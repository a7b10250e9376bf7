"""Structured logs without personal data.

One JSON object a line on standard error; a readable form where that is a terminal.
"""

import logging
import sys

import structlog
from django.core.exceptions import ImproperlyConfigured

from mosty.config.masking import masked_value

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

# Other extras are never written: Django adds the whole request, the queue a whole job.
FIELDS = ("method", "path", "status", "duration_ms", "address")
OURS = {"event", "level", "logger", "time", "request_id", "exception"}


class StandardError(logging.StreamHandler):
    """Writes to what is standard error now, not to what it was at the start."""

    def __init__(self):
        logging.Handler.__init__(self)

    @property
    def stream(self):
        return sys.stderr


def logging_configuration(*, level: str) -> dict:
    """A `dictConfig` for Django, granian and the queue alike."""
    level = level.upper()
    if level not in LEVELS:
        raise ImproperlyConfigured(
            f"MOSTY_LOG_LEVEL is “{level}”: write {', '.join(LEVELS)}."
        )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"structured": structured(is_terminal=is_terminal())},
        "handlers": {
            "standard_error": {"()": StandardError, "formatter": "structured"}
        },
        "root": {"handlers": ["standard_error"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level},
            # A page that is not there is told by the line of its request.
            "django.request": {"level": "ERROR"},
            # At INFO it tells each task it registers, in every command.
            "procrastinate": {"level": "WARNING"},
            "_granian": {"handlers": [], "level": level, "propagate": True},
            "granian.access": {"handlers": [], "level": level, "propagate": True},
        },
    }


def structured(*, is_terminal: bool) -> dict:
    """The formatter, for records of the standard library's loggers."""
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.ExtraAdder(allow=FIELDS),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        ],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,  # never the values of variables
            without_personal_data,
            readable() if is_terminal else lines(),
        ],
    }


def without_personal_data(_logger, _method, event: dict) -> dict:
    return {
        name: value if name in {"time", "level"} else masked_value(name, value)
        for name, value in event.items()
        if name in OURS or name in FIELDS
    }


def readable():
    return structlog.dev.ConsoleRenderer(
        timestamp_key="time", exception_formatter=structlog.dev.plain_traceback
    )


def lines():
    return structlog.processors.JSONRenderer(ensure_ascii=False)


def is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
