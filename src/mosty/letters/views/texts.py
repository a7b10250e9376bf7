"""The texts of letters: the list, a preview in both languages, rewriting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.submitting import submitted
from mosty.letters import actions, rules
from mosty.letters.actions.writing import current_text
from mosty.letters.forms import TextForm
from mosty.letters.kinds import LANGUAGES, letter_kind, letter_kinds
from mosty.letters.models import LetterTemplate
from mosty.letters.wording import filled
from mosty.ui.methods import answers_to, require_safe


@never_cache
@require_safe
@login_required
@guarded(rules.may_see_letters)
def templates(request):
    own = {one.name for one in LetterTemplate.objects.all() if is_rewritten(one)}
    context = {
        "kinds": [{"kind": one, "is_own": one.name in own} for one in letter_kinds()]
    }
    return render(request, "letters/office/templates.html", context)


@never_cache
@require_safe
@login_required
@guarded(rules.may_see_letters)
def template(request, name):
    """The letter as it is sent, with sample values, in both languages."""
    kind = kind_or_404(name)
    own = LetterTemplate.objects.filter(name=name).first()
    previews = [
        {
            "language": language,
            "text": filled(current_text(kind, language), kind.samples(language)),
        }
        for language in LANGUAGES
    ]
    context = {
        "kind": kind,
        "own": own,
        "is_own": own is not None and is_rewritten(own),
        "previews": previews,
        "may_edit": rules.may_edit_templates(request.user),
    }
    return render(request, "letters/office/template.html", context)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_edit_templates)
def edit(request, name):
    kind = kind_or_404(name)
    own = LetterTemplate.objects.filter(name=name).first() or LetterTemplate(name=name)

    def save(form):
        if own.pk is None:  # another may have written the first text meanwhile
            own.pk = pk_of(name)
        return actions.rewrite(
            kind, form.values(), by=request.user, expected=form.expected()
        )

    form, saved = submitted(request, TextForm, save, thing=own, kind=kind)
    if saved is not None:
        messages.success(request, _("The letter is kept. This is how it will look."))
        return redirect("letters_office:template", name=name)
    context = {"kind": kind, "form": form, "languages": LANGUAGES}
    return render(request, "letters/office/edit_template.html", context)


@answers_to("POST")
@login_required
@guarded(rules.may_edit_templates)
def use_shipped(request, name):
    own = LetterTemplate.objects.filter(name=kind_or_404(name).name).first()
    if own is not None:
        actions.use_shipped(own, by=request.user)
        messages.success(
            request,
            _("The shipped text is used again. Yours stays in the history."),
        )
    return redirect("letters_office:template", name=name)


def kind_or_404(name):
    kind = letter_kind(name)
    if kind is None:
        raise Http404
    return kind


def pk_of(name):
    rows = LetterTemplate.objects.filter(name=name)
    return rows.values_list("pk", flat=True).first()


def is_rewritten(own) -> bool:
    return bool(own.subject_ru or own.subject_en or own.body_ru or own.body_en)
