"""News and free pages."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from mosty.institution import context as institution
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
    now = timezone.now()
    one = get_object_or_404(News.objects.readable(request.user, now), slug=slug)
    others = News.objects.published(now).exclude(pk=one.pk)[:NEIGHBOURS]
    context = {
        "news": one,
        "others": others,
        "is_public": one.is_published(now),
        "linked_data": linked_data(one, institution.of(request)),
    }
    return render(request, "pages/portal/news_item.html", context)


@require_safe
def page(request, slug):
    """The institution's page at this address, else the one that is shipped."""
    now = timezone.now()
    written = Page.objects.readable(request.user, now).filter(slug=slug).first()
    if written is not None:
        context = {"page": written, "is_public": written.is_published(now)}
        return render(request, "pages/portal/page.html", context)
    if slug not in SHIPPED:
        raise Http404
    shipped = SHIPPED[slug]
    context = {"title": shipped.title, "text": shipped.texts[current_language()]}
    return render(request, "pages/portal/shipped.html", context)
