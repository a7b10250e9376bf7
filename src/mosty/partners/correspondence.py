"""What a letter tells of itself: whose it is, its numbers, who of theirs wrote it."""

import re

NUMBER = (
    r"№?\s*(?P<number>[\w/.-]*\d[\w/.-]*)"
    r"(?:\s+от\s+(?P<day>\d{1,2}\.\d{1,2}\.\d{4}))?"
)
OUTGOING = re.compile(r"\bисх(?:одящий|\.)?\s*" + NUMBER, re.IGNORECASE)
INCOMING = re.compile(r"\bвх(?:одящий|\.)?\s*" + NUMBER, re.IGNORECASE)
FREE_MAIL = {"yandex.ru", "ya.ru", "mail.ru", "bk.ru", "inbox.ru", "list.ru"}
FREE_MAIL |= {"rambler.ru", "tut.by", "mail.kz", "gmail.com", "outlook.com"}
FREE_MAIL |= {"hotmail.com", "icloud.com", "yahoo.com"}


def domain_of(address: str) -> str:
    """The part after @ in small letters; of a free mail service, which says nothing
    of whose letter it is, the whole address."""
    address = address.strip().lower()
    domain = address.rpartition("@")[2].removeprefix("www.")
    return address if domain in FREE_MAIL else domain


def is_ours(sender: str, *, our_addresses) -> bool:
    """Whether we sent it: by our address, or by the domain of one."""
    known = {domain_of(one) for one in our_addresses if "@" in one}
    mine = domain_of(sender)
    return any(mine == one or mine.endswith(f".{one}") for one in known)


def number_in(pattern: re.Pattern, text: str) -> tuple[str, str]:
    """A number and its day as written, empty where there is none."""
    found = pattern.search(text)
    if found is None:
        return "", ""
    return found["number"].rstrip(".-/"), found["day"] or ""
