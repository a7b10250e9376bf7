"""Who signed the published documents."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.documents import actions as documents
from mosty.documents.models import Document
from mosty.sveden import actions, rules
from mosty.sveden.forms import SignatureForm
from mosty.sveden.models import Signature
from mosty.sveden.register import published_papers
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def papers(request):
    """Documents that the page links, and who signed each."""
    found = published_papers().select_related(
        "agreement__counterpart", "document__published_signature"
    )
    rows = [
        {
            "paper": one,
            "signature": getattr(one.document, "published_signature", None),
        }
        for one in found.order_by("agreement__register_number", "pk")
    ]
    context = {"rows": rows, "may_publish": rules.may_publish(request.user)}
    return render(request, "sveden/office/papers.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_publish)
def signature(request, pk):
    """Say who signed a published document, and bring the file of the signature."""
    shown = published_papers().values("document")
    document = get_object_or_404(Document, pk=pk, pk__in=shown)
    standing = Signature.objects.filter(document=document).first()

    @transaction.atomic
    def save(form):
        values = {
            name: value for name, value in form.values().items() if name != "files"
        }
        expected = form.expected() if standing else None
        file = None
        for upload in form.cleaned_data["files"]:
            title = f"{document.title_ru}.sig"[:400]
            file = documents.take(upload, by=request.user, title_ru=title)
        return actions.sign(
            document, values, by=request.user, file=file, expected=expected
        )

    form, done = submitted(
        request,
        SignatureForm,
        save,
        thing=standing,
        user=request.user,
        document=document,
    )
    if done is not None:
        messages.success(request, _("It is noted who signed the document."))
        return redirect("sveden_office:papers")
    context = {
        "form": form,
        "title": str(document),
        "back": reverse("sveden_office:papers"),
        "text": _("The page shows it beside the document, as the law asks."),
        "take_back": standing
        and reverse("sveden_office:take_signature_back", kwargs={"pk": pk}),
    }
    return render(request, "sveden/office/form.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_publish)
def take_signature_back(request, pk):
    standing = get_object_or_404(Signature, document=pk)
    actions.take_signature_back(standing, by=request.user)
    messages.success(request, _("The signature is taken back."))
    return redirect("sveden_office:papers")
