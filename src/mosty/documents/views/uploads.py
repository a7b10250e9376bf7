"""The way of a file in parts, in the spirit of tus 1.0 (tus.io/protocols).

POST begins (or finds again what was begun), HEAD tells how far it is, PATCH brings
bytes from `Upload-Offset` on, DELETE gives it up, GET shows the row of the box.
"""

import re
from functools import wraps

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.documents import actions, limits, rules
from mosty.documents.actions import uploading
from mosty.documents.examining import TooLarge
from mosty.documents.models import Upload
from mosty.documents.refusals import DiskFull
from mosty.ui.methods import answers_to

BYTES = "application/offset+octet-stream"
STATUS = {
    DiskFull: 507,
    TooLarge: 413,
    uploading.OutOfStep: 409,
    uploading.Spoilt: 460,
    uploading.TooMuchWaiting: 429,
}
FIELD_NAME = re.compile(r"[\w-]{1,80}")


def in_words(view):
    """What is refused is answered as a sentence that the box shows."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            status = STATUS.get(type(refusal), 422)
            answer = JsonResponse({"message": str(refusal.message)}, status=status)
            if isinstance(refusal, uploading.OutOfStep):
                answer["Upload-Offset"] = refusal.thing.received_bytes
            return answer

    return wrapper


@answers_to("POST")
@guarded(rules.may_upload)
@in_words
def begin(request):
    told = request.POST
    size = told.get("size", "")
    upload = actions.begin(
        by=request.user,
        box=told.get("box", ""),
        name=told.get("name", ""),
        size_bytes=int(size) if size.isascii() and size.isdecimal() else 0,
        mark=told.get("mark", ""),
    )
    address = reverse("documents:upload", args=[upload.key])
    return further(
        JsonResponse({"address": address, "key": str(upload.key)}, status=201), upload
    )


@answers_to("GET", "HEAD", "PATCH", "DELETE")
@guarded(rules.may_upload, Upload, key="key")
@in_words
def upload(request, upload):
    if request.method == "PATCH":
        return bring(request, upload)
    if request.method == "DELETE":
        actions.drop(upload)
        return HttpResponse(status=204)
    if request.method == "HEAD":
        return further(HttpResponse(), upload)
    if "paper" in request.GET:
        refuse_as_paper(upload)
    name = request.GET.get("name", "")
    context = {"upload": upload, "name": name if FIELD_NAME.fullmatch(name) else ""}
    return further(render(request, "documents/upload_row.html", context), upload)


def bring(request, upload):
    """A part of the file; with the last one it is told what the file is."""
    if request.content_type != BYTES:
        message = _("This browser does not send parts of files as it should.")
        return JsonResponse({"message": message}, status=415)
    start = request.headers.get("Upload-Offset", "")
    data = request.read(limits.MAX_PART + 1)
    if len(data) > limits.MAX_PART:
        raise TooLarge
    if data or not upload.has_arrived:
        is_number = start.isascii() and start.isdecimal()
        checksum = request.headers.get("Upload-Checksum", "")
        upload = actions.add_bytes(
            upload,
            data,
            start=int(start) if is_number else -1,
            checksum=checksum.removeprefix("sha256 "),
        )
    if upload.has_arrived:
        upload = actions.finish(upload)
    return further(HttpResponse(status=204), upload)


def refuse_as_paper(upload):
    """What can be no paper is given up with a word, before it is shown as taken."""
    try:
        uploading.refuse_unfit(upload)
    except Refused:
        actions.drop(upload)
        raise


def further(response, upload):
    """How far it is, told to nobody else."""
    response["Upload-Offset"] = upload.received_bytes
    response["Upload-Length"] = upload.size_bytes
    response["Cache-Control"] = "no-store"
    return response
