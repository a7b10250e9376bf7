"""What the tests of imports share: putting a page in and looking at all of it."""

import datetime

from mosty.activities.models import CooperationForm, Direction
from mosty.agreements.models import Agreement
from mosty.imports.actions import (
    import_page,
)
from mosty.imports.models import Flag, ImportedRecord
from mosty.imports.tests import formats
from mosty.pages.models import Statement
from mosty.partners.models import Organisation
from mosty.projects.models import Phase, Project

TODAY = datetime.date(2026, 11, 24)
SEED = formats.seed_text()
TABLES = (Agreement, Organisation, Project, Statement, Direction, CooperationForm)


def put(text=SEED, **options):
    return import_page(text.encode(), name="page.txt", today=TODAY, **options)


def everything():
    """How many rows each table has, and what stands in the register."""
    counts = [model.objects.count() for model in (*TABLES, Phase, Flag, ImportedRecord)]
    names = Organisation.objects.order_by("pk").values_list("name_ru", "region")
    return counts, list(names), list(Agreement.objects.order_by("pk").values())


def table_of(text):
    return [line for line in text.splitlines() if "|" in line]


def flag_of(made, code, row):
    return made.flags.get(code=code, row=row)
