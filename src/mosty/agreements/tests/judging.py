"""Every action of the room that others call, and something to call each with."""

import copy
import datetime
import importlib
import inspect
import io
import pkgutil
import re
import sys

from django.db.models import Model
from django.utils import timezone
from docx import Document as Docx

import mosty
from mosty.activities.tests.factories import ActivityFactory
from mosty.agreements import actions
from mosty.agreements.actions import life_letters, plans
from mosty.agreements.confirming.held import terms_of
from mosty.agreements.facts import AgreementFacts, PartyFacts
from mosty.agreements.models import (
    ApprovalRound,
    Handover,
    LifeQuestion,
    RulePack,
    Stage,
)
from mosty.agreements.tests.confirming import asked_of, last_code
from mosty.agreements.tests.factories import RouteFactory, drafted
from mosty.documents.actions import receive
from mosty.documents.texts.clauses import Clause
from mosty.partners.tests.factories import ContactFactory, OrganisationFactory
from mosty.people.tests.factories import UserFactory

ROOM = "mosty.agreements"
BESIDE = (f"{ROOM}.board.moving",)
TOLD = {"by", "now", "on", "model", "agreement", "plan"}
A_DAY = datetime.timedelta(days=1)


def holds_actions(module: str) -> bool:
    is_inside = module.startswith(f"{ROOM}.") and "actions" in module.split(".")
    return is_inside or module in BESIDE


def public_actions() -> dict[str, object]:
    """By module and name, what any module of Mosty takes from one with actions.

    Those that only read are left out, as far as their parameters tell.
    """
    return {name: one for name, one in taken().items() if may_write(one)}


def may_write(function) -> bool:
    parameters = set(inspect.signature(function).parameters)
    return not parameters or bool(TOLD & parameters)


def taken() -> dict[str, object]:
    found = {}
    for module in modules():
        for alias, value in list(vars(module).items()):
            if inspect.isfunction(value) and holds_actions(value.__module__):
                found[named(value)] = value
            elif inspect.ismodule(value) and holds_actions(value.__name__):
                found |= taken_through(module, alias, value)
    return dict(sorted(found.items()))


def named(function) -> str:
    return f"{function.__module__.removeprefix(f'{ROOM}.')}.{function.__name__}"


def modules():
    """Those that are no actions themselves, and the list of actions for others."""
    for one in pkgutil.walk_packages(mosty.__path__, "mosty."):
        if not {"tests", "migrations", "testing"} & set(one.name.split(".")):
            importlib.import_module(one.name)
    for name, module in list(sys.modules.items()):
        is_list = name == f"{ROOM}.actions"
        is_ours = name.startswith("mosty.") and ".tests" not in name
        if is_list or (is_ours and not holds_actions(name)):
            yield module


def taken_through(module, alias, held) -> dict[str, object]:
    """What a module calls by way of a module that it imports whole."""
    if held.__name__ == f"{ROOM}.actions" or not getattr(module, "__file__", None):
        return {}
    names = set(re.findall(rf"\b{alias}\.(\w+)", inspect.getsource(module)))
    functions = [getattr(held, one) for one in names if hasattr(held, one)]
    return {
        named(one): one
        for one in functions
        if inspect.isfunction(one) and one.__module__ == held.__name__
    }


def wanted(action) -> list[str]:
    """The names that an action cannot be called without."""
    return [
        one.name
        for one in inspect.signature(action).parameters.values()
        if one.default is one.empty and one.kind != one.VAR_KEYWORD
    ]


def is_steered(action) -> bool:
    """Whether a stage can be told to it, by name or as any column."""
    parameters = inspect.signature(action).parameters
    takes_any = any(one.kind == one.VAR_KEYWORD for one in parameters.values())
    return takes_any or "stage" in parameters


def call(action, samples, **more):
    """Call it with a sample for each name it needs, and with what is meant for it."""
    own = f"{action.__name__}."
    meant = {
        name.removeprefix(own): value
        for name, value in samples.items()
        if name.startswith(own)
    }
    named = {one: samples[one] for one in wanted(action) if one not in meant}
    given = {name: fresh(value) for name, value in {**named, **meant}.items()}
    first = [given.pop(one) for one in given.keys() & places_of(action)]
    return action(*first, **{**given, **more})


def places_of(action) -> set[str]:
    """The name of the parameter that is given by its place, where there is one."""
    first = list(inspect.signature(action).parameters.values())[:1]
    return {one.name for one in first if one.kind == one.POSITIONAL_OR_KEYWORD}


def fresh(value):
    """A record that an earlier call may not have changed."""
    return copy.copy(value) if isinstance(value, Model) else value


def lacking_samples(samples) -> set[str]:
    return {
        f"{name}: {one}"
        for name, action in public_actions().items()
        for one in wanted(action)
        if one not in samples and f"{action.__name__}.{one}" not in samples
    }


def samples_for(agreement, bare, *, on) -> dict:
    """An argument for each name that actions ask for; `f.name` is for `f` alone.

    `bare` is an agreement on which nothing runs yet.
    """
    user, other = UserFactory(lawyer=True), UserFactory(coordinator=True)
    UserFactory(rector=True)
    now = timezone.now()
    told = {
        "agreement": agreement,
        "agreements": [agreement],
        "by": user,
        "user": user,
        "person": user.person,
        "deputy": other.person,
        "taker": other.person,
        "on": on,
        "since": on,
        "until": on + 4_000 * A_DAY,
        "now": now,
        "reason": "Найдена в шкафу",
        "remark": "Так",
        "stage": Stage.SIGNED,
        "jurisdiction": "RU",
        "values": {},
        "keys": [agreement.pk],
        "former": {agreement.pk: None},
        "token": "x",
        "text": "Почему?",
        "days": 30,
        "note": "",
        "language": "ru",
        "rows": [],
        "table": 0,
    }
    return {
        **told,
        **of_paper(agreement, bare, user, now),
        **of_parties(agreement, on),
        **of_clearance(agreement, bare, on),
        **of_letters(agreement, other, now),
        **of_promises(agreement, user, on),
        **of_desks(agreement, user, other, on),
    }


def of_paper(agreement, bare, user, now) -> dict:
    paper = drafted(agreement)
    version = paper.document.versions.get()
    round_ = ApprovalRound.objects.create(
        agreement=agreement, number=7, version=version, text_sha256=version.sha256
    )
    step = round_.steps.create(position=1, role="lawyer", asked_at=now)
    clause = Clause(key="1", label="1.", text="Стороны сотрудничают.")
    remark = actions.remark_on(
        agreement, version, clause=clause, key="1", text="?", by=user
    )
    return {
        "paper": paper,
        "document": paper.document,
        "role": "scan",
        "version": version,
        "route": RouteFactory(),
        "steps": [actions.StepFacts(position=1, role="lawyer")],
        "step": step,
        "link": step.links.create(user=user, expires_at=now + A_DAY),
        "is_approved": True,
        "clause": clause,
        "key": "1",
        "settle_remark.remark": remark,
        "renew_paper.upload": upload_of(user),
        "put_paper_away.paper": drafted(agreement),
        "marks": {},
        "start_round.agreement": bare,
        "start_round.paper": drafted(bare),
        "archive.agreement": bare,
        "move.agreement": bare,
        "compose.told": actions.Composing(
            template=template(), name="x", words={}, labels={}
        ),
    }


def upload_of(user):
    file = io.BytesIO(b"1. Text of the new version")
    return receive(file, by=user, box="paper", name="draft.txt")


def template() -> bytes:
    document, file = Docx(), io.BytesIO()
    document.add_paragraph("{{ subject }}")
    document.save(file)
    return file.getvalue()


def of_parties(agreement, on) -> dict:
    organisation = OrganisationFactory(name_ru="Минский институт")
    notice = actions.give_notice(agreement, given_on=on)
    return {
        "facts": AgreementFacts(section="interregional"),
        "parties": [PartyFacts(organisation)],
        "seat.facts": PartyFacts(organisation),
        "party": agreement.parties.first(),
        "name": "Институт",
        "address.name": "record",
        "organisation": organisation,
        "seat_us.organisation": OrganisationFactory(is_ours=True),
        "before": "Минский институт",
        "after": "Минский областной институт",
        "given_on": on + A_DAY,
        "notice": notice,
        "extension": agreement.extensions.create(until=on + 9_000 * A_DAY),
    }


def of_clearance(agreement, bare, on) -> dict:
    pack = RulePack.objects.filter(jurisdiction="RU").first()
    rows = agreement.clearances
    waiting = rows.create(rule_pack=pack.key, result="waiting", submitted_on=on)
    rows.create(rule_pack=pack.key, result="granted", number="1", decided_on=on)
    asked = waiting.questions.create(asked_on=on, text="Где перевод?")
    return {
        "pack": pack,
        "add_pack.key": "kz",
        "clearance": waiting,
        "ask_question.clearance": rows.create(rule_pack=pack.key, result="waiting"),
        "answer_application.number": "7",
        "prepare_application.agreement": bare,
        "submit_application.agreement": bare,
        "question": asked,
        "answered_on": on,
        "asked_on": on,
        "answer": "Вот он",
        "submitted_on": on,
        "purpose": "Обмен",
        "result": "granted",
        "decided_on": on,
    }


def of_letters(agreement, user, now) -> dict:
    """A confirmation with its code, and a question about its life with its letters."""
    contact = ContactFactory(organisation=agreement.counterpart, email="a@p.example")
    asked = asked_of(agreement, contact, user)
    actions.send_code(asked, now=now)
    question = LifeQuestion.objects.create(agreement=agreement, asked_on=now.date())
    letter = question.letters.create(
        side="ours", user=user, sendings=1, expires_at=now + A_DAY
    )
    change = asked.changes.create(
        field="number", held={"number": ""}, proposed={"number": "7"}
    )
    return {
        "contact": contact,
        "ask_to_confirm.contact": ContactFactory(
            organisation=agreement.counterpart, email="b@p.example"
        ),
        "confirmation": asked,
        "code": last_code(),
        "seen": terms_of(agreement),
        "change": change,
        "decisions": {change.pk: actions.Decision("accepted")},
        "letter": letter,
        "sending": 1,
        "reply": life_letters.Reply("planned", plan_text="Семинар"),
        "settle_question.question": question,
        "wait_until.question": question,
        "outcome": "planned",
    }


def of_promises(agreement, user, on) -> dict:
    obligation = actions.promise(agreement, text_ru="Отчёт", due_on=on, by=user)
    other = actions.promise(agreement, text_ru="Лекция", due_on=on, by=user)
    plan = plans.begin_plan(agreement, by=user, pasted="Что\tСрок\nСеминар\t2027")
    entered = plans.begin_plan(agreement, by=user, pasted="Что\tСрок\nКурс\t2027")
    mapping = {"text": 0, "due": 1}
    for one in (plan, entered):
        plans.match_plan(one, mapping=mapping, answers={})
    plans.enter_plan(entered, by=user)
    return {
        "obligation": obligation,
        "due_on": on,
        "discharge": actions.fulfil(other, due_on=on, on=on, by=user),
        "activity": ActivityFactory(),
        "begin_plan.pasted": "Что\tСрок\nСеминар\t2027",
        "plan": plan,
        "take_plan_back.plan": entered,
        "mapping": mapping,
        "answers": {},
    }


def of_desks(agreement, user, other, on) -> dict:
    third = UserFactory(coordinator=True)
    absence = actions.announce_absence(
        person=third.person,
        deputy=other.person,
        since=on,
        until=on,
        by=third,
        on=on,
    )
    agreement.responsible = user.person
    agreement.save(update_fields=["responsible"])
    chosen = {"agreements": [agreement.pk]}
    sides = {"giver": third.person, "taker": other.person, "made_by": user.person}
    return {
        "absence": absence,
        "giver": user.person,
        "chosen": chosen,
        "notes": "",
        "handover": Handover.objects.create(passed=chosen, **sides),
    }
