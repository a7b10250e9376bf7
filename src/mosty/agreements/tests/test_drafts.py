"""Drafts: words out of the registers, templates that render, versions of one paper."""

import datetime
import io
import re

import pytest
from django.urls import reverse
from docx import Document as Docx

from mosty.agreements import personal
from mosty.agreements.drafting import declension, latin, placeholders, samples, spoken
from mosty.agreements.drafting.requisites import NOT_DECLINED, proposed
from mosty.agreements.models import DraftWords, Paper
from mosty.agreements.tests.factories import AgreementFactory, PartyFactory
from mosty.agreements.texts import gaps
from mosty.documents.filling import fill
from mosty.documents.tests.factories import stored
from mosty.documents.texts import word
from mosty.documents.texts.clauses import clauses_of
from mosty.documents.texts.parallel import hold
from mosty.institution.models import Institution
from mosty.partners.models import Organisation, OrganisationIdentifier
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.personal import subject_of
from mosty.people.tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

AGREED_BY_NOBODY = re.compile(
    r"\d+\D{0,3} (?:календарн|рабоч|участник|экземпляр|процент|рубл|часа|calendar|copies)"
)


@pytest.mark.parametrize(
    ("name", "genitive", "acting", "english"),
    [
        ("Иванов Иван Иванович", "Иванова Ивана Ивановича", "действующего", "Ivan Ivanov"),
        ("Мария Юрьевна Заречная", "Марии Юрьевны Заречной", "действующей", "Mariia Zarechnaia"),
        ("Шевченко Лев Ильич", "Шевченко Льва Ильича", "действующего", "Lev Shevchenko"),
        ("Мицкевич Анна Ильинична", "Мицкевич Анны Ильиничны", "действующей", "Anna Mitskevich"),
        ("Hans Müller", "Hans Müller", "действующего (действующей)", "Hans Müller"),
    ],
)  # fmt: skip
def test_signatory_is_proposed_in_the_genitive(name, genitive, acting, english):
    assert declension.name_in_genitive(name) == genitive
    assert declension.acting(name) == acting
    assert declension.name_in_english(name) == english


@pytest.mark.parametrize(
    ("post", "genitive"),
    [
        ("Первый проректор", "первого проректора"),
        ("Исполняющий обязанности ректора", "исполняющего обязанности ректора"),
        ("Заведующая кафедрой педагогики", "заведующей кафедрой педагогики"),
        ("Руководитель управления", "руководителя управления"),
    ],
)
def test_post_is_proposed_in_the_genitive(post, genitive):
    assert declension.post_in_genitive(post) == genitive


@pytest.mark.parametrize(
    ("rule", "more", "russian", "english"),
    [
        ("length", {"months": 36}, "в течение 3 (трёх) лет", "for three (3) years"),
        ("length", {"months": 252}, "в течение 21 (двадцати одного) года", "for twenty-one (21) years"),
        ("length", {"months": 18}, "в течение 18 (восемнадцати) месяцев", "for eighteen (18) months"),
        ("until", {"until": datetime.date(2028, 12, 31)}, "до 31 декабря 2028 г.", "until 31 December 2028"),
        ("indefinite", {}, "бессрочно", "for an indefinite period"),
        ("unknown", {}, "", ""),
    ],
)  # fmt: skip
def test_term_is_worded(rule, more, russian, english):
    told = [
        spoken.term(rule, language=language, **more).replace("\u00a0", " ")
        for language in ("ru", "en")
    ]

    assert told == [russian, english]


@pytest.mark.parametrize(
    ("more", "russian", "english"),
    [
        ({"months": 36}, "до окончания срока письменно не заявит об отказе от продления, Соглашение продлевается на 3 (три) года.", "before the end of the term, the Agreement is extended for three (3) years."),
        ({"months": 12, "notice_months": 2, "limit": 2}, "не менее чем за 2 (два) месяца до окончания", "at least two (2) months before the end"),
        ({"notice_days": 30, "limit": 1}, "продлевается, но не более 1 (одного) раза.", "is extended, no more than one (1) time."),
        ({"months": 18, "notice_days": 21}, "за 21 (двадцать один) календарный день", "for eighteen (18) months."),
    ],
)  # fmt: skip
def test_renewal_is_worded_with_and_without_notice(more, russian, english):
    told = [spoken.renewal("automatic", language=one, **more) for one in ("ru", "en")]

    assert russian in told[0]
    assert english in told[1]
    assert "  " not in told[0] + told[1]


@pytest.mark.parametrize(
    ("name", "country", "told"),
    [
        ("Деян Мадич", "RS", "Dejan Madić"),
        ("Елена Джурич-Милоевич", "RS", "Jelena Đurić-Milojević"),
        ("Люляна Конь", "ME", "Ljuljana Konj"),
        ("Мария Цветкова", "BG", "Maria Tsvetkova"),
        ("Жан Дюпон", "FR", "Zhan Diupon"),
    ],
)
def test_latin_letters_are_those_of_the_country(name, country, told):
    assert latin.written(name, country=country) == told


def words_for_all() -> dict:
    values: dict = {}
    for group in placeholders.GROUPS:
        for one in group.placeholders:
            for path in one.paths:
                above, _, name = path.rpartition(".")
                place = values.setdefault(above, {}) if above else values
                place[name] = f"<{path}>"
    each = {path: f"<partners.{path}>" for path in values["partner"]}
    return {**values, "partners": [each, each]}


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_shipped_template_renders_with_known_placeholders_only(name):
    filled = fill(samples.read(name), words_for_all(), {})

    assert filled.missing == []
    reading = word.read(filled.data)
    assert reading.is_parallel == name.endswith("_ru_en")
    text = " ".join(one.text for column in reading.columns for one in column)
    each = text.count("<partners.signatory>")
    assert each == (2 if name.startswith("consortium") else 0)
    assert ("<partner.signatory>" in text) == (each == 0)
    assert "{" not in text
    assert not AGREED_BY_NOBODY.search(text)


@pytest.mark.parametrize("name", ["programme_ru_en", "memorandum_ru_en"])
def test_shipped_languages_say_the_same(name):
    columns = word.read(fill(samples.read(name), words_for_all(), {}).data).columns

    assert hold(*(clauses_of(one) for one in columns)).findings == []


@pytest.fixture
def agreement(office):
    Institution.objects.update(
        name_ru="Институт развития", name_en="Development Institute", inn="7801234567"
    )
    partner = OrganisationFactory(name_ru="Минский институт", name_en="Minsk Institute")
    ours = Organisation.objects.filter(is_ours=True).first() or OrganisationFactory(
        is_ours=True
    )
    made = AgreementFactory(
        draft=True, counterpart=partner, term_rule="length", term_months=36
    )
    PartyFactory(
        agreement=made,
        organisation=ours,
        signatory="Иванов Иван Иванович",
        signatory_position="Ректор",
        authority="Устав",
    )
    OrganisationIdentifier.objects.create(
        organisation=partner, scheme="unp", value="100123456"
    )
    return made


def test_registers_give_the_words(agreement, coordinator):
    told = proposed(agreement, user=coordinator)

    expected = {
        "ours.name_en": "Development Institute",
        "ours.ids": "ИНН 7801234567",
        "ours.represented": "ректора Иванова Ивана Ивановича",
        "ours.represented_en": "Rector Ivan Ivanov",
        "ours.acting": "действующего",
        "ours.authority": "Устава",
        "ours.authority_en": "the Charter",
        "partner.name": "Минский институт",
        "partner.ids_en": "UNP 100123456",
        "partner.signatory": "",
        "term_en": "for three (3) years",
    }
    assert {path: told.words[path] for path in expected} == expected
    assert told.homes["partner.signatory"].startswith("/office/agreements/")
    assert told.doubts == {}


def test_name_that_rules_do_not_know_is_to_be_checked(office, agreement):
    seat = agreement.parties.get(organisation__is_ours=False)
    keeper = UserFactory(administrator=True)
    seat.signatory, seat.signatory_position = "Деян Мадич", "Ректор"
    seat.save()

    page, _done = compose(
        office, agreement, partner_represented_ru="ректора Деяна Мадича"
    )
    again, _done = compose(office, agreement)

    form = page.context["form"]
    assert form.initial["partner_represented_ru"] == "ректора Деян Мадич"
    assert form.fields["partner_represented_ru"].help_text == NOT_DECLINED
    assert "partner.represented" in form.doubts
    assert "partner.represented" not in again.context["form"].doubts
    assert "partner.represented_en" in again.context["form"].doubts
    PersonFactory(family_name="Мадич", given_name="Деян", name_en="Dejan Madić")
    assert latin.in_register("Деян Мадич") == "Dejan Madić"
    assert page.context["asked"] == [str(keeper.person)]
    assert not [
        one.home for one in page.context["lacks"] if one.is_of_institution and one.home
    ]


def compose(
    office, agreement, template="sample:agreement_ru_en", *, follow=False, **words
):
    url = reverse("agreements_office:compose", kwargs={"pk": agreement.pk})
    url = f"{url}?template={template}"
    page = office.get(url)
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return page, office.post(url, {**data, **words}, follow=follow)


def text_of(version) -> str:
    with version.file.open("rb") as file:
        reading = word.read(file.read())
    return "\n".join(one.text for column in reading.columns for one in column)


def test_draft_is_composed_with_what_lacks_marked(office, agreement):
    page, done = compose(
        office,
        agreement,
        follow=True,
        subject_ru="обмен опытом",
        partner_address_ru="Минск",
    )

    lacks = {one.label: one.home for one in page.context["lacks"]}
    paper = agreement.papers.get()
    text = text_of(paper.document.newest)
    assert paper.role == Paper.Role.DRAFT
    assert "в лице ректора Иванова Ивана Ивановича, действующего на основании" in text
    assert "обмен опытом" in text
    assert "Партнёр: Подписавший" in lacks
    assert lacks["Партнёр: Подписавший"].startswith("/office/agreements/")
    assert "[Партнёр: Подписавший]" in text
    [draft] = done.context["drafts"]
    place = next(one for one in draft["places"] if "Подписавший" in one.text)
    assert place.fill.split("#")[1] in page.content.decode()
    assert sum(one.count for one in draft["places"]) == len(
        gaps.places_of(paper.document.newest)
    )


def test_next_draft_is_a_version_and_remembers_words(office, agreement):
    compose(office, agreement, partner_address_ru="220000, Минск")
    page, _done = compose(
        office, agreement, template="sample:memorandum_ru_en", subject_ru="Наука"
    )

    paper = agreement.papers.get()
    words = DraftWords.objects.get(agreement=agreement).words
    assert [one.number for one in paper.document.versions.all()] == [2, 1]
    assert words["subject"] == "Наука"
    again, _done = compose(office, agreement)
    assert again.context["form"].initial["subject_ru"] == "Наука"
    assert page.context["form"].initial["paper"] == str(paper.pk)


def template_of(*texts) -> bytes:
    document = Docx()
    for text in texts:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_template_of_the_office_may_ask_for_words_of_its_own(office, agreement):
    data = template_of("{{ partner.name }}: {{ places }} мест")
    document = stored(data, name="own.docx", kind="template", audience="staff")

    page, _done = compose(office, agreement, template=str(document.pk), places="12")

    assert list(page.context["form"].field_of) == ["partner.name", "places"]
    assert (
        text_of(agreement.papers.get().document.newest) == "Минский институт: 12 мест"
    )


def test_every_partner_has_words_of_their_own(office, agreement):
    third = PartyFactory(
        agreement=agreement,
        position=3,
        signatory="Заречная Мария Юрьевна",
        signatory_position="Директор",
    )

    page, _done = compose(
        office,
        agreement,
        template="sample:consortium_ru",
        partners_1_address="246000, Гомель",
    )

    text = text_of(agreement.papers.get().document.newest)
    lacks = {one.label.replace("\u00a0", " ") for one in page.context["lacks"]}
    assert "Минский институт" in text
    assert third.name_at_signing in text
    assert "директора Заречной Марии Юрьевны, действующей на основании" in text
    assert "246000, Гомель" in text
    assert "Каждый партнёр по очереди: Почтовый адрес" in lacks
    words = DraftWords.objects.get(agreement=agreement).words
    assert words["partners.1.address"] == "246000, Гомель"


def test_templates_for_its_kind_of_paper_come_first(office, agreement):
    agreement.kind = "memorandum"
    agreement.save()
    url = reverse("agreements_office:compose", kwargs={"pk": agreement.pk})

    offered = office.get(url).context["templates"]
    PartyFactory(agreement=agreement)
    for_three = office.get(url).context["templates"]

    assert [one.key for one in offered[:2]] == [
        "sample:memorandum_ru_en",
        "sample:memorandum_ru",
    ]
    assert for_three[0].key == "sample:consortium_ru_en"


def test_broken_template_says_what_is_wrong_and_keeps_nothing(office, agreement):
    data = template_of("{% if partner.name %}")
    document = stored(data, name="own.docx", kind="template", audience="staff")
    url = reverse("agreements_office:compose", kwargs={"pk": agreement.pk})

    page = office.get(f"{url}?template={document.pk}")

    assert page.status_code == 409
    assert agreement.papers.count() == 0


def test_placeholders_are_listed_and_samples_given_out(office):
    page = office.get(reverse("agreements_office:placeholders")).content.decode()
    sample = office.get(
        reverse("agreements_office:sample", kwargs={"name": "agreement_ru"})
    )

    assert "{{ partner.represented_en }}" in page
    assert sample.content == samples.read("agreement_ru")
    assert sample["Content-Disposition"].endswith('"agreement_ru.docx"')


def test_words_of_a_draft_that_name_a_person_are_theirs(agreement, coordinator):
    words = {
        "ours.represented": "ректора Жданова Петра Ильича",
        "ours.represented_en": "Rector Petr Zhdanov",
        "subject": "Наука",
    }
    DraftWords.objects.create(agreement=agreement, words=words)
    person = PersonFactory(family_name="Жданов", given_name="Пётр", patronymic="Ильич")
    subject = subject_of(person)

    told = personal.rows(subject)
    list(personal.erase(subject, coordinator))

    assert [one["agreement"] for one in told] == [str(agreement)]
    assert DraftWords.objects.get().words == {"subject": "Наука"}
