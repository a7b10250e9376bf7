"""Projects as a list and on a scale of years; the page of each."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mosty.activities import queries as activities
from mosty.institution import context as institution
from mosty.projects import asked, queries
from mosty.projects.course import span_of
from mosty.projects.linked import linked_data
from mosty.projects.tables import projects_table
from mosty.projects.wording import BADGES, standing_sentence, standing_title
from mosty.ui.bilingual import in_language
from mosty.ui.methods import require_safe
from mosty.ui.span import Bank


@require_safe
def projects(request):
    """The list; `?view=table` shows a table instead of the scale of years."""
    today, home = localdate(), institution.of(request).country_code
    everything = queries.rows(queries.visible(request.user), on=today, home=home)
    question = asked.Asked.of(request.GET)
    shown = [row for row in everything if question.fits(row)]
    address = reverse("projects:projects")
    context = {
        "question": question,
        "rows": shown,
        "scale": queries.scale(shown, on=today),
        "table": projects_table(shown) if question.view == "table" else None,
        "filters": asked.filters(question, everything, home=home),
        "chips": asked.chips(question, everything),
        "found": asked.found_words(len(shown)),
        "keep": question.kept("q", "view"),
        "search_keep": question.kept("state", "country", "view"),
        "clear_url": address + (f"?view={question.view}" if question.view else ""),
        "address": address,
        "views": [
            {
                "title": _("On a scale of years"),
                "url": address + question.address(view=""),
                "current": not question.view,
            },
            {
                "title": _("As a table"),
                "url": address + question.address(view="table"),
                "current": question.view == "table",
            },
        ],
    }
    return render(request, "projects/portal/projects.html", context)


@require_safe
def project(request, pk):
    found = queries.visible(request.user).prefetch_related(
        "activity__directions",
        "activity__forms",
        "deliverables",
        "activity__sdg_contributions__target",
    )
    one = found.filter(pk=pk).first()
    if one is None:
        raise Http404
    today, ours = localdate(), institution.of(request)
    row = queries.row_of(one, on=today, home=ours.country_code)
    parts = activities.participants(one.activity, user=request.user)
    partners = [part.organisation for part in parts]
    context = {
        "project": one,
        "activity": one.activity,
        "row": row,
        "badge": standing_title(row.standing),
        "badge_kind": BADGES[row.standing],
        "sentence": standing_sentence(row.standing),
        "span": span_of(row.stages, today=today, banks=banks(row, ours, partners)),
        "partners": [one for one in partners if not one.is_ours],
        "linked_data": linked_data(row, partners),
        "neighbours": neighbours(request, row, home=ours.country_code),
        **activities.outcome(one.activity, user=request.user),
    }
    return render(request, "projects/portal/project.html", context)


def banks(row, ours, partners) -> tuple[Bank, Bank]:
    """Our shore and theirs: countries where they are known, else organisations."""
    home = [one for one in row.countries if one.code == ours.country_code]
    theirs = [one for one in row.countries if one.code != ours.country_code]
    place = ", ".join(filter(None, [ours.short_name, in_language(ours, "city").text]))
    near = (
        Bank(in_language(home[0], "name").text, place)
        if home
        else Bank(ours.short_name, in_language(ours, "city").text)
    )
    names = [in_language(one, "name").text for one in partners if not one.is_ours]
    if theirs:
        far = ", ".join(in_language(one, "name").text for one in theirs)
        return near, Bank(far, ", ".join(names) or _("Partner not named"))
    return near, Bank(", ".join(names) or _("Partner not named"))


def neighbours(request, row, *, home):
    """Other projects with the same countries: pairs of a country and rows."""
    codes = {one.code for one in row.countries if one.code != home}
    if not codes:
        return []
    others = queries.visible(request.user).exclude(pk=row.project.pk)
    near = others.filter(activity__countries__in=codes).distinct()[:6]
    return queries.rows(near, on=localdate(), home=home)
