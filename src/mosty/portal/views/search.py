"""The search page, and suggestions while one types."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mosty.access.roles import audiences_of
from mosty.search.finding import LONGEST_QUERY, Results, find, suggest
from mosty.search.kinds import KINDS
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe

PAGE_SIZE = 20
LAST_PAGE = 100


@require_safe
def search(request):
    asked = _Asked.of(request)
    results = asked.results() if asked.text else Results()
    if results.total and not results.hits:
        asked.page = -(-results.total // PAGE_SIZE)
        results = asked.results()
    pages = Paginator(range(results.total), PAGE_SIZE)
    context = {
        "text": asked.text,
        "is_fresh": not asked.text,
        "results": results,
        "page": pages.get_page(asked.page),
        "found": _found(results),
        "tabs": _tabs(asked, results),
        "language": asked.who["language"],
    }
    return render(request, "portal/search.html", context)


@require_safe
def suggestions(request):
    asked = _Asked.of(request)
    results = suggest(asked.text, **asked.who) if asked.text else Results()
    context = {
        "text": asked.text,
        "results": results,
        "all_results": "?" + urlencode({"q": asked.text}),
        "language": asked.who["language"],
    }
    return render(request, "portal/suggestions.html", context)


@dataclass
class _Asked:
    """What the address asks for, and for whom."""

    text: str
    kind: str
    page: int
    who: dict

    @classmethod
    def of(cls, request):
        page = request.GET.get("page", "")
        is_number = page.isascii() and page.isdigit() and len(page) < 4
        kind = request.GET.get("kind", "")
        return cls(
            text=request.GET.get("q", "").strip()[:LONGEST_QUERY],
            kind=kind if kind in KINDS else "",
            page=min(max(int(page), 1), LAST_PAGE) if is_number else 1,
            who={
                "audience": audiences_of(request.user),
                "at": timezone.now(),
                "language": current_language(),
            },
        )

    def results(self):
        return find(
            self.text,
            kinds=[self.kind] if self.kind else None,
            limit=PAGE_SIZE,
            offset=(self.page - 1) * PAGE_SIZE,
            **self.who,
        )


def _found(results):
    if not results.total:
        return ""
    count = number_format(results.total, force_grouping=True)
    if results.is_capped:
        return _("More than %(count)s found. Add a word to narrow it down.") % {
            "count": count
        }
    return ngettext("%(count)s found", "%(count)s found", results.total) % {
        "count": count
    }


def _tabs(asked, results):
    """One tab for everything and one for each kind that has something."""
    if not asked.text:
        return []
    every = find(asked.text, limit=0, **asked.who) if asked.kind else results
    if len(every.counts) < 2 and not asked.kind:
        return []
    sign = "+" if every.is_capped else ""
    address = "?" + urlencode({"q": asked.text})
    return [
        {"title": _("Everything"), "url": address, "current": not asked.kind},
        *(
            {
                "title": kind.label,
                "url": f"{address}&kind={kind.name}",
                "current": kind.name == asked.kind,
                "count": f"{number}{sign}",
            }
            for kind, number in every.counts
        ),
    ]
