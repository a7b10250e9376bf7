"""A world of cooperation made from a seed: organisations, agreements, activities.

The same numbers and seed give the same world. It is loaded in bulk, past the
actions, and then indexed and analysed as a server of some age would be.
"""

import datetime
import random
from collections.abc import Iterator

from django.db import connection
from django.utils import timezone

from benchmarks.names import agreements, organisations
from mosty.activities.models import Activity, Direction, Participation
from mosty.agreements.models import Agreement, AgreementActivity, Party
from mosty.institution.models import Institution
from mosty.partners.models import Organisation, OrganisationName
from mosty.places.models import Region
from mosty.search.actions import reindex
from mosty.search.words import sort_key

BATCH = 5000
ORGANISATIONS, AGREEMENTS, ACTIVITIES = 130_000, 20_000, 3_000
HOME = "RU"
KINDS = {
    "Соглашение о сотрудничестве": "agreement",
    "Договор о сотрудничестве": "contract",
    "Меморандум о взаимопонимании": "memorandum",
    "Протокол о намерениях": "protocol",
    "Программа сотрудничества": "programme",
}
DIRECTIONS = (
    "Обмен опытом и повышение квалификации",
    "Совместные проекты и исследования",
    "Работа со школьниками и олимпиады",
    "Издание сборников и библиотека практик",
)
HIDDEN = {0: "staff", 1: "confidential"}
TABLES = (Organisation, OrganisationName, Agreement, Party, Activity)


def load(
    *, partners=ORGANISATIONS, papers=AGREEMENTS, deeds=ACTIVITIES, seed=1, more=None
):
    """Fill an empty, migrated database; `more()` adds to it before it is indexed."""
    dice = random.Random(seed)
    Institution.objects.create(
        name_ru="Академия образования",
        short_name_ru="Академия",
        unit_ru="Отдел сотрудничества",
    )
    ours = Organisation.objects.create(
        name_ru="Академия образования",
        sort_ru=sort_key("Академия образования"),
        country_id=HOME,
        is_ours=True,
    )
    themes = [
        Direction.objects.create(number=number, title_ru=title, text_ru=title)
        for number, title in enumerate(DIRECTIONS, start=1)
    ]
    known = _partners(partners, seed)
    signed = _papers(papers, known, seed)
    _parties(signed, ours)
    _themes(signed, themes, dice)
    _deeds(deeds, signed, themes, dice)
    if more is not None:
        more()
    reindex()
    analyse()


def analyse() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _partners(number, seed) -> list[Organisation]:
    regions = set(Region.objects.values_list("code", flat=True))
    made = []
    for row in organisations(number, seed):
        made.append(
            Organisation(
                name_ru=row["name_ru"][:500],
                name_en=row["name_en"][:500],
                sort_ru=sort_key(row["name_ru"])[:520],
                kind=row["kind"],
                country_id=row["country"],
                region_id=row["region"] if row["region"] in regions else None,
                city_ru=row["city"],
            )
        )
    Organisation.objects.bulk_create(made, batch_size=BATCH)
    OrganisationName.objects.bulk_create(
        (OrganisationName(organisation=one, full_name=one.name_ru) for one in made),
        batch_size=BATCH,
    )
    return made


def _papers(number, known, seed) -> list[Agreement]:
    rows = agreements(number, seed, of=len(known))
    made = [_paper(row, known[row["organisation"]]) for row in rows]
    return Agreement.objects.bulk_create(made, batch_size=BATCH)


def _paper(row, partner) -> Agreement:
    is_signed = row["stage"] == "signed"
    signed_on = row["signed_on"] if is_signed else None
    until = row["valid_until"] if is_signed else None
    return Agreement(
        register_number=row["register_number"],
        section="interregional" if partner.country_id == HOME else "foreign",
        kind=KINDS.get(row["kind_text_ru"], "other"),
        kind_text_ru=row["kind_text_ru"],
        stage=row["stage"],
        origin="registered" if is_signed else "",
        signed_on=signed_on,
        signed_precision="day" if signed_on else "unknown",
        term_rule="until" if until else "unknown",
        valid_until=until,
        valid_precision="day" if until else "unknown",
        starts_on=signed_on,
        ends_on=until,
        counterpart=partner,
        country_id=partner.country_id,
        region_id=partner.region_id,
        partner_sort=partner.sort_ru,
        audience=HIDDEN.get(row["register_number"] % 25, "public"),
    )


def _parties(signed, ours):
    def seats() -> Iterator[Party]:
        for paper in signed:
            for position, one in enumerate((ours, paper.counterpart), start=1):
                yield Party(
                    agreement=paper,
                    organisation=one,
                    position=position,
                    name_at_signing=one.name_ru,
                )

    Party.objects.bulk_create(seats(), batch_size=BATCH)


def _themes(signed, themes, dice):
    links = Agreement.directions.through
    links.objects.bulk_create(
        (
            links(agreement_id=paper.pk, direction_id=theme.pk)
            for paper in signed
            for theme in dice.sample(themes, dice.randint(0, 2))
        ),
        batch_size=BATCH,
    )


def _deeds(number, signed, themes, dice):
    today = timezone.localdate()
    made = Activity.objects.bulk_create(
        [_deed(place, today, dice) for place in range(number)], batch_size=BATCH
    )
    papers = [dice.choice(signed) for _ in made]
    pairs = list(zip(made, papers, strict=True))
    AgreementActivity.objects.bulk_create(
        AgreementActivity(activity=deed, agreement=paper) for deed, paper in pairs
    )
    Participation.objects.bulk_create(
        Participation(activity=deed, organisation=paper.counterpart)
        for deed, paper in pairs
    )
    links, lands = Activity.directions.through, Activity.countries.through
    links.objects.bulk_create(
        links(activity_id=deed.pk, direction_id=dice.choice(themes).pk) for deed in made
    )
    lands.objects.bulk_create(
        lands(activity_id=deed.pk, country_id=paper.country_id) for deed, paper in pairs
    )


def _deed(place, today, dice) -> Activity:
    title = f"{dice.choice(DIRECTIONS)}: встреча № {place + 1}"
    starts_on = today - datetime.timedelta(dice.randrange(3000))
    return Activity(
        kind="activity",
        title_ru=title,
        sort_ru=sort_key(title),
        state="finished",
        starts_on=starts_on,
        starts_precision="day",
        ends_on=starts_on,
        ends_precision="day",
    )
