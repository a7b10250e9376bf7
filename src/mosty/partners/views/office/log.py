"""The contact log of a partner: entries, steps, letters dropped in, papers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.submitting import submitted
from mosty.documents.actions import drop
from mosty.documents.actions.uploading import opened
from mosty.partners import actions
from mosty.partners.forms.contacts import as_known
from mosty.partners.forms.log import EntryForm, LettersForm, PapersForm
from mosty.partners.models import KeptOrganisation
from mosty.partners.rules import may_keep
from mosty.partners.views.office.entering import page
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def add(request, organisation):
    def save(form):
        return actions.write_entry(
            organisation,
            by=request.user,
            uploads=form.cleaned_data["files"],
            **form.values(),
        )

    form, done = submitted(
        request,
        EntryForm,
        save,
        organisation=organisation,
        user=request.user,
        initial={
            "happened_on": as_known(timezone.localdate()),
            "ours": request.user.person_id,
            "responsible": request.user.person_id,
        }
        if request.method != "POST"
        else None,
    )
    if done is not None:
        messages.success(request, _("It is in the contact log."))
        return redirect(done)
    return page(request, organisation, form, title=_("Write down a contact"))


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def edit(request, organisation, entry):
    entry = found(request, organisation, entry)

    def save(form):
        return actions.amend_entry(
            entry,
            by=request.user,
            uploads=form.cleaned_data["files"],
            expected=form.expected(),
            **form.values(),
        )

    options = {"organisation": organisation, "user": request.user}
    form, done = submitted(request, EntryForm, save, thing=entry, **options)
    if done is not None:
        messages.success(request, _("Saved."))
        return redirect(done)
    return page(request, organisation, form, title=_("Edit the entry"))


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def archive(request, organisation, entry):
    actions.archive_entry(found(request, organisation, entry), by=request.user)
    messages.success(request, _("The entry is put away and can be brought back."))
    return redirect(organisation)


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def restore(request, organisation, entry):
    actions.restore_entry(found(request, organisation, entry), by=request.user)
    messages.success(request, _("The entry is in the contact log again."))
    return redirect(organisation)


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def finish(request, organisation, entry):
    """The next step was taken; sent again, it is open again."""
    row = found(request, organisation, entry)
    on = None if row.step_done_on else timezone.localdate()
    actions.finish_step(row, on=on, by=request.user)
    words = _("The step is done.") if on else _("The step is open again.")
    messages.success(request, words)
    return redirect(organisation)


@answers_to("POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def letters(request, organisation):
    """Letters dropped in: each becomes an entry, or a sentence says why not.

    One that was refused waits on; it is not lost with a full disk.
    """
    options = {"organisation": organisation, "user": request.user}
    form = LettersForm(request.POST, request.FILES, **options)
    if not form.is_valid():
        for errors in form.errors.values():
            for error in errors:
                messages.error(request, error)
        return redirect(organisation)
    written = []
    for upload in form.cleaned_data["letters"]:
        try:
            data = opened(upload).read()
            written.append(actions.log_letter(organisation, data, by=request.user))
        except actions.AlreadyHere as refusal:
            messages.warning(request, f"{upload.name}: {refusal}")
        except Refused as refusal:
            messages.warning(request, f"{upload.name}: {refusal}")
            continue
        drop(upload)
    if written:
        words = ngettext(
            "The letter is in the contact log.",
            "%(number)s letters are in the contact log.",
            len(written),
        )
        messages.success(request, words % {"number": len(written)})
    return redirect(written[0] if len(written) == 1 else organisation)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, KeptOrganisation)
def papers(request, organisation):
    """Keep files with the partner."""

    def save(form):
        for upload in form.cleaned_data["files"]:
            actions.keep_paper(organisation, upload, by=request.user)
        return organisation

    options = {"organisation": organisation, "user": request.user}
    form, done = submitted(request, PapersForm, save, **options)
    if done is not None:
        messages.success(request, _("The files are kept with the partner."))
        return redirect(organisation)
    return page(request, organisation, form, title=_("Files of the partner"))


def found(request, organisation, pk):
    return get_object_or_404(organisation.log.visible_to(request.user), pk=pk)
