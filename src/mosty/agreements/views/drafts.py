"""Composing a draft from a template, and the templates themselves."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, kept, rules, telling
from mosty.agreements.drafting import placeholders, requisites, samples
from mosty.agreements.forms.drafts import composing_form
from mosty.agreements.models import Agreement, Paper
from mosty.agreements.models.agreement import Kind, Section
from mosty.agreements.texts import gaps
from mosty.agreements.views.asking import record_address
from mosty.documents.filetypes import OFFICE
from mosty.documents.models import Document
from mosty.documents.sandbox import filled
from mosty.institution.rules import may_set_up
from mosty.people.models import RoleHolding, User
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to, require_safe

DOCX = f"{OFFICE}wordprocessingml.document"
SHIPPED = "sample:"


@dataclass(frozen=True)
class Template:
    """A template to choose: `key` names it in the address, `fit` is 0 for a paper of
    another kind."""

    key: str
    title: str
    url: str
    is_shipped: bool = False
    fit: int = 0


def templates_for(user) -> list[Template]:
    """Those of the office first, then those that come with Mosty."""
    rows = Document.objects.visible_to(user).filter(kind="template")
    rows = rows.filter(versions__media_type=DOCX).distinct().order_by("title_ru", "pk")
    own = [
        Template(str(one.pk), in_language(one, "title").text, one.address)
        for one in rows
    ]
    shipped = [
        Template(
            f"{SHIPPED}{name}",
            str(title),
            reverse("agreements_office:sample", kwargs={"name": name}),
            is_shipped=True,
        )
        for name, title in samples.SAMPLES.items()
    ]
    return [*own, *shipped]


def fitting_first(templates, agreement) -> list[Template]:
    """Those for a paper of the agreement's kind before the others.

    A template of the office fits when its title names the kind.
    """
    kind = Kind(agreement.kind)
    with translation.override("ru"):
        words = {kind.value, str(kind.label).lower().split()[0][:7]}
    facts = {
        "kind": kind.value,
        "partners": agreement.parties.filter(organisation__is_ours=False).count(),
        "is_bilingual": agreement.section == Section.FOREIGN,
    }

    def fit(one):
        if one.is_shipped:
            return samples.fits(one.key.removeprefix(SHIPPED), **facts)
        return 3 if any(word in one.title.lower() for word in words) else 0

    rated = [replace(one, fit=fit(one)) for one in templates]
    return sorted(rated, key=lambda one: -one.fit)


def chosen(key: str, user) -> tuple[Template, bytes]:
    """The template and its bytes; 404 for one that is not there for this user."""
    template = next((one for one in templates_for(user) if one.key == key), None)
    if template is None:
        raise Http404
    if template.is_shipped:
        return template, samples.read(key.removeprefix(SHIPPED))
    version = Document.objects.get(pk=int(key)).newest
    with version.file.open("rb") as file:
        return template, file.read()


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep, Agreement)
def compose(request, agreement):
    """First the template is chosen, then its words are looked through."""
    key = request.GET.get("template", "")
    context = {"agreement": agreement, "over": telling.called(agreement)}
    context["back"] = record_address(agreement)
    if not key:
        offered = templates_for(request.user)
        context["templates"] = fitting_first(offered, agreement)
        return render(request, "agreements/office/templates.html", context)
    template, data = chosen(key, request.user)
    known = requisites.requisites_of(agreement)
    names = requisites.partners_in(known)
    asked = composing_form(asked_by(data, partners=len(names)), partners=names)
    form, done = submitted(
        request,
        asked,
        lambda form: actions.compose(
            agreement, composing(form, template, data, known), by=request.user
        ),
        **options_of(agreement, request.user, asked),
    )
    if done is not None:
        return after_composing(request, agreement, done[0])
    context |= {"form": form, "template": template}
    if request.method == "GET":
        context |= to_look_at(form, known, request.user)
    return render(request, "agreements/office/compose.html", context)


def asked_by(template: bytes, *, partners: int) -> list[str]:
    """The paths for which a template asks words, of each partner in turn as well."""
    scanned = {placeholders.PARTNERS: [{}]}
    _data, paths = filled(template, scanned, labels={})
    return placeholders.asked_of(paths, partners=partners)


def options_of(agreement, user, asked) -> dict:
    proposed = requisites.proposed(agreement, user=user)
    words = proposed.words
    fields = asked.field_of
    drafts = [
        one for one in kept.papers_of(agreement, user) if one.role == Paper.Role.DRAFT
    ]
    initial = {name: words.get(path, "") for path, name in fields.items()}
    if drafts:
        initial["paper"] = str(drafts[-1].pk)
    return {"initial": initial, "papers": drafts, "doubts": proposed.doubts}


def composing(form, template, data, known) -> actions.Composing:
    words = form.words()
    is_bilingual = any(path.endswith(placeholders.EN) for path in words)
    return actions.Composing(
        template=data,
        name=template.title,
        words=words,
        labels=placeholders.labels(),
        kept={
            path: word for path, word in words.items() if word != known.words.get(path)
        },
        paper=form.chosen(),
        language="ru+en" if is_bilingual else "ru",
    )


@dataclass(frozen=True)
class Lack:
    """A placeholder without words: its field, and where it is mended for good.

    Without `home`, the reader may not mend it there.
    """

    label: str
    field: str
    home: str
    is_of_institution: bool = False


def to_look_at(form, known, user) -> dict:
    """What has no words, whom to ask for those of the institution, what is doubtful."""
    lacks = lacking(form, known, user)
    doubts = [
        {"label": placeholders.label_of(path), "field": form[name].id_for_label}
        for path, name in form.field_of.items()
        if path in form.doubts
    ]
    asked = []
    if any(one.is_of_institution for one in lacks):
        asked = keepers_of_institution(on=localdate())
    return {"lacks": lacks, "doubts": doubts, "asked": asked}


def keepers_of_institution(*, on) -> list[str]:
    """The names of those who may mend the requisites of the institution."""
    holdings = RoleHolding.objects.valid(on).filter(role__in=may_set_up.roles)
    users = User.objects.filter(is_active=True, role_holdings__in=holdings)
    users = users.select_related("person").distinct().order_by("pk")
    return [str(one.person) for one in users if one.person_id]


def lacking(form, known, user) -> list[Lack]:
    institution = reverse(requisites.OURS_AT_HOME)
    may_mend = may_set_up(user)
    found = []
    for path, name in form.field_of.items():
        if form.initial.get(name):
            continue
        home = known.homes.get(path, "")
        is_closed = home == institution and not may_mend
        lack = Lack(
            placeholders.label_of(path),
            form[name].id_for_label,
            "" if is_closed else home,
            is_closed,
        )
        found.append(lack)
    return found


def after_composing(request, agreement, paper):
    """The record, or the empty places of the new draft, one by one."""
    messages.success(request, _("The draft is composed; it stands among the papers."))
    if not gaps.places_of(paper.document.newest):
        return redirect(record_address(agreement))
    return redirect("agreements_office:empty_places", pk=agreement.pk)


@require_safe
@login_required
@guarded(rules.may_read)
def listed(request):
    """What each placeholder stands for, for those who write templates."""
    context = {
        "groups": placeholders.GROUPS,
        "repeated": placeholders.REPEATED,
        "templates": templates_for(request.user),
        "may_keep": rules.may_keep(request.user),
    }
    return render(request, "agreements/office/placeholders.html", context)


@require_safe
@login_required
@guarded(rules.may_read)
def sample(request, name):
    """One of the templates that come with Mosty, to be changed in Word."""
    if name not in samples.SAMPLES:
        raise Http404
    response = HttpResponse(samples.read(name), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response
