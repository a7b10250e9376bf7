"""Remarks of imports as people meet them: what stands, what may be meant, what next."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from mosty.access.desk import record_of
from mosty.agreements.models import Agreement
from mosty.imports.models import Flag, ImportedRecord
from mosty.imports.page import wording
from mosty.imports.telling import RECORDS
from mosty.partners.models import KeptOrganisation, Organisation, SuspectedPair
from mosty.partners.rules import may_merge
from mosty.projects.models import Project
from mosty.sveden.reading import names

SAME = "possibly_same_organisation"
NAMES = tuple(names.CORRECTIONS)
REGION = "region_unknown"
ACCEPTABLE = (*NAMES, REGION, "past_end_not_marked_finished")


@dataclass
class Remark:
    """A flag with its words; `partner` is the record it is about, where there is one.

    Of a possible duplicate `other` is the one it may be.
    """

    flag: Flag
    where: str
    words: str
    partner: KeptOrganisation | None = None
    other: KeptOrganisation | None = None
    project: Project | None = None

    @property
    def original(self) -> str:
        """What stands now: another correction may have been made of the same name."""
        if self.flag.code in NAMES and self.partner is not None:
            return self.partner.name_ru
        return self.flag.original

    @property
    def proposed(self) -> str:
        if self.original == self.flag.original:
            return self.flag.proposed
        return names.correct(self.flag.code, self.original) or self.original

    @property
    def address(self) -> str:
        """The office's page of the partner, where it can be mended."""
        return record_of(self.partner)

    @property
    def other_address(self) -> str:
        return record_of(self.other)

    @property
    def can_accept(self) -> bool:
        return bool(self.flag.proposed) and self.flag.code in ACCEPTABLE

    @property
    def can_write(self) -> bool:
        return self.flag.code in {*NAMES, REGION} and self.flag.object_id is not None

    @property
    def title(self) -> str:
        if self.partner is not None:
            return str(self.partner)
        return self.flag.original or str(self.project or self.where)


def remarks_of(flags) -> list[Remark]:
    """The flags with their records, all of them fetched in a few questions."""
    flags = list(flags)
    agreements = ContentType.objects.get_for_model(Agreement)
    partners = ContentType.objects.get_for_model(Organisation)
    projects = ContentType.objects.get_for_model(Project)
    others = rows_beside(flags, agreements)
    keys = {flag.object_id for flag in flags if flag.kind_id == agreements.pk}
    leads = dict(
        Agreement.objects.filter(pk__in=keys | set(others.values())).values_list(
            "pk", "counterpart"
        )
    )
    named = {flag.object_id for flag in flags if flag.kind_id == partners.pk}
    meant = KeptOrganisation.objects.select_related("country", "region")
    organisations = meant.in_bulk(named | set(leads.values()))
    works = Project.objects.select_related("activity").in_bulk(
        {flag.object_id for flag in flags if flag.kind_id == projects.pk}
    )
    found = []
    for flag in flags:
        where = str(RECORDS[flag.record]) % {"row": flag.row}
        one = Remark(flag, where, wording.message(flag.code, flag.detail))
        if flag.kind_id == partners.pk:
            one.partner = organisations.get(flag.object_id)
        elif flag.kind_id == agreements.pk:
            one.partner = organisations.get(leads.get(flag.object_id))
            beside = others.get((flag.of_import_id, flag.detail.get("with")))
            one.other = organisations.get(leads.get(beside))
        elif flag.kind_id == projects.pk:
            one.project = works.get(flag.object_id)
        found.append(one)
    return found


def rows_beside(flags, kind) -> dict[tuple[int, int], int]:
    """The agreement of each row with which a partner may be the same."""
    asked = [flag for flag in flags if flag.code == SAME and "with" in flag.detail]
    records = ImportedRecord.objects.filter(
        kind=kind,
        of_import__in={flag.of_import_id for flag in asked},
        row__in={flag.detail["with"] for flag in asked},
    )
    return {
        (one.of_import_id, one.row): one.object_id for one in records.order_by("pk")
    }


def without_pairs(remarks: list[Remark], user) -> list[Remark]:
    """Without possible duplicates that the reader is asked about, or has settled,
    among the pairs of partners: one pair is told once."""
    asked = {
        one.flag.pk: frozenset((one.partner.pk, one.other.pk))
        for one in remarks
        if one.flag.code == SAME and one.partner and one.other
    }
    if not asked or not may_merge(user):
        return remarks
    keys = {key for pair in asked.values() for key in pair}
    pairs = SuspectedPair.objects.visible_to(user).filter(a__in=keys, b__in=keys)
    known = {frozenset(ends) for ends in pairs.values_list("a", "b")}
    return [one for one in remarks if asked.get(one.flag.pk) not in known]


def grouped(remarks: list[Remark]) -> list[dict]:
    """Possible duplicates, names to be mended, everything else; a pair stands once."""
    same, seen = [], set()
    for one in remarks:
        if one.flag.code == SAME:
            pair = frozenset((one.flag.row, one.flag.detail.get("with")))
            if pair not in seen:
                same.append(one)
            seen.add(pair)
    named = [one for one in remarks if one.flag.code in NAMES]
    rest = [one for one in remarks if one.flag.code not in {SAME, *NAMES}]
    groups = (
        ("same", _("Possible duplicates"), same),
        ("names", _("Names to mend"), named),
        ("rest", _("Other remarks"), rest),
    )
    return [
        {"name": name, "title": title, "remarks": found}
        for name, title, found in groups
        if found
    ]
