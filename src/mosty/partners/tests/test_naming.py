import pytest

from mosty.partners.naming import heading_name, is_oddly_quoted


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        (
            "Учреждение образования «Минский городской институт развития»",
            "Минский городской институт развития",
        ),
        ("АО «Орлеу»", "АО «Орлеу»"),
        (
            "Институт развития образования» Краснодарского края",
            "Институт развития образования» Краснодарского края",
        ),
        (
            "Филиал АО «Центр «Орлеу» институт по области»",
            "Филиал АО «Центр «Орлеу» институт по области»",
        ),
        ("Казанский университет", "Казанский университет"),
    ],
)
def test_heading_says_the_name_in_quotes_when_it_stands_alone(name, heading):
    assert heading_name(name) == heading


@pytest.mark.parametrize(
    ("name", "is_odd"),
    [
        ("Институт развития образования» Краснодарского края", True),
        ('Области ДПО "Институт развития образования"', True),
        ("Филиал АО «Центр «Орлеу» институт по области»", False),
        ("АО «Центр «Орлеу»", False),
        ("АО «Центр развития", True),
        ("Университет", False),
    ],
)
def test_quotes_that_do_not_pair_are_noticed(name, is_odd):
    assert is_oddly_quoted(name) is is_odd


def test_english_name_in_quotes_stands_alone():
    assert heading_name("Institution “Institute of New Schools”") == (
        "Institute of New Schools"
    )
