"""Reports as mail servers and portals write them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosty.letters.reports import read

RETURNED = Path(__file__).with_name("returned")
LETTER = "<letter.1@academy.example>"


def told(name):
    return read((RETURNED / f"{name}.eml").read_bytes())


@pytest.mark.parametrize(
    ("name", "recipient", "status", "is_hard"),
    [
        ("postfix_unknown_user", "anna@example.org", "5.1.1", True),
        ("exim_report", "zavuch@school.example", "5.2.2", False),
        ("exim_old_text", "direktor@lyceum.example", "", True),
        ("exchange", "prof@univ.example", "5.1.1", True),
        ("yandex", "uchitel@yandex.example", "5.7.1", True),
        ("mailru", "shkola@mail.example", "4.2.2", False),
        ("qmail", "maria@old.example", "5.1.1", True),
    ],
)
def test_report_names_letter_recipient_and_cause(name, recipient, status, is_hard):
    report = told(name)

    assert report.original_id == LETTER
    assert (report.recipient, report.status) == (recipient, status)
    assert (report.is_hard, report.is_delay) == (is_hard, False)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "postfix_unknown_user",
            "550 5.1.1 <anna@example.org>: Recipient address rejected: "
            "User unknown in virtual mailbox table",
        ),
        ("exchange", "550 5.1.1 RESOLVER.ADR.RecipNotFound; not found"),
        ("mailru", "452 4.2.2 user mailbox is full **********************"),
    ],
)
def test_report_keeps_the_words_of_the_server(name, said):
    assert told(name).said == said


def test_delay_is_no_loss():
    report = told("postfix_delayed")

    assert (report.original_id, report.is_delay) == (LETTER, True)


def test_address_of_the_report_is_kept_where_the_letter_is_not():
    report = told("by_return_address")

    assert report.original_id == ""
    assert report.came_to == ("bounces+letter.1@academy.example",)


@pytest.mark.parametrize("name", ["vacation", "read_receipt", "delivered"])
def test_other_answers_of_machines_are_no_reports(name):
    assert told(name) is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2500), st.binary(min_size=1, max_size=40))
def test_damaged_reports_never_break_the_reader(place, damage):
    whole = (RETURNED / "postfix_unknown_user.eml").read_bytes()

    report = read(whole[:place] + damage + whole[place + len(damage) :])

    assert report is None or isinstance(report.said, str)
