"""The empty places of a draft, each with where it is filled in."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import rules, telling
from mosty.agreements.drafting import placeholders, requisites
from mosty.agreements.forms.drafts import composing_form
from mosty.agreements.models import Agreement, Paper
from mosty.agreements.naming import paper_told
from mosty.agreements.texts import gaps
from mosty.agreements.views.asking import record_address
from mosty.agreements.views.drafts import asked_by, chosen, templates_for
from mosty.documents.models import Document
from mosty.documents.refusals import UnreadableFile
from mosty.ui.methods import require_safe


@dataclass(frozen=True)
class Place:
    """An empty place as it stands in the text, how often, and where to fill it in.

    `home` is the register that has the words for good.
    """

    text: str
    count: int
    fill: str = ""
    home: str = ""


@never_cache
@require_safe
@login_required
@guarded(rules.may_keep, Agreement)
def empty_places(request, agreement):
    """Those of each draft, in the order of its text."""
    seen = Document.objects.visible_to(request.user)
    drafts = agreement.papers.filter(role=Paper.Role.DRAFT, document__in=seen)
    found = [
        {
            "title": paper_told(one),
            "places": places_in(one, agreement, request.user),
            "told": gaps.told(gaps.places_of(one.document.newest)),
        }
        for one in drafts.select_related("document")
    ]
    context = {
        "agreement": agreement,
        "over": telling.called(agreement),
        "back": record_address(agreement),
        "drafts": [one for one in found if one["places"]],
    }
    return render(request, "agreements/office/empty_places.html", context)


def places_in(paper, agreement, user) -> list[Place]:
    version = paper.document.newest
    counts = Counter(gaps.places_of(version))
    if not counts:
        return []
    fields = fields_of(version, agreement, user)
    return [
        Place(text, count, *fields.get(text, ("", "")))
        for text, count in counts.items()
    ]


def fields_of(version, agreement, user) -> dict[str, tuple[str, str]]:
    """For each mark of a draft its field in the form that made it, and its register.

    Nothing where the template is not known any more.
    """
    template = template_called(version.reason, user)
    if template is None:
        return {}
    known = requisites.requisites_of(agreement)
    names = requisites.partners_in(known)
    try:
        _template, data = chosen(template.key, user)
        form = composing_form(asked_by(data, partners=len(names)), partners=names)
    except (UnreadableFile, Http404):
        return {}
    page = reverse("agreements_office:compose", kwargs={"pk": agreement.pk})
    return {
        mark: (f"{page}?template={template.key}#id_{name}", known.homes.get(path, ""))
        for path, name in form.field_of.items()
        for mark in marks_of(path)
    }


def template_called(title: str, user):
    """The template that a version says it was made of, in either language."""
    for language in ("ru", "en"):
        with translation.override(language):
            for one in templates_for(user):
                if one.title[:400] == title:
                    return one
    return None


def marks_of(path: str) -> set[str]:
    """What stands in a draft for a placeholder without words, in either language."""
    found = set()
    for language in ("ru", "en"):
        with translation.override(language):
            found.add(f"[{placeholders.label_of(path)}]"[: gaps.LONGEST])
    return found
