"""The policy of the house: every address, its methods, its rule, who passes it.

Read from the addresses themselves, so that it cannot say anything else than what the
pages do. A page without a rule of its own is a public one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from mosty.access.roles import Role
from mosty.access.rules import Rule, anybody

OFFICE = re.compile(r"^(office|me)/")


@dataclass(frozen=True)
class Entry:
    """An address with its arguments in brackets, and who may use it.

    `roles` is empty where none is asked for; `is_narrowed` says that the rule looks
    at the record too, so that a holder of the role may still be refused.
    """

    address: str
    name: str
    methods: tuple[str, ...]
    rule: Rule | None

    @property
    def sentence(self) -> str:
        return str(self.rule.sentence) if self.rule else ""

    @property
    def roles(self) -> list[Role]:
        return [role for role in Role if self.rule and role in self.rule.roles]

    @property
    def is_public(self) -> bool:
        return bool(self.rule and self.rule.is_for_visitors)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.rule and self.rule.when)


def entries() -> list[Entry]:
    """Each address once, in the order of the alphabet; English ones are the same."""
    found: dict[tuple[str, str], Entry] = {}
    for address, name, view in views():
        key = (address, getattr(view, "__name__", ""))
        if key not in found:
            found[key] = Entry(
                address="/" + address,
                name=name,
                methods=tuple(getattr(view, "methods", ())),
                rule=rule_of(view, address),
            )
    return sorted(found.values(), key=lambda one: one.address)


def sentences_of(role: Role, listed: list[Entry]) -> list[str]:
    """What is open to a role, each rule once, in the order of the addresses."""
    return list(dict.fromkeys(one.sentence for one in listed if role in one.roles))


def rule_of(view, address) -> Rule | None:
    """The page's own rule; a page outside of the office without one is public."""
    rule = getattr(view, "rule", None)
    if isinstance(rule, Rule):
        return rule
    if rule is None and not OFFICE.match(address):
        return anybody
    return None


def views(resolver=None, prefix="", space="") -> Iterator[tuple[str, str, object]]:
    """Address, full name and view of every page of the house."""
    for pattern in (resolver or get_resolver()).url_patterns:
        address = prefix + spoken(pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from views(pattern, address, inner)
        elif isinstance(pattern, URLPattern):
            yield address, f"{space}{pattern.name}", pattern.callback


def spoken(pattern) -> str:
    """The pattern as people read it; the language's prefix is left out."""
    return re.sub(r"^(ru|en)/$", "", str(pattern.pattern))


def sheet() -> list[tuple[str, list[Entry]]]:
    """The entries in three parts: the site, one's own pages, the office."""
    parts: dict[str, list[Entry]] = {"site": [], "me": [], "office": []}
    for one in entries():
        match = OFFICE.match(one.address[1:])
        parts[match[1] if match else "site"].append(one)
    return list(parts.items())


def problems() -> list[str]:
    """Pages of the office without a rule that can be printed."""
    return [one.address for one in entries() if one.rule is None or not one.methods]
