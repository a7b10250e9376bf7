"""Registers drawn by lot, with everything that a workbook has to carry."""

import datetime
import random

from mosty.activities.models import Direction
from mosty.activities.tests.factories import ActivityFactory, DirectionFactory
from mosty.agreements import models as register
from mosty.agreements.actions.reckoning import reckon_around
from mosty.agreements.exchange.sheets import SHEETS
from mosty.agreements.tests.factories import DocumentFactory
from mosty.partners.models import (
    Organisation,
    OrganisationIdentifier,
    OrganisationLink,
)
from mosty.partners.tests.factories import (
    ContactFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PartnerCheckFactory,
)
from mosty.people.tests.factories import PersonFactory

TEXTS = (
    "",
    "Соглашение",
    "=1+1",
    '=HYPERLINK("http://x")',
    "'кавычка",
    "+7 812",
    "@сумма",
    "#N/A",
    "-",
    "007",
    "12.03.2024",
    " поле ",
    "две\nстроки",
    "возврат\r\nкаретки",
    "_x0041_ _x",
    "\x08знак",
    "ё «—» 😀 <b>&amp;",
    "→ Long texts: 1",
    "TRUE",
    "a, b",
    "[1]",
)
LONG = "Длинный текст, который не входит в одну клетку. " * 900
DAY = datetime.date(2019, 2, 28)


def drawn(seed: int, count: int = 9) -> None:
    """A register of `count` agreements, the same for the same seed."""
    lot = random.Random(seed)
    ours = Organisation.objects.filter(is_ours=True).first()
    ours = ours or OrganisationFactory(is_ours=True, name_ru="Мы")
    partners = [partner(lot, number) for number in range(4)]
    OrganisationLink.objects.create(
        source=partners[0], target=partners[1], relation="renamed", on=DAY
    )
    directions = [DirectionFactory(title_en="=One"), DirectionFactory()]
    people = [PersonFactory(), PersonFactory(given_name="")]
    done = [ActivityFactory(summary_ru=lot.choice(TEXTS)), ActivityFactory(dated=True)]
    done[0].directions.set(directions)
    made: list = []
    for _ in range(count):
        parties = [ours, *lot.sample(partners, lot.randint(1, 3))]
        made.append(agreement(lot, parties, directions, people, done, made))
    for one in made:
        reckon_around(one)


def partner(lot, number):
    made = OrganisationFactory(
        name_en=lot.choice(TEXTS),
        city_ru=lot.choice(TEXTS),
        latitude=59.938630000001,
        longitude=0.1 + 0.2,
    )
    OrganisationNameFactory(organisation=made, full_name=f"Имя {number}", since=DAY)
    value = f"78{number}{lot.randint(10**6, 10**7)}"
    OrganisationIdentifier.objects.create(organisation=made, scheme="inn", value=value)
    person = lot.choice([None, PersonFactory()])
    ContactFactory(
        organisation=made, person=person, position_ru=lot.choice(TEXTS), phone="+7 812"
    )
    for searched in ([made.name_ru, "Имя, с запятой"], []):
        PartnerCheckFactory(
            organisation=made,
            person_name="" if searched else "=Некто",
            searched_for=searched,
            checked_by=lot.choice([None, PersonFactory()]),
            result=lot.choice(["clear", "found", "not_looked"]),
            note=lot.choice(TEXTS),
        )
    return made


def dates(lot) -> dict:
    rule = lot.choice(["until", "length", "indefinite", "unknown", "project"])
    precision = lot.choice(["day", "month", "year", "unknown"])
    told = {"term_rule": rule, "signed_precision": precision}
    old = lot.choice([DAY, datetime.date(1899, 5, 1), datetime.date(2020, 1, 1)])
    told["signed_on"] = None if precision == "unknown" else old
    if rule == "until":
        told |= {"valid_until": datetime.date(2031, 12, 31)}
        told |= {"valid_precision": lot.choice(["day", "month", "year"])}
    if rule == "length":
        told["term_months"] = lot.choice([1, 12, 60])
    if rule != "unknown":
        told |= {"renewal_rule": lot.choice(["automatic", "by_act", "none"])}
        told |= {"renewal_months": 12, "renewal_notice_months": lot.choice([None, 3])}
        told |= {"renewal_limit": lot.choice([None, 2])}
    return told


def agreement(lot, parties, directions, people, done, others):
    number = register.Agreement.objects.count() + 1
    above = lot.choice([None, *others]) if others else None
    one = register.Agreement.objects.create(
        register_number=number * 3,
        section="foreign",
        kind=lot.choice(["agreement", "memorandum", "other"]),
        kind_text_ru=lot.choice(TEXTS),
        title_ru=lot.choice(TEXTS),
        title_en=lot.choice(TEXTS),
        number=lot.choice(TEXTS),
        basis_ru=lot.choice([*TEXTS, LONG]),
        parent=above,
        level=lot.choice(["amendment", "annex", "implementing"])
        if above
        else "unknown",
        superseded_by=lot.choice([None, *others[:2]]) if above is None else None,
        stage="signed",
        origin="registered",
        origin_reason=lot.choice(TEXTS),
        project=lot.choice([None, done[1]]),
        languages=lot.choice([[], ["ru"], ["ru", "be"]]),
        responsible=lot.choice([None, *people]),
        counterpart=parties[1],
        country=parties[1].country,
        partner_sort=parties[1].sort_ru,
        audience=lot.choice(["public", "staff"]),
        staged_at=lot.choice([None, datetime.datetime.now(datetime.UTC)]),
        source_text=lot.choice(TEXTS),
        **dates(lot),
    )
    one.directions.set(lot.sample(list(Direction.objects.all()), lot.randint(0, 2)))
    seats = [seat(lot, one, party, at) for at, party in enumerate(parties, start=1)]
    paper = register.Paper.objects.create(
        agreement=one, document=DocumentFactory(title_ru="=Скан"), role="original"
    )
    around(lot, one, seats, paper)
    promised(lot, one, seats, people, done)
    approved(lot, one, people)
    return one


def seat(lot, one, party, at):
    return register.Party.objects.create(
        agreement=one,
        organisation=party,
        position=at,
        name_at_signing=f"{lot.choice(TEXTS)}Имя",
        signatory=lot.choice(TEXTS),
        own_number=lot.choice(TEXTS),
        acceded_on=lot.choice([None, DAY]),
        original_place=lot.choice(TEXTS),
    )


def around(lot, one, seats, paper) -> None:
    extend = register.Extension.objects.create
    extend(agreement=one, until=datetime.date(2032, 2, 29), made_on=DAY, paper=paper)
    extend(agreement=one, until=None, reason=lot.choice(TEXTS))
    register.RenewalNotice.objects.create(
        agreement=one, party=lot.choice(seats), given_on=DAY, paper=paper
    )
    cleared = register.Clearance.objects.create(
        agreement=one, rule_pack="ru", result="exempt", reason="п. 2", ground="=п. 2"
    )
    register.ClearanceQuestion.objects.create(
        clearance=cleared, asked_on=DAY, text="Что это?", answered_on=DAY
    )
    register.ShownField.objects.create(agreement=one, field="term", is_public=False)
    words = {"partner.address": lot.choice(TEXTS), "числа": [1, None, True]}
    register.DraftWords.objects.create(agreement=one, words=words)


def promised(lot, one, seats, people, done) -> None:
    for text in lot.sample(TEXTS, 3):
        owed = register.Obligation.objects.create(
            agreement=one,
            party=lot.choice([None, *seats]),
            responsible=lot.choice([None, *people]),
            text_ru=f"{text}обязан",
            due_on=DAY,
            due_precision=lot.choice(["day", "month", "year"]),
            repeats_months=lot.choice([None, 6]),
        )
        register.Discharge.objects.create(
            obligation=owed, due_on=DAY, kind="waived", reason="=нет", activity=done[0]
        )
    register.AgreementActivity.objects.create(agreement=one, activity=lot.choice(done))


def approved(lot, one, people) -> None:
    now = datetime.datetime.now(datetime.UTC)
    went = register.ApprovalRound.objects.create(
        agreement=one, number=1, route_ru="=Путь", outcome="approved", closed_at=now
    )
    for position in (1, 2):
        register.ApprovalStep.objects.create(
            round=went,
            position=position,
            role=lot.choice(["lawyer", "rector"]),
            person=lot.choice([None, *people]),
            decision="approved",
            decided_at=now,
            remark=lot.choice(TEXTS),
        )


def emptied(cursor) -> None:
    """Take every row out of the tables of the workbook, as in an empty database."""
    tables = ", ".join(f'"{sheet.model._meta.db_table}"' for sheet in SHEETS)
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(f"TRUNCATE {tables} CASCADE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
