"""The register and the pages of its agreements."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from mosty.agreements import card, living
from mosty.agreements.dataset import with_told
from mosty.agreements.listing import AGREEMENTS
from mosty.agreements.models import Agreement, PublicField
from mosty.agreements.partner import with_partner
from mosty.agreements.record import record_of
from mosty.agreements.shown import public_state, tells
from mosty.agreements.term import TermState
from mosty.documents import pdf
from mosty.institution import context as institutions
from mosty.listings import answers
from mosty.listings.fields import as_json
from mosty.ui.methods import require_safe


@require_safe
def register(request):
    def figures(shown):
        """The whole register in figures, where the page shows the whole of it."""
        counted, asked = shown.count, shown.asked
        terms = {} if asked.is_narrowed else counted.choices["term"]
        return {
            "all": None if asked.text else counted.whole,
            "unknown": terms.get(TermState.UNKNOWN, 0),
        }

    return answers.page(request, AGREEMENTS, "agreements/portal/register.html", figures)


@require_safe
def export(request, form):
    return answers.download(request, AGREEMENTS, form)


def seen(request, number):
    """The agreement with what its page reads, or a 404 when it is not visible."""
    found = (
        with_told(with_partner(Agreement.objects.visible_to(request.user)))
        .select_related("country", "region")
        .annotate(term_dimension=public_state(timezone.localdate()))
        .filter(register_number=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def written(request, number):
    return record_of(
        seen(request, number),
        user=request.user,
        institution=institutions.of(request),
        on=timezone.localdate(),
    )


@require_safe
def agreement(request, number):
    record = written(request, number)
    is_told = tells(record.agreement, PublicField.LIFE)
    on = timezone.localdate()
    context = {
        "record": record,
        "proof": living.public_proof_of(record.agreement, on=on) if is_told else None,
    }
    return render(request, "agreements/portal/agreement.html", context)


@require_safe
def agreement_pdf(request, number):
    record = written(request, number)
    content = pdf.render(
        "agreements/card.typ",
        card.data_of(record, institution=institutions.of(request)),
    )
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="agreement-{number}.pdf"'
    return response


@require_safe
def agreement_json(request, number):
    one = seen(request, number)
    record = {field.name: as_json(field.value(one)) for field in AGREEMENTS.fields}
    return JsonResponse(record, json_dumps_params={"ensure_ascii": False, "indent": 1})
