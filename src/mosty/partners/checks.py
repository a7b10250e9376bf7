"""How partners and their signatories stand with the sources of checks on a day."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q

from mosty.partners import checking, signatories
from mosty.partners.checking import Found, Look, Verdict
from mosty.partners.counts import having
from mosty.partners.models import (
    CheckSource,
    KeptOrganisation,
    Organisation,
    PartnerCheck,
)


@dataclass(frozen=True)
class Subject:
    """Whom a check is about: an organisation, or `person` who signs for it."""

    organisation: Organisation
    person: str = ""

    @property
    def name(self) -> str:
        return self.person or self.organisation.name_ru


@dataclass(frozen=True)
class Standing:
    """One subject at one source; `check` is the one that tells it."""

    source: CheckSource
    subject: Subject
    verdict: Verdict
    check: PartnerCheck | None

    @property
    def found(self) -> Found:
        return self.verdict.found

    @property
    def blocks(self) -> bool:
        """Whether nothing is signed with this partner as it stands."""
        is_missing = self.source.is_required and not self.verdict.is_settled
        return is_missing or self.found == Found.FOUND


def concerns(source, subject: Subject, *, jurisdiction: str) -> bool:
    if subject.person:
        return source.is_of_persons
    is_domestic = subject.organisation.country_id == jurisdiction
    return source.is_of_domestic if is_domestic else source.is_of_foreign


def standings_of(
    subjects: Iterable[Subject], *, on: datetime.date, jurisdiction: str
) -> list[Standing]:
    """Every subject at every source that concerns it, in two questions."""
    subjects = list(subjects)
    keys = {one.organisation.pk for one in subjects}
    if not keys:
        return []
    rows = PartnerCheck.objects.present().filter(organisation__in=keys)
    known: dict[tuple, list[PartnerCheck]] = {}
    for check in rows.select_related("checked_by", "overruled_by", "document"):
        key = (check.organisation_id, check.source_id, check.is_of_person)
        known.setdefault(key, []).append(check)
    return [
        standing(source, one, known, on=on)
        for source in CheckSource.objects.in_use(jurisdiction=jurisdiction)
        for one in subjects
        if concerns(source, one, jurisdiction=jurisdiction)
    ]


def standing(source, subject, known, *, on) -> Standing:
    checks = known.get((subject.organisation.pk, source.pk, bool(subject.person)), [])
    if subject.person:
        key = checking.key_of(subject.person)
        of_them = [one for one in checks if key in one.searched_keys]
        checks = of_them or checks[:1]
    told = checking.verdict(
        [look_of(one) for one in checks],
        name=subject.name,
        repeat_days=source.repeat_days,
        on=on,
    )
    check = checks[told.at] if told.at is not None else None
    return Standing(source, subject, told, check)


def look_of(check) -> Look:
    return Look(
        on=check.checked_on,
        result=check.result,
        names=frozenset(check.searched_keys),
        is_overruled=check.overruled_on is not None,
    )


def due_at(source, user, *, on: datetime.date, jurisdiction: str):
    """Partners with agreements that are to be looked up in a source, by name.

    At a required one everybody whom it concerns, at another those who were looked
    up there before. The same as `checking.verdict`, in SQL.
    """
    return due_among([source], user, on=on, jurisdiction=jurisdiction)


def due_among(sources, user, *, on: datetime.date, jurisdiction: str):
    """Those that are to be looked up in any of the sources, in one reading."""
    rows = KeptOrganisation.objects.visible_to(user).filter(is_archived=False)
    some = Q(pk__in=[])
    for source in sources:
        some |= is_due(source, on=on, jurisdiction=jurisdiction)
    return having(rows.filter(some), "agreements").order_by("sort_ru", "pk")


def is_due(source, *, on: datetime.date, jurisdiction: str) -> Q:
    """What a partner is that is to be looked up in a source: by sets, asked once."""
    looked = PartnerCheck.objects.present().order_by()
    looked = looked.filter(source=source, is_of_person=False)
    of_this_name = Q(
        result="clear", searched_keys__contains=[F("organisation__sort_ru")]
    )
    fresh = looked.filter(Q(result="found") | of_this_name)
    if source.repeat_days:
        age = datetime.timedelta(days=source.repeat_days)
        fresh = fresh.filter(checked_on__gt=on - age)
    due = concerned(source, jurisdiction) & ~Q(pk__in=fresh.values("organisation"))
    if not source.is_required:
        due &= Q(pk__in=looked.values("organisation"))
    return due


def concerned(source, jurisdiction: str) -> Q:
    """As `concerns` tells it of organisations."""
    here = Q(country=jurisdiction)
    whom = Q(pk__in=[])
    if source.is_of_domestic:
        whom |= here
    if source.is_of_foreign:
        whom |= ~here
    return whom


def found_among(user):
    """What was found of partners and nobody answers for, the newest of each source."""
    later = PartnerCheck.objects.present().filter(
        organisation=OuterRef("organisation"),
        source=OuterRef("source"),
        is_of_person=OuterRef("is_of_person"),
        person_name=OuterRef("person_name"),
        checked_on__gte=OuterRef("checked_on"),
        pk__gt=OuterRef("pk"),
        result="clear",
    )
    rows = PartnerCheck.objects.visible_to(user).present()
    rows = rows.filter(result="found", overruled_on=None, source__is_archived=False)
    return rows.filter(~Exists(later)).select_related("organisation", "source")


def subjects_of(organisation) -> list[Subject]:
    """The organisation and those who sign for it, as rooms above tell."""
    names = signatories.of(organisation)
    return [Subject(organisation), *(Subject(organisation, name) for name in names)]


def sources_in_use(jurisdiction: str) -> list[CheckSource]:
    """Sources in which organisations are looked up, the required ones first."""
    rows = CheckSource.objects.in_use(jurisdiction=jurisdiction)
    return list(rows.exclude(is_of_domestic=False, is_of_foreign=False))


def due_anywhere(user, *, on: datetime.date, jurisdiction: str):
    """Partners that are to be looked up in some source."""
    sources = sources_in_use(jurisdiction)
    return due_among(sources, user, on=on, jurisdiction=jurisdiction)
