import pytest

from mosty.partners.naming import heading_name


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
