"""Composing a draft from a template, and the templates themselves."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.agreements import actions, kept, rules, telling
from mosty.agreements.drafting import placeholders, requisites, samples
from mosty.agreements.forms.drafts import composing_form
from mosty.agreements.models import Agreement, Paper
from mosty.agreements.models.agreement import Kind, Section
from mosty.agreements.views.asking import record_address
from mosty.documents.filetypes import OFFICE
from mosty.documents.models import Document
from mosty.documents.sandbox import filled
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
        say_composed(request, done[1])
        return redirect(record_address(agreement))
    lacks = lacking(form, known) if request.method == "GET" else []
    context |= {"form": form, "template": template, "lacks": lacks}
    return render(request, "agreements/office/compose.html", context)


def asked_by(template: bytes, *, partners: int) -> list[str]:
    """The paths for which a template asks words, of each partner in turn as well."""
    scanned = {placeholders.PARTNERS: [{}]}
    _data, paths = filled(template, scanned, labels={})
    return placeholders.asked_of(paths, partners=partners)


def options_of(agreement, user, asked) -> dict:
    words = requisites.proposed(agreement, user=user).words
    fields = asked.field_of
    drafts = [
        one for one in kept.papers_of(agreement, user) if one.role == Paper.Role.DRAFT
    ]
    initial = {name: words.get(path, "") for path, name in fields.items()}
    if drafts:
        initial["paper"] = str(drafts[-1].pk)
    return {"initial": initial, "papers": drafts}


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
    """A placeholder without words: its field, and where it is mended for good."""

    label: str
    field: str
    home: str


def lacking(form, known) -> list[Lack]:
    return [
        Lack(
            placeholders.label_of(path),
            form[name].id_for_label,
            known.homes.get(path, ""),
        )
        for path, name in form.field_of.items()
        if not form.initial.get(name)
    ]


def say_composed(request, missing: list[str]) -> None:
    messages.success(request, _("The draft is composed; it stands among the papers."))
    if not missing:
        return
    names = "; ".join(map(placeholders.label_of, missing))
    said = ngettext(
        "%(count)s place in it is marked, its words lack: %(names)s.",
        "%(count)s places in it are marked, their words lack: %(names)s.",
        len(missing),
    )
    messages.warning(request, said % {"count": len(missing), "names": names})


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
