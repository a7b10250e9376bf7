"""The bank in the office: the register, a task, writing, checking, putting away."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.roles import Audience
from mosty.documents.actions import take, take_image
from mosty.documents.models import Document
from mosty.listings.office.page import office_page
from mosty.olympiad import rules
from mosty.olympiad.actions import tasks as writing
from mosty.olympiad.bank import sheet_of
from mosty.olympiad.bank.finishing import lacks_of
from mosty.olympiad.forms.tasks import TaskForm
from mosty.olympiad.keytelling import key_told
from mosty.olympiad.models import Paper, Task
from mosty.olympiad.models.bank import Kind
from mosty.olympiad.register import REGISTER, text_of
from mosty.olympiad.views.entering import answered, confirmed, form_page
from mosty.olympiad.wording import faults_told, topic_told
from mosty.ui.addresses import numbered, page
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to, require_safe

SOUNDS = (
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"RIFF", "audio/wav"),
)
POLICY = "sandbox; default-src 'none'"


def address(task) -> str:
    return numbered("olympiad_office:task", pk=task.pk)


def found(pk) -> Task:
    rows = Task.objects.select_related("checked_by__person", "written_by__person")
    return get_object_or_404(rows, pk=pk)


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def bank(request):
    template = "olympiad/office/bank.html"
    query = request.GET.urlencode()
    return office_page(request, REGISTER, template=template, context={"query": query})


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def task(request, pk):
    one = found(pk)
    papers = Paper.objects.filter(pool=one).select_related(
        "round__edition__activity", "track"
    )
    lacks = lacks_of(one.written)
    context = {
        "task": one,
        "title": text_of(one, current_language()),
        "topic": topic_told(one.topic),
        "lacks": faults_told(lacks),
        "item": {"id": "t1", **sheet_of(one.written, seed="preview")},
        "keys": key_told(one.written),
        "papers": papers.order_by("-pk"),
        "is_own": one.written_by_id == request.user.pk,
    }
    return render(request, "olympiad/office/bank_task.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_set)
def choose_kind(request):
    return render(request, "olympiad/office/bank_kinds.html", {"kinds": Kind.choices})


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def add_task(request, kind):
    if kind not in Kind.values:
        raise Http404

    @transaction.atomic
    def save(form):
        written, media = with_files(form, by=request.user)
        return writing.add_task(written, by=request.user, **media)

    person = getattr(request.user, "person", None)
    return form_page(
        request,
        TaskForm,
        save,
        title=_("Write a task: %(kind)s") % {"kind": Kind(kind).label},
        over=_("Bank of tasks"),
        back=page("olympiad_office:bank"),
        to=address,
        words=_("The task is in the bank. A second person checks it now."),
        template="olympiad/office/bank_form.html",
        options={
            "kind": kind,
            "by": request.user,
            "initial": {"author": str(person or "")},
        },
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def edit_task(request, pk):
    one = found(pk)

    @transaction.atomic
    def save(form):
        written, media = with_files(form, by=request.user, task=one)
        return writing.revise_task(one, written, by=request.user, **media)

    text = ""
    if one.checked_at:
        text = _("The task is checked. A change takes the check away.")
    return form_page(
        request,
        TaskForm,
        save,
        title=_("Change the task"),
        over=text_of(one, current_language()),
        back=address(one),
        text=text,
        template="olympiad/office/bank_form.html",
        options={"kind": one.kind, "by": request.user, "written": one.written},
    )


def with_files(form, *, by, task=None):
    """The task as written, and its files: those that came, else those it has."""
    written, told = form.written(), form.cleaned_data
    image, audio = (task.image, task.audio) if task else (None, None)
    if told["picture"]:
        image = take_image(
            told["picture"][0],
            by=by,
            alt_ru=told["picture_alt_ru"],
            alt_en=told["picture_alt_en"],
            audience=Audience.STAFF,
        )
        written["picture"] = media_address(image.document)
    elif image and written.get("picture") != media_address(image.document):
        image = None
    if told["audio"]:
        audio = take(told["audio"][0], by=by, audience=Audience.STAFF)
        written["audio"] = media_address(audio)
    elif "audio" not in written:
        audio = None
    return written, {"image": image, "audio": audio}


def media_address(document) -> str:
    return reverse("olympiad_media", kwargs={"key": document.key})


@answers_to("POST")
@login_required
@guarded(rules.may_set)
def check_task(request, pk):
    one = found(pk)
    return answered(
        request,
        lambda: writing.check_task(one, by=request.user),
        words=_("Your check is kept with your name."),
        to=address(one),
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_set)
def archive_task(request, pk):
    one = found(pk)
    return confirmed(
        request,
        lambda: writing.archive_task(one, by=request.user),
        title=_("Put the task into the archive"),
        text=_("It is offered for no paper any more. Papers that have it keep it."),
        over=text_of(one, current_language()),
        back=address(one),
        words=_("The task is in the archive."),
    )


@answers_to("POST")
@login_required
@guarded(rules.may_set)
def restore_task(request, pk):
    one = found(pk)
    return answered(
        request,
        lambda: writing.restore_task(one, by=request.user),
        words=_("The task is back in the bank."),
        to=address(one),
    )


@require_safe
def media(request, key):
    """A picture or sound of a task, for whoever has been told its address."""
    of_task = Task.objects.filter(image__document__key=key).exists()
    if not of_task and not Task.objects.filter(audio__key=key).exists():
        raise Http404
    version = Document.objects.get(key=key).versions.first()
    if version is None or not version.file.storage.exists(version.file.name):
        raise Http404
    with version.file.open("rb") as file:
        begins = file.read(12)
    sound = next((kind for sign, kind in SOUNDS if begins.startswith(sign)), "")
    sound = "audio/mp4" if begins[4:8] == b"ftyp" else sound
    kind = version.media_type if of_task else sound or "application/octet-stream"
    response = FileResponse(version.file.open("rb"), content_type=kind)
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=86400"
    return response
