"""Finding documents, and the page of one."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.documents import rules, uses
from mosty.documents.forms.papers import AudienceForm
from mosty.documents.models import FiledDocument
from mosty.documents.register import AWAY, DOCUMENTS
from mosty.documents.views.portal import given_out, picture_of
from mosty.documents.withholding import is_withheld
from mosty.journal.kinds import names_of
from mosty.listings.office.page import office_page
from mosty.ui.methods import require_safe


@require_safe
@login_required
@guarded(rules.may_read)
def documents(request):
    return office_page(request, DOCUMENTS)


@require_safe
@login_required
@guarded(rules.may_read)
def away(request):
    """Documents that were put away, each with the way back."""
    return office_page(request, AWAY)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read, FiledDocument)
def record(request, document):
    versions = list(document.versions.prefetch_related("renditions"))
    actors = names_of({one.added_by for one in versions if one.added_by})
    for one in versions:
        one.who = actors.get(one.added_by, "")
        one.pictures = [made for made in one.renditions.all() if is_shown(made)]
    newest = versions[0] if versions else None
    context = {
        "document": document,
        "newest": newest,
        "versions": versions,
        "uses": uses.uses_of(document, request.user),
        "image": getattr(document, "image", None),
        "audience_form": AudienceForm(initial={"audience": document.audience}),
        "is_withheld": is_withheld(document),
        "may_keep": rules.may_keep(request.user, document),
        "is_waiting": newest is not None and newest.looked_at is None,
    }
    return render(request, "documents/office/record.html", context)


def is_shown(made) -> bool:
    """Pages, and of a photograph one width, in the lighter form."""
    return made.media_type == "image/webp" and made.width <= 1000


@require_safe
@login_required
@guarded(rules.may_read, FiledDocument)
def version(request, document, number):
    """Any version, also of a document that was put away."""
    one = get_object_or_404(document.versions, number=number)
    if not one.file.storage.exists(one.file.name):
        raise Http404
    response = given_out(one)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@login_required
@guarded(rules.may_read, FiledDocument)
def page_picture(request, document, number, rendition):
    """A picture made of any version."""
    one = get_object_or_404(document.versions, number=number)
    made = get_object_or_404(one.renditions, pk=rendition)
    if not made.file.storage.exists(made.file.name):
        raise Http404
    return picture_of(request, made, is_public=False)
