"""Letters as mail programs write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosty.documents.faults import CannotRead
from mosty.documents.mail import read_letter
from mosty.documents.refusals import UnreadableFile
from mosty.documents.sandbox import letter_in

LETTERS = Path(__file__).parent / "letters"
READ = {
    "outlook": (
        "О пролонгации соглашения о сотрудничестве в области образования",
        ("Петрова Ольга Игоревна", "o.petrova@minsk-iro.example"),
        "2026-03-16T07:12:31+00:00",
        "Предлагаем продлить соглашение на три года. Исх. № 02-14/217",
        ["Письмо о продлении.pdf"],
        [],
    ),
    "outlook-winmail": (
        "Проект соглашения",
        ("Serik Akhmetov", "s.akhmetov@orleu.example"),
        "2026-03-17T04:00:00+00:00",
        "Добрый день! Проект во вложении.",
        ["winmail.dat"],
        ["winmail"],
    ),
    "yandex": (
        "Приглашение на конференцию",
        ("Институт развития образования", "iro-kazan@yandex.example"),
        "2026-03-18T11:40:05+00:00",
        "Здравствуйте!\n\nПриглашаем на конференцию 20 мая.",
        ["Программа.txt"],
        [],
    ),
    "mailru-koi8": (
        "Вопрос о стажировке учителей",
        ("Сидоров Иван", "sidorov@mail.example"),
        "2026-03-19T01:15:00+00:00",
        "Добрый день! Возможна ли стажировка наших учителей осенью?",
        [],
        [],
    ),
    "apple": (
        "Visit in May: the list of participants",
        ("Anna Müller", "anna.mueller@ph-wien.example"),
        "2026-03-20T10:05:09+00:00",
        "of participants — twelve teachers.",
        ["Список участников.txt"],
        [],
    ),
    "thunderbird": (
        "Ответ на исх. 02-14/217",
        ("Отдел сотрудничества", "coop@academy.example"),
        "2026-03-21T09:00:00+00:00",
        "Направляем проект дополнительного соглашения.",
        [],
        [],
    ),
    "forwarded": (
        "Fwd: Отчёт о визите",
        ("Смирнова Елена", "e.smirnova@academy.example"),
        "2026-03-22T16:00:00+00:00",
        "> Отчёт о визите · Гродненский ИРО <iro@grodno.example>",
        ["report.pdf"],
        [],
    ),
    "inline-logo": (
        "Согласование визита",
        ("", "dean@ksu.example"),
        "2026-03-23T10:00:00+00:00",
        "Согласны на 5 мая.",
        [],
        [],
    ),
    "cp1251-raw": (
        "Подписанный экземпляр договора",
        ("", "director@krasnodar.example"),
        "",
        "Экземпляр договора выслан почтой.",
        [],
        ["not_dated"],
    ),
}


@pytest.mark.parametrize("name", READ)
def test_letter_is_read_as_its_program_wrote_it(name):
    subject, sender, sent_at, text, names, notes = READ[name]

    letter, attachments = read_letter((LETTERS / f"{name}.eml").read_bytes())

    assert (letter.subject, letter.sender, letter.sent_at) == (subject, sender, sent_at)
    assert text in letter.text
    assert (letter.names, letter.notes) == (names, notes)
    assert len(attachments) == len(names)


def test_confined_process_reads_the_same():
    data = (LETTERS / "outlook.eml").read_bytes()

    assert letter_in(data) == read_letter(data)


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"%PDF-1.4 not a letter"])
def test_what_is_no_letter_is_refused_in_words(data):
    with pytest.raises(UnreadableFile) as refused:
        letter_in(data)

    assert ".eml" in str(refused.value)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_letter_or_refused(noise):
    try:
        letter, attachments = read_letter(b"From: a@b.example\r\nSubject: " + noise)
    except CannotRead:
        return

    assert len(letter.names) == len(attachments)
    assert "\0" not in letter.subject + letter.text
