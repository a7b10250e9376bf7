"""Pages of those who take part: what the olympiad is, the answer sheet and its worker."""

import json
from hashlib import sha256

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.rules import anybody
from mosty.olympiad import package
from mosty.olympiad.bank import shipped
from mosty.olympiad.models import Edition, Round, Task, Track, Variant
from mosty.olympiad.sheet_words import taking
from mosty.ui.methods import answers_to, require_safe

FOLDER = "olympiad/sheet"
MODULES = (
    "chain",
    "clock",
    "draw",
    "files",
    "keeping",
    "link",
    "make",
    "notices",
    "outbox",
    "paper",
    "sheet",
    "states",
    "store",
    "text",
    "work",
)
DRAWN_WITH = (
    "ui/css/tokens.css",
    "ui/css/site.css",
    "olympiad/sheet.css",
    "ui/js/sheets.js",
    "ui/vendor/htmx-2.0.10.min.js",
    "ui/icons.svg",
    "ui/fonts/golos-text-basic.woff2",
    "ui/fonts/golos-text-cyrillic.woff2",
)
MOST_FILE = 10 * 1024 * 1024
YEAR_S = 31_536_000


@require_safe
@guarded(anybody)
def olympiad(request):
    """What it is, practice at once, entry by code."""
    edition = Edition.objects.filter(is_practice=True, is_closed=False).first()
    tracks = Track.objects.filter(edition=edition, papers__variants__isnull=False)
    by_grades: dict[tuple, list[Track]] = {}
    for one in tracks.order_by("from_grade", "-speech").distinct():
        by_grades.setdefault((one.from_grade, one.to_grade), []).append(one)
    context = {
        "ages": list(by_grades.items()),
        "minutes": Round.objects.filter(edition=edition).values_list(
            "duration_min", flat=True
        )[:1],
        "unchecked": bool(edition) and Task.objects.unchecked().exists(),
        "has_results": Round.objects.filter(results_shown_at__isnull=False).exists(),
    }
    return render(request, "olympiad/portal/olympiad.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def sheet(request):
    """The answer sheet, the same for everybody; a form may bring a code or a track."""
    asked = {}
    if request.method == "POST":
        code, track = request.POST.get("code", ""), request.POST.get("practice", "")
        if code.strip():
            asked["code"] = code[:64]
        elif track.isascii() and track.isdecimal():
            asked["practice"] = int(track[:9])
    context = {
        "asked": asked,
        "words": taking(),
        "doors": doors(),
        "modules": [module_address(name) for name in MODULES],
        "main_module": module_address("sheet"),
    }
    return render(request, "olympiad/portal/sheet.html", context)


def doors() -> dict:
    """Addresses that the scripts ask, and what they may send."""
    names = ("start", "events", "state", "pulse", "hand_in", "outcome", "attach")
    return {name: reverse(f"olympiad_{name}") for name in names} | {
        "worker": reverse("olympiad_worker"),
        "sheet": reverse("olympiad:sheet"),
        "most_file": MOST_FILE,
    }


def module_address(name: str) -> str:
    """Modules name each other by their plain names, so each is fetched by that one."""
    return f"{staticfiles_storage.base_url}{FOLDER}/{name}.js"


@require_safe
@guarded(anybody)
def worker(request):
    """The service worker, told what belongs to this version of the page."""
    files = files_kept()
    text = json.dumps([files, [file_mark(name) for name in MODULES]])
    version = sha256(text.encode()).hexdigest()[:12]
    told = {"VERSION": version, "SHELL": shells(), "FILES": files}
    lines = [f"const {name} = {json.dumps(value)};" for name, value in told.items()]
    with staticfiles_storage.open(f"{FOLDER}/worker.js") as script:
        body = "\n".join([*lines, script.read().decode()])
    answer = HttpResponse(body, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = "/"
    return answer


def files_kept() -> list[str]:
    schemes = sorted({one["picture"] for one in shipped() if one.get("picture")})
    return [
        *(module_address(name) for name in MODULES),
        *(static(name) for name in DRAWN_WITH),
        *(static(f"olympiad/schemes/{name}.svg") for name in schemes),
    ]


def file_mark(name: str) -> str:
    """What changes when a module does: its hashed name."""
    return static(f"{FOLDER}/{name}.js")


def shells() -> list[str]:
    found = []
    for language in ("ru", "en"):
        with override(language):
            found.append(reverse("olympiad:sheet"))
    return found


@require_safe
def paper(request, pk, part):
    """A variant's encrypted package: worth nothing without the key of the start."""
    variant = Variant.objects.filter(pk=pk).first()
    if variant is None or package.address_part(variant) != part:
        raise Http404
    answer = HttpResponse(
        package.encrypted(variant), content_type="application/octet-stream"
    )
    answer["Cache-Control"] = f"public, max-age={YEAR_S}, immutable"
    return answer
