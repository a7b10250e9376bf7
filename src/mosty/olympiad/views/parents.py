"""A parent enters one child without an account: form, code of a letter, the pupil's code.

Until the code of the letter is written nothing stands in a table but the session.
"""

import time
from uuid import UUID, uuid4

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.refusals import Refused
from mosty.access.rules import anybody
from mosty.letters.actions import send
from mosty.olympiad.actions import parents as actions
from mosty.olympiad.actions.registering import Place, is_open
from mosty.olympiad.codes import shown
from mosty.olympiad.forms.parents import CodeForm, ParentForm
from mosty.olympiad.models import Track
from mosty.olympiad.views.registering import edition_of
from mosty.ui.bilingual import current_language
from mosty.ui.methods import answers_to

KEY = "olympiad.parent"
TRIES, LASTS_S = 3, 900
LIMITS = {"ask": "10/h/ip,3/15m/key"}
NAMES = ("family_name", "given_name", "patronymic", "email")


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def enter(request, pk):
    """The form; when it holds, a code goes to the e-mail."""
    edition, today = edition_of(pk), localdate()
    texts = actions.texts_for_parents(today)
    context = {
        "edition": edition,
        "is_open": is_open(edition, today) and bool(texts),
    }
    if not context["is_open"]:
        return render(request, "olympiad/parents/enter.html", context)
    form = ParentForm(request.POST or None, edition=edition, texts=texts)
    if request.method == "POST" and form.is_valid():
        if may_ask(request, form.cleaned_data["email"]):
            begin(request, edition, form)
            return redirect("olympiad:parents_confirm")
        form.add_error(None, _("Too many codes were asked for. Try again in an hour."))
    return render(request, "olympiad/parents/enter.html", {**context, "form": form})


def may_ask(request, email: str) -> bool:
    return bool(
        ratelimit.consume(
            request,
            app="olympiad.parent",
            action="ask",
            config=LIMITS,
            key=email.lower(),
        )
    )


def begin(request, edition, form) -> None:
    told, code = form.cleaned_data, get_adapter().generate_login_code()
    request.session[KEY] = {
        "edition": edition.pk,
        "parent": {name: told[name] for name in NAMES},
        "track": form.track().pk,
        "zone": told["zone"],
        "texts": [one.pk for one in form.agreed()],
        "code": code,
        "at": time.time(),
        "tries": 0,
        "token": str(uuid4()),
    }
    send(
        to=told["email"],
        template="olympiad/letters/parent_code",
        language=current_language(),
        context={"code": code, "minutes": LASTS_S // 60},
        is_secret=True,
    )


def asked(request) -> dict | None:
    told = request.session.get(KEY)
    if told and time.time() - told["at"] <= LASTS_S and told["tries"] < TRIES:
        return told
    request.session.pop(KEY, None)
    return None


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def confirm(request):
    """The code of the letter; then the pupil's code, shown once and written."""
    told = asked(request)
    if told is None:
        return render(request, "olympiad/parents/over.html", status=410)
    edition = edition_of(told["edition"])
    form = CodeForm(request.POST or None)
    context = {"form": form, "edition": edition, "email": told["parent"]["email"]}
    if request.method == "POST" and form.is_valid():
        if compare_user_code(actual=form.cleaned_data["code"], expected=told["code"]):
            return entered(request, edition, told, context)
        told["tries"] += 1
        request.session[KEY] = told
        form.add_error("code", _("This is not the code. Look at the newest letter."))
    return render(request, "olympiad/parents/confirm.html", context)


def entered(request, edition, told, context):
    track = Track.objects.filter(pk=told["track"], edition=edition).first()
    if track is None:
        raise Http404
    texts = [
        one for one in actions.texts_for_parents(localdate()) if one.pk in told["texts"]
    ]
    parent = actions.Parent(**told["parent"], language=current_language())
    try:
        entrant = actions.enter_child(
            edition,
            parent,
            Place(1, track, told["zone"]),
            texts=texts,
            token=UUID(told["token"]),
        )
    except Refused as refusal:
        context["form"].add_error(None, refusal.message)
        return render(request, "olympiad/parents/confirm.html", context)
    del request.session[KEY]
    return render(
        request,
        "olympiad/parents/entered.html",
        {**context, "code": shown(entrant.code)},
    )


@never_cache
@answers_to("GET", "HEAD", "POST")
@guarded(anybody)
def withdraw(request, token):
    """The letter's link: says what withdrawing means, then does it."""
    registration = actions.registration_of(token)
    if registration is None:
        raise Http404
    if request.method == "POST":
        actions.take_back(registration)
        return redirect(request.path)
    context = {
        "registration": registration,
        "consents": registration.consents.valid().select_related("text"),
    }
    return render(request, "olympiad/parents/withdraw.html", context)
