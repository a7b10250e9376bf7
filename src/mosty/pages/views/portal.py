"""News and free pages."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from mosty.institution import context as institution
from mosty.pages import previewing
from mosty.pages.linked import linked_data
from mosty.pages.models import News, Page
from mosty.pages.shipped import SHIPPED
from mosty.ui.bilingual import current_language
from mosty.ui.methods import require_safe

PER_PAGE = 20
NEIGHBOURS = 4


@require_safe
def news(request):
    """All news, the latest first."""
    published = News.objects.published(timezone.now())
    page = Paginator(published, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/portal/news.html", {"page": page})


@require_safe
def news_item(request, slug):
    readable = News.objects.readable(request.user, timezone.now()).at(slug)
    one = readable.select_related("image__document").first()
    if one is None:
        raise Http404
    if slug != one.own_slug:
        return redirect(one, permanent=True)
    return shown_news(request, one)


def shown_news(request, one, *, is_preview=False):
    """A piece of news as visitors see it."""
    now = timezone.now()
    others = News.objects.published(now).exclude(pk=one.pk)[:NEIGHBOURS]
    context = {
        "news": one,
        "others": others,
        "is_public": one.is_published(now),
        "is_preview": is_preview,
        "linked_data": linked_data(one, institution.of(request)),
    }
    return render(request, "pages/portal/news_item.html", context)


@require_safe
def page(request, slug):
    """The institution's page at this address, else the one that is shipped."""
    readable = Page.objects.readable(request.user, timezone.now())
    written = readable.at(slug).first()
    if written is not None and slug != written.own_slug:
        return redirect(written, permanent=True)
    if written is not None:
        return shown_page(request, written)
    if slug not in SHIPPED:
        raise Http404
    shipped = SHIPPED[slug]
    context = {"title": shipped.title, "text": shipped.texts[current_language()]}
    return render(request, "pages/portal/shipped.html", context)


def shown_page(request, written, *, is_preview=False):
    """A page as visitors see it."""
    context = {
        "page": written,
        "is_public": written.is_published(timezone.now()),
        "is_preview": is_preview,
    }
    return render(request, "pages/portal/page.html", context)


@never_cache
@require_safe
def preview(request, token):
    """What is not published yet, for whoever was given this address."""
    text = previewing.text_of(token)
    if text is None:
        raise Http404
    show = shown_news if isinstance(text, News) else shown_page
    response = show(request, text, is_preview=True)
    response["X-Robots-Tag"] = "noindex"
    return response
