"""Putting translations into records that an import made."""

from dataclasses import dataclass, field

from django.db import transaction

from mosty.activities.actions import reword
from mosty.activities.models import CooperationForm, Direction
from mosty.agreements.models import Agreement
from mosty.imports.translations import Translation
from mosty.institution.actions import describe as describe_institution
from mosty.institution.models import Institution
from mosty.pages.actions import restate
from mosty.pages.models import Statement
from mosty.partners.actions import name_in_english
from mosty.partners.models import Organisation
from mosty.projects.actions import describe as describe_project
from mosty.projects.models import Project
from mosty.search.actions import index

HEADINGS = {"directions": Direction, "forms": CooperationForm}


@dataclass
class Outcome:
    """How many records got new texts, how many had them, which were not found."""

    changed: int = 0
    kept: int = 0
    missing: list[str] = field(default_factory=list)


@transaction.atomic
def translate(translations: list[Translation], *, by=None) -> Outcome:
    """Write the texts into their records; a second time changes nothing."""
    outcome = Outcome()
    for one in translations:
        record = found(one)
        if record is None:
            where = one.part if one.key is None else f"{one.part}: {one.key}"
            outcome.missing.append(where)
        elif put(record, one.texts, by=by):
            outcome.changed += 1
        else:
            outcome.kept += 1
    return outcome


def found(one):
    """The record that a translation speaks of, or None."""
    if one.part == "institution":
        return Institution.objects.first()
    if one.part in HEADINGS:
        return HEADINGS[one.part].objects.filter(number=one.key).first()
    if one.part == "partners":
        led = Agreement.objects.filter(source_row=one.key).order_by("-pk").first()
        return led and led.counterpart
    if one.part == "projects":
        return Project.objects.filter(activity__title_ru=one.key).first()
    said = Statement.objects.filter(kind=one.part.removesuffix("s"))
    return (said if one.key is None else said.filter(position=one.key)).first()


def put(record, texts, *, by) -> bool:
    """Write what differs; whether anything did."""
    if isinstance(record, Project):
        about = {"about_en"} & texts.keys()
        own = put_changed(record, {name: texts[name] for name in about}, by=by)
        rest = {name: text for name, text in texts.items() if name not in about}
        if put_changed(record.activity, rest, by=by):
            index(Project.objects.get(pk=record.pk))
            return True
        return own
    return put_changed(record, texts, by=by)


def put_changed(record, texts, *, by) -> bool:
    new = {name: text for name, text in texts.items() if getattr(record, name) != text}
    if not new:
        return False
    if isinstance(record, Institution):
        describe_institution(by=by, **new)
    elif isinstance(record, Statement):
        restate(record, by=by, **new)
    elif isinstance(record, Organisation):
        name_in_english(record, new["name_en"], by=by)
    elif isinstance(record, Project):
        describe_project(record, by=by, **new)
    else:
        reword(record, by=by, **new)
    return True
