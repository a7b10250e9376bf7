"""Names that are, may be, or surely are not of one organisation."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.config.commands import partners
from mosty.partners.matching import (
    Body,
    compare,
    name_key,
    paired_quotes,
    pairs,
    probably_same,
    reasons_of,
)
from mosty.partners.matching.reasons import first_forms, in_words
from mosty.partners.names.lexicon import read

INN, OTHER_INN = "7707083893", "7736050003"


def of(one, other, *, country="BY", city="Минск"):
    verdict = compare(Body("1", one, country, city), Body("2", other, country, city))
    return verdict.verdict


def test_same_words_under_another_legal_form_are_probably_one_body():
    one = "Государственное учреждение дополнительного образования взрослых «ВОИРО»"
    words = "Витебский областной институт развития образования"
    first = one.replace("ВОИРО", words)
    second = f"Государственное учреждение образования «{words}»"

    assert probably_same(first, second)
    assert probably_same(first, f'ГУО "{words}"')
    assert not probably_same(first, second.replace("Витебский", "Минский"))
    assert not probably_same(first, first)


def test_order_of_words_and_quotes_do_not_part_a_name():
    assert name_key('Тульской области ДПО "Институт развития"') == name_key(
        "Институт развития Тульской области"
    )


def test_quotes_are_paired_by_what_stands_before():
    assert paired_quotes('АО "Центр "Орлеу"" (“Х”)') == "АО «Центр «Орлеу»» («Х»)"


@given(name=st.text(alphabet='«»"“” ГБУАОинститут-', max_size=30))
def test_key_of_a_name_does_not_depend_on_the_kind_of_quotes(name):
    assert name_key(paired_quotes(name)) == name_key(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ГУО «МГИРО»", "Минский городской институт развития образования"),
        ("Минский городской институт развития образования", "Minsk City Institute for Education Development"),
        ("УО «БГПУ имени Максима Танка»", "Беларускі дзяржаўны педагагічны ўніверсітэт імя Максіма Танка"),
        ("ГУО «Гимназия № 5 г. Минска»", "Гимназия №5"),
        ("Минский городской институт развития оброзования", "Минский городской  институт развития образования"),
    ],
)  # fmt: skip
def test_names_of_one_body_are_the_same(one, other):
    assert of(one, other) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Минский городской институт развития образования", "Минский областной институт развития образования"),
        ("Гимназия № 5", "Гимназия № 15"),
        ("Институт развития образования", "Министерство образования"),
        ("Минский педагогический университет", "Минский политехнический университет"),
        ("Белорусский государственный университет", "Минский государственный лингвистический университет"),
        ("Институт педагогики БГПУ", "Институт педагогики БГУ"),
    ],
)  # fmt: skip
def test_bodies_that_look_alike_stay_different(one, other):
    assert of(one, other) == "different"


def test_rename_and_branch_are_doubtful_and_told():
    city = "Минский городской институт"
    renamed = compare(
        Body("1", f"{city} повышения квалификации", "BY", "Минск"),
        Body("2", f"{city} развития образования", "BY", "Минск"),
    )
    branch = compare(
        Body("1", "Минский филиал Российского социального университета", "BY", "Минск"),
        Body("2", "Российский социальный университет", "BY", "Минск"),
    )

    assert (renamed.verdict, renamed.relation) == ("doubtful", "rename")
    assert branch.verdict != "same"
    assert branch.relation == "branch"
    assert "институт развития образования" in reasons_of(renamed, "ru")[0]
    assert "Different kinds" in reasons_of(renamed, "en")[0]


def row(text):
    """«Name | country/town» as a row."""
    name, where = text.split(" | ")
    return Body(name, name, *where.split("/"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Тобольский индустриальный институт (филиал) ТИУ | RU/Тобольск", "Филиал ТИУ в г. Тобольске | RU/Тобольск"),
        ("КФ НГПУ | RU/Куйбышев", "Куйбышевский филиал НГПУ | RU/Куйбышев"),
        ("Ташкентский филиал НИЯУ МИФИ | UZ/Ташкент", "МИФИ-Ташкент | UZ/Ташкент"),
        ("Шицзячжуанский педагогический университет | CN/Шицзячжуан", "Shijiazhuang Normal University | CN/Shijiazhuang"),
        ("Университет Цинхуа | CN/Пекин", "清华大学 | CN/Beijing"),
        ("Seoul National University of Education | KR/Seoul", "Сеульский национальный педагогический университет | KR/Сеул"),
        ("Хайфский университет | IL/Хайфа", "אוניברסיטת חיפה | IL/Haifa"),
        ("TSPU | RU/Томск", "Томский государственный педагогический университет | RU/Томск"),
        ("Казанский ГАУ | RU/Казань", "Казанский государственный аграрный университет | RU/Казань"),
        ("ФГБОУ ВО КемГМУ Минздрава России | RU/Кемерово", "Кемеровский медуниверситет | RU/Кемерово"),
        ("ГБДОУ № 41 Центрального района | RU/Санкт-Петербург", "д/с 41 Центрального р-на СПб | RU/Санкт-Петербург"),
        ("Департамент образования администрации города Томска | RU/Томск", "Департамент образования г. Томска | RU/Томск"),
        ("Русский дом в Ереване | AM/Ереван", "Представительство Россотрудничества в Армении | AM/Ереван"),
        ("МАОУ «Гимназия № 1» | RU/Новосибирск", "Первая гимназия Новосибирска | RU/Новосибирск"),
        ("АУ им. Х. Досмухамедова | KZ/Атырау", "Khalel Dosmukhamedov Atyrau University | KZ/Атырау"),
        ("Сибирский федеральный университет | RU/", "Siberian Federal University | RU/Красноярск"),
    ],
)  # fmt: skip
def test_names_of_one_body_are_the_same_in_other_words(one, other):
    assert compare(row(one), row(other)).verdict == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("БГУ | BY/Минск", "БГПУ | BY/Минск"),
        ("Гимназия № 1 г. Орска | RU/Орск", "Гимназия № 1 | RU/Оренбург"),
        ("Станция юных техников | RU/Омск", "Станция юных натуралистов | RU/Омск"),
        ("Детская школа искусств № 1 | RU/Омск", "Детская художественная школа № 1 | RU/Омск"),
        ("Областная детская библиотека | RU/Омск", "Областная юношеская библиотека | RU/Омск"),
        ("Вечерняя школа № 4 | RU/Омск", "Школа № 4 | RU/Омск"),
        ("Морской колледж | RU/Омск", "Речной колледж | RU/Омск"),
        ("Департамент образования Томской области | RU/Томск", "Департамент образования г. Томска | RU/Томск"),
        ("Филиал УдГУ в г. Воткинске | RU/Воткинск", "Воткинский филиал ИжГТУ | RU/Воткинск"),
        ("清华大学 | CN/Пекин", "Renmin University of China | CN/Пекин"),
        ("ТГПУ | RU/", "Тульский государственный педагогический университет | RU/"),
        ("МГИАИ | RU/Москва", "Ministry of Agriculture of Russia | RU/Москва"),
        ("МАУ | RU/Мурманск", "МАГУ | RU/Мурманск"),
        ("ИРО КК | RU/", "Красноярский краевой институт развития образования | RU/"),
        ("ИПР по Алматинской области | KZ/Алматы", "Алматинский филиал АО «НЦПК «Өрлеу» | KZ/Алматы"),
        ("Самарский политех | RU/", "Политех Петра Великого | RU/Санкт-Петербург"),
    ],
)  # fmt: skip
def test_bodies_that_look_alike_are_not_the_same(one, other):
    assert compare(row(one), row(other)).verdict != "same"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Минский филиал РЭУ им. Г. В. Плеханова | BY/Минск", "Российский экономический университет имени Г. В. Плеханова | RU/Москва", "branch"),
        ("Yerevan State University Ijevan Branch | AM/Иджеван", "Ереванский государственный университет | AM/Ереван", "branch"),
        ("Минский областной ИРО | BY/Минск", "Главное управление по образованию Минского облисполкома | BY/Минск", "parent"),
        ("ЧГПУ | RU/Челябинск", "ЮУрГГПУ | RU/Челябинск", "rename"),
        ("Назарбаев Интеллектуальные школы | KZ/Астана", "NIS Pavlodar | KZ/Павлодар", "branch"),
        ("Казанский ГАУ | RU/Казань", "Министерство сельского хозяйства Российской Федерации | RU/Москва", "parent"),
        ("Гимназия № 15 Управления образования города Алматы | KZ/Алматы", "Управление образования города Алматы | KZ/Алматы", "parent"),
    ],
)  # fmt: skip
def test_parts_are_told_by_what_they_are_of(one, other, relation):
    verdict = compare(row(one), row(other))
    (pair,) = pairs([row(one), row(other)])

    assert (verdict.verdict, verdict.relation) == ("doubtful", relation)
    assert pair.verdict == verdict


@pytest.mark.parametrize("language", ["ru", "en"])
def test_reasons_are_words_and_no_keys_of_ours(language):
    keys = set(first_forms()) | set(read("reasons")["findings"])
    ours = {key for key in keys if "_" in key}
    names = [
        ("Столичный центр психолого-педагогического сопровождения", "Центр внешкольной работы"),
        ("Академия последипломного образования", "Медицинская академия"),
        ("Омский дворец творчества", "Омский дворец пионеров"),
    ]  # fmt: skip

    for one, other in names:
        verdict = compare(Body("1", one, "RU", "Омск"), Body("2", other, "BY", "Минск"))
        said = " ".join(reasons_of(verdict, language)).lower()

        assert said
        assert not [key for key in ours if key in said]
    assert all(in_words(key, language) for key in keys)


def test_numbers_of_the_tax_office_decide_but_for_branches():
    school = Body("1", "Лицей «Восход»", "RU", "Омск", inn=INN)
    same = Body("2", "Восход", "RU", "Омск", inn=INN)
    other = Body("3", "Лицей «Восход»", "RU", "Омск", inn=OTHER_INN)
    branch = Body("4", "Филиал лицея «Восход»", "RU", "Омск", inn=INN)

    verdicts = [compare(school, each).verdict for each in (same, other, branch)]

    assert verdicts == ["same", "different", "doubtful"]


def test_comparison_does_not_depend_on_the_order():
    one = Body("1", "НАО «КазНПУ имени Абая»", "KZ", "Алматы")
    other = Body("2", "Abai Kazakh National Pedagogical University", "KZ", "Алматы")

    assert compare(one, other).score == compare(other, one).score


def test_pairs_of_a_list_are_found_by_shared_keys():
    names = ["ГУО «МГИРО»", "Гимназия № 5 г. Минска", "МГИРО", "Гимназия № 15"]
    rows = [Body(str(at), name, "BY", "Минск") for at, name in enumerate(names)]

    found = [(p.one.key, p.other.key, p.verdict.verdict) for p in pairs(rows)]

    assert found == [("0", "2", "same")]


def listed(*names, country="RU", city="Псков"):
    rows = [Body(name, name, country, city) for name in names]
    return {(p.one.key, p.other.key): p.verdict for p in pairs(rows)}


def test_names_of_a_list_that_agree_with_a_third_are_one():
    full = "Псковский областной институт повышения квалификации работников образования"
    found = listed("Институт повышения квалификации, г. Псков", full, "ПОИПКРО")
    assert {each.verdict for each in found.values()} == {"same"}
    assert len(found) == 3


def test_name_that_fits_two_bodies_goes_to_the_better_one():
    found = listed(
        "Государственный аграрный университет Армении",
        "Национальный аграрный университет Армении",
        "Аграрный университет Армении",
        country="AM",
        city="Ереван",
    )
    assert [each.verdict for each in found.values()].count("same") < 2


@pytest.mark.parametrize(
    "names",
    [
        ("Лицей № 5", "Лицей № 6", "Лицей"),
        ("Псковский городской ИМЦ", "Псковский областной ИМЦ", "ИМЦ, Псков"),
    ],
)
def test_list_joins_nothing_that_differs_by_number_or_level(names):
    found = listed(*names)
    assert found.get(names[:2]) is None or found[names[:2]].verdict != "same"


def saved(tmp_path, text, encoding):
    file = tmp_path / "names.csv"
    file.write_bytes(text.encode(encoding))
    return str(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_command_reads_tables_as_they_are_saved(tmp_path, capsys, encoding, sign):
    lines = ["name,id,city,country", "ГУО «МГИРО»,1,Минск,BY"]
    lines.append("Минский городской институт развития образования,2,Минск,by")
    text = "\n".join(lines).replace(",", sign)

    code = partners.main(["match", saved(tmp_path, text, encoding), "--json"])

    (pair,) = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (pair["a"], pair["b"], pair["verdict"]) == ("1", "2", "same")
    assert pair["relation"] == "duplicate"
    assert "Один город: Минск" in pair["reasons"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the file is empty"),
        ("name\nШкола", "line 1: no column “id”"),
    ],
)
def test_command_refuses_what_it_cannot_read(tmp_path, capsys, text, told):
    code = partners.main(["match", saved(tmp_path, text, "utf-8")])

    assert code == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("3,,BY,", "line 4: left out, it has no name"),
        ("1,Лицей,BY,", "line 4: left out, the id “1”"),
        ("3,Лицей,Нарния,", "line 4: the country “Нарния” is not known"),
        ("3,Лицей,BY,123", "line 4: the ИНН “123” is not used"),
    ],
)
def test_command_leaves_out_what_is_wrong_and_tells_it(tmp_path, capsys, line, told):
    text = "id,name,country,inn\n1,Школа № 5 г. Минска,Беларусь,\n"
    text += f"2,Школа №5 города Минска,Belarus,\n{line}"

    code = partners.main(["match", saved(tmp_path, text, "utf-8"), "--json"])

    answer = capsys.readouterr()
    assert code == 0
    assert told in answer.err
    assert [(one["a"], one["b"]) for one in json.loads(answer.out)] == [("1", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nid;name;country;city\n1;МГИРО;BY;Минск\n2;ГУО «МГИРО»;BY;Минск\n",
        "id,name,country,city\r1,МГИРО,BY,Минск\r2,ГУО «МГИРО»,BY,Минск\r",
        'id,name,country,city\n1,МГИРО,BY,Минск\n2,"ГУО «МГИРО»,BY,Минск\n3,Школа,BY,\n',
        "Город;Наименование организации;ID\nМинск;МГИРО;1\nМинск;ГУО «МГИРО»;2\n",
    ],
)
def test_command_reads_what_was_saved_badly(tmp_path, capsys, text):
    code = partners.main(["match", saved(tmp_path, text, "utf-8"), "--json"])

    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert ("1", "2", "same") in [(p["a"], p["b"], p["verdict"]) for p in found]
