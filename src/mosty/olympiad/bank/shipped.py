"""The tasks that come with Mosty."""

from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "data"


@cache
def shipped() -> tuple[dict, ...]:
    """All of them as written, in the order of age groups."""
    return tuple(
        task
        for name in ("5-7", "8-9", "10-11")
        for task in yaml.safe_load((DATA / f"{name}.yaml").read_text("utf-8"))["tasks"]
    )
