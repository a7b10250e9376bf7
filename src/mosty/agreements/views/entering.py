"""Entering agreements: papers that exist, ideas, drafts."""

from pathlib import PurePosixPath

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.access.roles import Audience
from mosty.agreements import actions, rules
from mosty.agreements.forms import DraftForm, SignedForm
from mosty.agreements.models import Paper
from mosty.agreements.views.asking import Page, ask, record_address
from mosty.documents import actions as documents
from mosty.ui.addresses import page as address_of
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def add(request):
    """A paper that exists already."""

    @transaction.atomic
    def save(form):
        parties = form.parties(by=request.user)
        agreement = actions.register_signed(
            form.facts(parties),
            parties=parties,
            by=request.user,
            reason=form.cleaned_data["reason"],
            related=form.related(),
        )
        is_published = form.cleaned_data["scan_is_published"]
        keep_files(
            agreement,
            form.cleaned_data["scan"],
            by=request.user,
            is_published=is_published,
        )
        return agreement

    page = Page(
        title=_("Enter an agreement that exists"),
        text=_(
            "Only the partner and how the paper is known are needed now. The rest can "
            "be entered when it is found."
        ),
        submit=_("Enter in the register"),
        back=address_of("agreements_office:records"),
        said=lambda done: (
            _("The agreement is entered under No. %(number)s.")
            % {"number": done.register_number}
        ),
        after=record_address,
    )
    return ask(request, page, SignedForm, save, user=request.user)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(rules.may_keep)
def draft(request):
    """An idea, or a text that is being written."""

    @transaction.atomic
    def save(form):
        parties = form.parties(by=request.user)
        form.enter_contact(parties[0].organisation, by=request.user)
        return actions.open_idea(
            form.facts(parties),
            parties=parties,
            by=request.user,
            stage=form.cleaned_data["stage"],
            related=form.related(),
            our_signatory=form.our_signatory_told(),
        )

    page = Page(
        title=_("Begin an agreement"),
        text=_("Only staff see it until it is signed, unless it is shown as planned."),
        submit=_("Begin"),
        back=address_of("agreements_office:records"),
        said=lambda done: (
            _("The agreement is begun under No. %(number)s.")
            % {"number": done.register_number}
        ),
        after=record_address,
    )
    return ask(request, page, DraftForm, save, user=request.user)


NAMELESS = (Paper.Role.OTHER, Paper.Role.CORRESPONDENCE)


def paper_name(agreement, role=Paper.Role.ORIGINAL) -> str:
    """What a scan is called: its kind, its own number if it has one, and with whom.

    A draft, a translation or a conclusion says first what it is.
    """
    kind = in_language(agreement, "kind_text").text or agreement.get_kind_display()
    numbered = f"{kind} № {agreement.number}" if agreement.number else kind
    partner = agreement.counterpart
    called = in_language(partner, "name").text if partner else ""
    name = f"{numbered}, {called}" if called else numbered
    if role == Paper.Role.ORIGINAL:
        return name
    return f"{Paper.Role(role).label}: {name}"


def title_of(upload, name: str, role, *, is_alone: bool) -> str:
    """A letter or another paper is called as its file is; the rest by the agreement."""
    if role in NAMELESS:
        return PurePosixPath(upload.name).stem[:400]
    return name if is_alone else f"{name}: {upload.name}"


def keep_files(
    agreement, uploads, *, by, role=Paper.Role.ORIGINAL, language="", is_published=False
):
    """Store what was brought, and give the papers that it is of the agreement."""
    papers = []
    names = {}
    for tongue in ("ru", "en"):
        with translation.override(tongue):
            names[tongue] = paper_name(agreement, role)
    is_alone = len(uploads) == 1
    for upload in uploads:
        document = documents.take(
            upload,
            by=by,
            title_ru=title_of(upload, names["ru"], role, is_alone=is_alone),
            title_en=title_of(upload, names["en"], role, is_alone=is_alone),
            kind="agreement",
            audience=Audience.STAFF,
            language=language,
            is_paper=True,
        )
        paper = actions.attach(
            agreement,
            document,
            by=by,
            role=role,
            language=language,
            is_published=is_published,
        )
        papers.append(paper)
    return papers
