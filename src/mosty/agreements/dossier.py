"""What the register tells of a partner or a country: for briefs, the log, the list."""

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from mosty.access.roles import Audience, audiences_of
from mosty.agreements import telling
from mosty.agreements.models import Agreement, Party
from mosty.agreements.models.lifecycle import CLOSED
from mosty.agreements.partner import partner_of, with_partner
from mosty.partners import counts, matters
from mosty.partners.dossier import Section, register_section
from mosty.ui.bilingual import in_language
from mosty.ui.dates import speak

FOR_ALL_STAFF = (Audience.PUBLIC, Audience.STAFF)
MOST = 100


def section(subject, reading):
    rows = Agreement.objects.visible_to(reading.user)
    if subject.only:
        rows = rows.concerning(subject.only.pk)
    else:
        rows = rows.filter(country=subject.country)
    found = with_partner(rows).order_by("register_number", "pk")[:MOST]
    told = [(head_of(one), state_of(one, subject, reading)) for one in found]
    return Section(_("Agreements"), rows=told)


def head_of(agreement) -> str:
    number = {"number": agreement.register_number}
    return _("No. %(number)s") % number + f", {telling.kind_of(agreement)}"


def state_of(agreement, subject, reading) -> str:
    text, _kind = telling.badge_of(agreement, reading.on)
    partner = partner_of(agreement, audiences_of(reading.user))
    signed = speak(agreement.signed_on, agreement.signed_precision)
    told = [
        in_language(partner, "name").text if subject.country and partner else "",
        in_language(agreement, "title").text,
        text,
        _("signed on %(day)s") % {"day": signed} if signed else "",
        telling.until_of(agreement, reading.on),
    ]
    return "; ".join(str(part) for part in told if part)


def count():
    """How many agreements an organisation is a party to, confidential ones apart."""
    found = seats().filter(organisation=OuterRef("pk"))
    number = found.values("organisation").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def seats():
    """Seats in agreements that all staff may see and that are not closed."""
    rows = Party.objects.filter(agreement__audience__in=FOR_ALL_STAFF)
    return rows.exclude(agreement__stage__in=CLOSED).order_by()


def matters_of(organisation, user) -> list[matters.Matter]:
    rows = Agreement.objects.visible_to(user).concerning(organisation.pk)
    return [
        matters.Matter(
            one.pk,
            head_of(one),
            reverse("agreements_office:record", kwargs={"pk": one.pk}),
        )
        for one in rows.order_by("register_number", "pk")[:MOST]
    ]


def register():
    register_section("agreements", section, order=40)
    counts.offer("agreements", count, held=seats)
    matters.offer("agreement", matters_of)
