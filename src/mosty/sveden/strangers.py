"""Checks pages that come from anybody, in a process with limits."""

from urllib.parse import urljoin

from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.documents.sandbox import answer_of
from mosty.sveden import fetching
from mosty.sveden.checking.findings import Findings
from mosty.sveden.checking.structure import MOST_FURTHER_PAGES
from mosty.sveden.checking_child import answered, question

CHILD = "mosty.sveden.checking_child"
SECONDS_FOR_ALL = 25
REASONS = {
    "address": _("This is no address of a page. Write it with https://."),
    "private": _("The address leads into a private network. Save the page as a file."),
    "no_answer": _("The site does not answer. Try later, or save the page as a file."),
    "too_slow": _("The site is too slow. Try later, or save the page as a file."),
    "too_large": _("The page is larger than 10 MB."),
    "redirects": _("The address leads on and on to others. Look it up in a browser."),
    "status": _("The site refuses the page. Look the address up in a browser."),
}


class CannotGetPage(Refused):
    """An address at which there is no page for us."""


def check_data(data: bytes) -> Findings:
    """A page as it was put in; its further pages are not looked for."""
    return answered(answer_of(CHILD, question({"": (data, "")})))


def check_address(url: str) -> Findings:
    """A page on the network with its further pages; raises `CannotGetPage`."""
    try:
        url, data = fetching.get(url)
    except fetching.CannotGet as error:
        raise CannotGetPage(message=REASONS[error.code]) from error
    pages: dict[str, tuple[bytes | None, str]] = {"": (data, "")}
    findings = answered(answer_of(CHILD, question(pages)))
    for address, _line in findings.links[:MOST_FURTHER_PAGES]:
        pages[address] = _further(url, address)
    if len(pages) == 1:
        return findings
    return answered(answer_of(CHILD, question(pages)))


def _further(url: str, address: str) -> tuple[bytes | None, str]:
    seconds = SECONDS_FOR_ALL / MOST_FURTHER_PAGES
    try:
        return fetching.get(urljoin(url, address), seconds=seconds)[1], ""
    except (fetching.CannotGet, ValueError) as error:
        code = getattr(error, "code", "address")
        return None, str(REASONS[code]).rstrip(".")
