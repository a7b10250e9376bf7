"""Answers to the editor while one writes: clean text, pages to link, pictures."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import JsonResponse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents.forms import ImageForm
from mosty.documents.models import Image
from mosty.pages.rules import may_write
from mosty.pages.tidying import tidied
from mosty.search.finding import find
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to, require_safe

LONGEST = 2_000_000
MOST_LINKS = 12
MOST_PICTURES = 60


@never_cache
@answers_to("POST")
@login_required
@guarded(may_write)
def tidy(request):
    """What was pasted, clean."""
    done = tidied(request.POST.get("text", "")[:LONGEST])
    return JsonResponse({"text": done.text, "lost": done.lost_pictures})


@never_cache
@require_safe
@login_required
@guarded(may_write)
def links(request):
    """Public records and pages that may be meant, in the language of the text."""
    language = "en" if request.GET.get("lang") == "en" else "ru"
    words = request.GET.get("q", "").replace("\0", "")[:200]
    if not words.strip():
        return JsonResponse({"links": []})
    with override(language):
        found = find(
            words, audience={Audience.PUBLIC}, language=language, at=timezone.now()
        )
        told = [
            {"title": strip_tags(hit.title), "url": hit.url}
            for hit in found.hits[:MOST_LINKS]
        ]
    with override(get_language()):
        for one, hit in zip(told, found.hits, strict=False):
            one["kind"] = str(hit.kind.label)
    return JsonResponse({"links": told})


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_write)
def pictures(request):
    """Public pictures, the newest first; or a new one is brought."""
    language = "en" if request.GET.get("lang") == "en" else "ru"
    if request.method == "POST":
        return brought(request, language)
    rows = (
        Image.objects.with_renditions()
        .filter(document__audience=Audience.PUBLIC, document__is_archived=False)
        .order_by("-pk")[:MOST_PICTURES]
    )
    told = [told_picture(one, language) for one in rows]
    return JsonResponse({"pictures": [one for one in told if one]})


def brought(request, language):
    form = ImageForm(request.POST, request.FILES, by=request.user, box="richtext")
    if not form.is_valid():
        errors = [
            text if name == NON_FIELD_ERRORS else f"{form[name].label}: {text}"
            for name, faults in form.errors.items()
            for text in faults
        ]
        return JsonResponse({"errors": errors}, status=422)
    try:
        image = form.save(by=request.user)
    except Refused as refusal:
        return JsonResponse({"errors": [str(refusal.message)]}, status=422)
    image = Image.objects.with_renditions().get(pk=image.pk)
    return JsonResponse({"picture": told_picture(image, language)})


def told_picture(image, language) -> dict | None:
    """As the editor puts it into a text: its widest JPEG, and a small one to see."""
    newest = image.document.newest
    made = newest.renditions.all() if newest else []
    jpegs = [one for one in made if one.use == "picture" and "jpeg" in one.media_type]
    if not jpegs:
        return None
    with override("ru"):
        small, wide = jpegs[0].address, jpegs[-1].address
    return {
        "src": wide,
        "small": small,
        "width": jpegs[-1].width,
        "height": jpegs[-1].height,
        "alt": in_language(image, "alt", language=language).text,
    }
