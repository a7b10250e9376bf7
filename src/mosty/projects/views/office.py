"""Projects in the office: the list, the record, opening, editing, the archive."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import ChangedMeanwhile
from mosty.access.submitting import submitted
from mosty.activities import queries as activities
from mosty.institution import context as institution
from mosty.listings.office.page import office_page
from mosty.projects import actions, queries, rules
from mosty.projects.course import span_of
from mosty.projects.forms import ProjectForm, in_rows
from mosty.projects.models import Project
from mosty.projects.register import REGISTER
from mosty.projects.wording import BADGES, standing_sentence, standing_title
from mosty.ui.addresses import numbered, page
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def records(request):
    return office_page(request, REGISTER)


def found(request, pk) -> Project:
    """One that was put away too."""
    rows = Project.objects.kept_for(request.user).select_related("activity")
    return get_object_or_404(rows.prefetch_related("phases"), pk=pk)


def address(project) -> str:
    return numbered("projects_office:record", pk=project.pk)


@never_cache
@require_safe
@login_required
@guarded(rules.may_read)
def record(request, pk):
    project, today = found(request, pk), localdate()
    row = queries.row_of(project, on=today, home=institution.of(request).country_code)
    context = {
        "project": project,
        "activity": project.activity,
        "row": row,
        "badge": standing_title(row.standing),
        "badge_kind": BADGES[row.standing],
        "sentence": standing_sentence(row.standing),
        "span": span_of(row.stages, today=today),
        "participants": activities.participants(project.activity, user=request.user),
        "may_keep": rules.may_keep(request.user),
        **activities.outcome(project.activity, user=request.user),
    }
    return render(request, "projects/office/record.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def add(request):
    @transaction.atomic
    def save(form):
        told = form.told()
        project = actions.open_project(
            told.pop("title_ru"),
            by=request.user,
            phases=told.pop("phases"),
            countries=told.pop("countries"),
        )
        return actions.revise(project, told, by=request.user)

    form, project = submitted(request, ProjectForm, save, user=request.user)
    if project is not None:
        messages.success(request, _("The project is opened and stands on the site."))
        return redirect(address(project))
    context = {
        "form": form,
        "title": _("Open a project"),
        "back": page("projects_office:records"),
    }
    return render(request, "projects/office/form.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def edit(request, pk):
    project = found(request, pk)

    @transaction.atomic
    def save(form):
        held = actions.locked(project)
        if in_rows(held) != form.rows_seen():
            raise ChangedMeanwhile(held)
        return actions.revise(
            held, form.told(), by=request.user, expected=form.expected_columns()
        )

    form, saved = submitted(
        request, ProjectForm, save, thing=project, user=request.user
    )
    if saved is not None:
        messages.success(request, _("Saved."))
        return redirect(address(project))
    context = {
        "form": form,
        "title": _("Edit the project"),
        "over": project,
        "back": address(project),
    }
    return render(request, "projects/office/form.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def archive(request, pk):
    """Says what will be hidden, then hides it."""
    project = found(request, pk)
    if request.method == "POST":
        actions.archive(project, by=request.user)
        messages.success(request, _("The project is in the archive."))
        return redirect(address(project))
    context = {"project": project, "back": address(project)}
    return render(request, "projects/office/archive.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_keep)
def restore(request, pk):
    project = found(request, pk)
    actions.restore(project, by=request.user)
    messages.success(request, _("The project is back on the site."))
    return redirect(address(project))
