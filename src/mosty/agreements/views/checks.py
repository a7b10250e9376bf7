"""Several checks of the parties entered on one page."""

from django.contrib.auth.decorators import login_required
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from mosty.access.guards import guarded
from mosty.agreements import checked, telling
from mosty.agreements.models import Agreement
from mosty.agreements.views.asking import Line, Page, ask, record_address
from mosty.institution import context as institutions
from mosty.partners import actions as partners
from mosty.partners.checking import Found
from mosty.partners.forms.checks import AtOnceForm
from mosty.partners.rules import may_keep
from mosty.ui.addresses import came_from
from mosty.ui.bilingual import in_language
from mosty.ui.methods import answers_to

DONE = (Found.CLEAR, Found.OVERRULED, Found.FOUND)


@never_cache
@answers_to("GET", "HEAD", "POST")
@login_required
@guarded(may_keep, Agreement)
def at_once(request, agreement):
    """Whatever of the parties waits for a look, each at its source."""
    standings = waiting(request, agreement)

    def save(form):
        told = form.cleaned_data
        return partners.check_at_once(
            form.answers(),
            checked_on=told["checked_on"].on,
            checked_by=told["checked_by"],
            on=localdate(),
            by=request.user,
        )

    usual = {"checked_on": localdate(), "checked_by": request.user.person_id}
    options = {"standings": standings, "today": localdate(), "initial": usual}
    return ask(
        request, page_about(request, agreement, standings), AtOnceForm, save, **options
    )


def waiting(request, agreement) -> list:
    """The subjects at their sources that are not looked up, or are to be again."""
    code = institutions.of(request).country_code
    rows = checked.standings(agreement, jurisdiction=code, on=localdate())
    return [one for one in rows if one.found not in DONE]


def page_about(request, agreement, standings) -> Page:
    sources = {one.source.pk: one.source for one in standings}.values()
    links = [
        Line(in_language(one, "title").text, one.address)
        for one in sources
        if one.address
    ]
    back = came_from(request, f"{record_address(agreement)}#checks")
    return Page(
        title=_("Checks of the partners"),
        submit=_("Enter the checks"),
        back=back,
        over=telling.called(agreement),
        text=_(
            "Say of each source what was found there on that day. Organisations are "
            "looked up under the names that the register has now. What you leave "
            "unanswered stays as it is; a proof is brought with a check of its own."
        )
        if standings
        else _("Nothing is to be looked up now."),
        warning=_("Where one looks:") if links else "",
        lines=tuple(links),
        said=said,
        after=lambda done: back,
    )


def said(done) -> str:
    words = ngettext(
        "%(count)s check is entered.", "%(count)s checks are entered.", len(done)
    )
    return words % {"count": len(done)}
