"""Agreements and partners that nobody looks after, or nobody can be asked about."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mosty.agreements.models import (
    Absence,
    Agreement,
    AgreementActivity,
    CareTerms,
    Stage,
)
from mosty.agreements.term import add_months
from mosty.letters.models import Letter
from mosty.letters.models.letter import State
from mosty.partners.models import Contact, Organisation
from mosty.people.models import User

OPEN = (
    Stage.DRAFT,
    Stage.NEGOTIATION,
    Stage.APPROVAL,
    Stage.CLEARANCE,
    Stage.SIGNING,
)


class Reason(models.TextChoices):
    NOBODY = "nobody", pgettext_lazy("person", "Nobody is responsible")
    GONE = "gone", _("The responsible person has left")
    AWAY = "away", _("The responsible person is away for long")
    NO_CONTACT = "no_contact", _("No contact at the partner")
    BOUNCED = "bounced", _("Letters to the contact come back")
    SILENT = "silent", _("No word for long")


OWNERLESS = (Reason.NOBODY, Reason.GONE, Reason.AWAY)
AT_A_GLANCE = (Reason.NOBODY, Reason.GONE, Reason.NO_CONTACT)
OF_PARTNERS = (Reason.NO_CONTACT, Reason.BOUNCED, Reason.SILENT)


@dataclass(frozen=True)
class Asked:
    """What `alone` goes by: the day, and who is away, which address is dead.

    A log may be young: one without any contact is silent once it is old itself.
    """

    on: datetime.date
    since: datetime.date
    away: frozenset[int] = frozenset()
    dead: frozenset[str] = frozenset()

    @classmethod
    def on_day(cls, on: datetime.date) -> "Asked":
        terms = CareTerms.objects.held()
        return cls(
            on=on,
            since=add_months(on, -terms.silent_months),
            away=frozenset(
                one.person_id
                for one in Absence.objects.on(on)
                if (one.until - one.since).days + 1 >= terms.away_days
            ),
            dead=dead_addresses(),
        )


def dead_addresses() -> frozenset[str]:
    """Those from which the last letter came back."""
    later = Letter.objects.filter(
        to__iexact=OuterRef("to"), pk__gt=OuterRef("pk"), state=State.SENT
    )
    rows = Letter.objects.filter(state=State.BOUNCED).filter(~Exists(later))
    return frozenset(one.lower() for one in rows.values_list("to", flat=True))


def present_contacts(organisation: str, on):
    """Contacts of today whom one can reach, of the organisation of the outer row."""
    rows = Contact.objects.present().filter(organisation=OuterRef(organisation))
    rows = rows.filter(Q(until=None) | Q(until__gte=on))
    return rows.exclude(email="", phone="").exclude(person__erased_at__isnull=False)


def of_contact(organisation: str, asked: Asked) -> dict[str, Q]:
    """Conditions on the contacts of an outer row's organisation."""
    here = present_contacts(organisation, asked.on)
    by_letter = here.exclude(email="").annotate(address=Lower("email"))
    dead = by_letter.filter(address__in=asked.dead)
    living = by_letter.exclude(address__in=asked.dead)
    is_known = Q(**{f"{organisation}__isnull": False})
    way = "" if organisation == "pk" else f"{organisation}__"
    silent = Q(**{f"{way}last_contact_on__lt": asked.since}) | Q(
        **{f"{way}last_contact_on": None, "added_at__date__lt": asked.since}
    )
    return {
        Reason.NO_CONTACT: is_known & ~Exists(here),
        Reason.BOUNCED: Exists(dead) & ~Exists(living) if asked.dead else Q(pk=None),
        Reason.SILENT: is_known & silent,
    }


def conditions(asked: Asked) -> dict[str, Q]:
    """For each reason what an agreement must be."""
    here = User.objects.filter(person=OuterRef("responsible"), is_active=True)
    done = AgreementActivity.objects.filter(agreement=OuterRef("pk")).filter(
        Q(activity__starts_on__gte=asked.since) | Q(activity__ends_on__gte=asked.since)
    )
    found = of_contact("counterpart", asked)
    is_old = Q(signed_on=None) | Q(signed_on__lt=asked.since)
    is_gone = ~Exists(here) | Q(responsible__erased_at__isnull=False)
    return {
        Reason.NOBODY: Q(responsible=None),
        Reason.GONE: Q(responsible__isnull=False) & is_gone,
        Reason.AWAY: Q(responsible__in=asked.away),
        **found,
        Reason.SILENT: found[Reason.SILENT]
        & Q(stage=Stage.SIGNED)
        & is_old
        & ~Exists(done),
    }


def alive(rows, on):
    """Those that are being made or are not over: only they can be left alone."""
    runs = Q(stage=Stage.SIGNED) & (Q(ends_on=None) | Q(ends_on__gte=on))
    return rows.filter(runs | Q(stage__in=OPEN))


def with_reasons(rows, asked: Asked, reasons=tuple(Reason)):
    """Each with `is_<reason>` for each of the reasons, one of them at least."""
    known = conditions(asked)
    marks = {f"is_{one.value}": marked(known[one]) for one in reasons}
    any_of = Q()
    for name in marks:
        any_of |= Q(**{name: True})
    return alive(rows, asked.on).annotate(**marks).filter(any_of)


def marked(condition: Q):
    return models.Case(
        models.When(condition, then=models.Value(True)),
        default=models.Value(False),
        output_field=models.BooleanField(),
    )


def counted(rows, reasons=tuple(Reason)) -> dict[str, int]:
    """How many rows of `with_reasons` have each reason, and all, in one question."""
    figures = {
        one.value: Count("pk", filter=Q(**{f"is_{one.value}": True})) for one in reasons
    }
    return rows.aggregate(total=Count("pk"), **figures)


def reasons_of(row, reasons=tuple(Reason)) -> list[Reason]:
    return [one for one in reasons if getattr(row, f"is_{one.value}", False)]


def agreements(user, asked: Asked, reasons=tuple(Reason)):
    rows = Agreement.objects.visible_to(user)
    rows = rows.select_related("counterpart", "responsible")
    rows = with_reasons(rows, asked, reasons)
    return rows.order_by(F("ends_on").asc(nulls_last=True), "register_number")


def partners(user, asked: Asked):
    """Present partners, ours left out, with their reasons."""
    known = of_contact("pk", asked)
    rows = Organisation.objects.visible_to(user)
    rows = rows.filter(is_archived=False, is_ours=False)
    marks = {f"is_{one.value}": marked(known[one]) for one in OF_PARTNERS}
    any_of = Q(is_no_contact=True) | Q(is_bounced=True) | Q(is_silent=True)
    return rows.annotate(**marks).filter(any_of).order_by("sort_ru", "pk")
