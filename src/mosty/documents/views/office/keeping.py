"""Storing documents, new versions, who may see them, putting away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.documents import actions, rules
from mosty.documents.forms.papers import (
    AudienceForm,
    NewPapersForm,
    PaperForm,
    VersionForm,
)
from mosty.documents.forms.pictures import ImageForm
from mosty.documents.models import FiledDocument, Image
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def add(request):
    @transaction.atomic
    def save(form):
        columns = form.columns()
        files = form.cleaned_data["files"]
        taken = {"by": request.user, "is_paper": True, **columns}
        return [actions.take(one, **taken) for one in files]

    form, stored = submitted(request, NewPapersForm, save, by=request.user)
    if stored is None:
        return render(request, "documents/office/add.html", {"form": form})
    count = len(stored)
    said = ngettext(
        "%(count)s document is stored.", "%(count)s documents are stored.", count
    )
    messages.success(request, said % {"count": count})
    if count == 1:
        return redirect("documents_office:record", pk=stored[0].pk)
    return redirect("documents_office:list")


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def edit(request, document):
    def save(form):
        return actions.describe(
            document, form.values(), by=request.user, expected=form.expected()
        )

    form, saved = submitted(request, PaperForm, save, thing=document)
    if saved is None:
        context = {"form": form, "document": document}
        return render(request, "documents/office/edit.html", context)
    messages.success(request, _("The document is described anew."))
    return redirect(document)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def add_version(request, document):
    def save(form):
        upload, reason = form.cleaned_data["file"][0], form.cleaned_data["reason"]
        return actions.take(
            upload, by=request.user, document=document, reason=reason, is_paper=True
        )

    before = document.newest
    options = {"by": request.user, "document": document}
    form, stored = submitted(request, VersionForm, save, **options)
    if stored is None:
        context = {"form": form, "document": document}
        return render(request, "documents/office/version.html", context)
    messages.success(request, stored_told(before, stored.versions.first()))
    return redirect(document)


def stored_told(before, now) -> str:
    """Whether there is a new version by now, or only the first file, or the same."""
    if before is None:
        return _("The file is stored.")
    if before.pk == now.pk:
        return _("This file is the newest version already: nothing has changed.")
    return _("The new version is stored; the earlier ones stay.")


@answers_to("POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def bring_back(request, document, number):
    version = get_object_or_404(document.versions, number=number)
    reason = _("Version %(number)s again") % {"number": number}
    actions.bring_back(document, version, by=request.user, reason=reason)
    messages.success(request, _("This version is shown again; the others stay."))
    return redirect(document)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def show_to(request, document):
    form = AudienceForm(request.POST)
    if form.is_valid():
        audience = form.cleaned_data["audience"]
        row = actions.show_to(document, audience, by=request.user)
        told = {"audience": row.get_audience_display()}
        said = _("From now on it is seen by: %(audience)s. Its address asks each time.")
        messages.success(request, said % told)
    return redirect(document)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def archive(request, document):
    actions.archive(document, by=request.user)
    said = _(
        "The document is put away: its address gives nothing. It can be brought back."
    )
    messages.success(request, said)
    return redirect(document)


@answers_to("POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def restore(request, document):
    actions.restore(document, by=request.user)
    messages.success(request, _("The document is brought back."))
    return redirect(document)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, FiledDocument)
def picture(request, document):
    """The words of a picture and what must stay in sight."""
    image = get_object_or_404(Image, document_id=document.pk)
    options = {"by": request.user, "box": f"image:{image.pk}", "image": image}

    def save(form):
        return form.save(by=request.user)

    form, saved = submitted(request, ImageForm, save, **options)
    if saved is None:
        context = {"form": form, "document": document}
        return render(request, "documents/office/picture.html", context)
    messages.success(request, _("The picture is described anew."))
    return redirect(document)
