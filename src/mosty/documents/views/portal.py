"""Stored files, given out so that they can do nothing here."""

from django.http import FileResponse, Http404, HttpResponse

from mosty.access.roles import Audience
from mosty.documents.filetypes import INLINE, UNKNOWN
from mosty.documents.models import Document, Rendition
from mosty.ui.methods import require_safe

POLICY = "sandbox; default-src 'none'"


@require_safe
def download(request, key):
    """The newest version, for those who may see the document."""
    document = Document.objects.visible_to(request.user).filter(key=key).first()
    version = document.versions.first() if document else None
    if version is None or not version.file.storage.exists(version.file.name):
        raise Http404
    tag = f'"{version.sha256}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        response = given_out(version)
    response["ETag"] = tag
    is_public = document.audience == Audience.PUBLIC
    response["Cache-Control"] = "no-cache" if is_public else "private, no-store"
    return response


@require_safe
def rendition(request, key, pk):
    """A picture made here, for those who may see its document, asked each time."""
    document = Document.objects.visible_to(request.user).filter(key=key).first()
    newest = document.versions.first() if document else None
    made = Rendition.objects.filter(pk=pk, version=newest).first() if newest else None
    if made is None or not made.file.storage.exists(made.file.name):
        raise Http404
    return picture_of(request, made, is_public=document.audience == Audience.PUBLIC)


def picture_of(request, made, *, is_public):
    tag = f'"r{made.pk}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        response = FileResponse(made.file.open("rb"), content_type=made.media_type)
        response["Content-Security-Policy"] = POLICY
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache" if is_public else "private, no-store"
    return response


def given_out(version):
    """Shown in the browser only if it is a PDF or a raster picture."""
    is_inline = version.media_type in INLINE
    response = FileResponse(
        version.file.open("rb"),
        as_attachment=not is_inline,
        filename=version.name,
        content_type=version.media_type or UNKNOWN,
    )
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response
