"""`mosty policy`: who may use which address, on one sheet.

Read from the pages themselves: each address with its methods, the sentence of its
rule and the roles that pass it.
"""

import argparse
import json
import sys

from mosty.access.roles import SENTENCES, WITH_SECOND_FACTOR, Role
from mosty.people import policy

FAULT = 1


def main(arguments: list[str]) -> int:
    """Exit code 1 when a page of the office has no rule that can be told."""
    parser = argparse.ArgumentParser(prog="mosty policy", description=__doc__)
    parser.add_argument("--json", action="store_true", help="for a program to read")
    asked = parser.parse_args(arguments)
    if asked.json:
        print(json.dumps(as_data(), ensure_ascii=False, indent=1))
    else:
        print(as_text())
    problems = policy.problems()
    for address in problems:
        print(f"mosty: {address} has no rule that can be told.", file=sys.stderr)
    return FAULT if problems else 0


def as_data() -> dict:
    return {
        "roles": [
            {
                "role": role.value,
                "sentence": str(SENTENCES[role]),
                "second_factor": role in WITH_SECOND_FACTOR,
            }
            for role in Role
        ],
        "addresses": [
            {
                "address": one.address,
                "name": one.name,
                "methods": list(one.methods),
                "rule": one.sentence,
                "roles": [role.value for role in one.roles],
                "visitors": one.is_public,
                "depends_on_record": one.is_narrowed,
            }
            for one in policy.entries()
        ],
    }


def as_text() -> str:
    lines = []
    for name, entries in policy.sheet():
        lines += ["", name.upper()]
        for one in entries:
            who = "everybody" if one.is_public else roles_of(one)
            lines.append(f"{one.address}  {' '.join(one.methods)}")
            lines.append(f"    {who}: {one.sentence}")
    return "\n".join(lines).strip()


def roles_of(entry) -> str:
    roles = " ".join(role.value for role in entry.roles) or "signed in"
    return f"{roles}, by record" if entry.is_narrowed else roles
