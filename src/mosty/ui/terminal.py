"""The language in which a command speaks to the person at the terminal."""

import os
from collections.abc import Mapping

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def terminal_language(environ: Mapping[str, str] = os.environ) -> str:
    """`ru` for a Russian locale, `en` for every other and for none."""
    locale = next((environ[name] for name in VARIABLES if environ.get(name)), "")
    return "ru" if locale.lower().startswith("ru") else "en"
