"""Files of works, answer files, and the first result by code."""

from allauth.core.internal import ratelimit
from django import forms
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import anybody
from mosty.olympiad import actions, outcomes
from mosty.olympiad.marking import Kind
from mosty.olympiad.models import Attempt
from mosty.olympiad.views.taking import MOST_FILE
from mosty.olympiad.views.taking_doors import Unheard, attempt_by, door
from mosty.ui.methods import answers_to

LIMITS = {"file": "60/10m/ip", "result": "60/10m/ip", "attach": "30/10m/key"}


def may(request, action: str, *, key=None) -> bool:
    return bool(
        ratelimit.consume(
            request, app="olympiad", action=action, config=LIMITS, key=key
        )
    )


@csrf_exempt
@answers_to("POST")
@door
def attach(request):
    """Take the file of one task; the body is the file itself."""
    attempt = attempt_by(request, "variant")
    if attempt.round.edition.is_closed:
        raise Unheard("closed", 410)
    asked = request.GET.get("item", "")
    items = [one for one in attempt.variant.sheet["items"] if one["id"] == asked]
    if not items or items[0]["kind"] != Kind.FILE:
        raise Unheard("item", 404)
    if not may(request, "attach", key=str(attempt.pk)):
        raise Unheard("often", 429)
    data = request.read(MOST_FILE + 1)
    if len(data) > MOST_FILE:
        raise Unheard("large", 413)
    name = request.GET.get("name", "")[:120] or asked
    try:
        value = actions.attach(attempt, items[0], data, name=name)
    except Refused as error:
        raise Unheard("kind", 415) from error
    return JsonResponse({"value": value, "server_now": timezone.now().isoformat()})


class AnswerFileForm(forms.Form):
    file = forms.FileField(max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Answer file")
        self.fields["file"].help_text = _(
            "The file that the answer sheet saved: answers-….json"
        )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > actions.LARGEST_FILE:
            raise forms.ValidationError(str(actions.NoAnswerFile.message))
        try:
            self.delivered = actions.deliver(file.read())
        except Refused as error:
            raise forms.ValidationError(str(error.message)) from error
        return file


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def answer_file(request):
    """Where a pupil or a teacher hands over answers that no link would carry."""
    form, said, status = AnswerFileForm(), "", 200
    is_often = request.method == "POST" and not may(request, "file")
    if is_often:
        status = 429
    elif request.method == "POST":
        form = AnswerFileForm(request.POST, request.FILES)
        if form.is_valid():
            said = delivered_words(form.delivered)
            form = AnswerFileForm()
        else:
            status = 422
    context = {"form": form, "said": said, "is_often": is_often}
    return render(request, "olympiad/portal/answer_file.html", context, status=status)


def delivered_words(delivered) -> str:
    told = ngettext(
        "The server has all that the file holds: %(number)s change of an answer.",
        "The server has all that the file holds: %(number)s changes of answers.",
        delivered.answers,
    ) % {"number": delivered.answers}
    if delivered.apart:
        aside = _("Put aside for the organisers: %(number)s.")
        told = f"{told} {aside % {'number': delivered.apart}}"
    return told


class CodeForm(forms.Form):
    code = forms.CharField(max_length=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code of the pupil")
        self.fields["code"].help_text = _("Ten letters and digits, as on the sheet.")
        self.fields["code"].widget.attrs |= {
            "autocomplete": "off",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "class": "code-in",
        }

    def clean_code(self):
        try:
            code = self.cleaned_data["code"]
            self.entrant = actions.entrant_of(code, of_closed=True)
        except Refused as error:
            raise forms.ValidationError(str(error.message)) from error
        return self.cleaned_data["code"]


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def results(request):
    """The first results of a code, of the rounds whose results are shown."""
    form, found, status = CodeForm(), None, 200
    is_often = request.method == "POST" and not may(request, "result")
    if is_often:
        form = CodeForm(initial={"code": request.POST.get("code", "")[:40]})
        status = 429
    elif request.method == "POST":
        form = CodeForm(request.POST)
        if form.is_valid():
            found = results_of(form.entrant)
        else:
            status = 422
    context = {"form": form, "results": found, "is_often": is_often}
    return render(request, "olympiad/portal/results.html", context, status=status)


def results_of(entrant) -> list[outcomes.Outcome]:
    shown = Attempt.objects.filter(
        entrant=entrant, round__results_shown_at__lte=timezone.now()
    )
    language = get_language() or "ru"
    return [
        outcomes.outcome_of(one, language=language, with_keys=False)
        for one in shown.select_related("round__edition", "variant")
    ]
