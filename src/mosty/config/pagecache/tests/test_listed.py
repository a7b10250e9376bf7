import pytest
from django.urls import get_resolver

from mosty.config.pagecache.listed import LISTED, canonical_address, name_of


def names(resolver=None, space=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern, inner)
        else:
            yield f"{space}{pattern.name}"


def test_each_listed_page_exists():
    assert set(LISTED) - set(names()) == set()


def test_no_page_of_one_person_is_listed():
    private = ("office:", "people:", "documents:", "ui:")

    assert [name for name in LISTED if name.startswith(private)] == []


def test_a_target_belongs_to_directions_alone():
    assert [name for name, known in LISTED.items() if "target" in known] == [
        "activities:direction"
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "portal:home"),
        ("/en/", "portal:home"),
        ("/agreements/7/", "agreements:agreement"),
        ("/en/agreements/7/", "agreements:agreement"),
        ("/о-нас/", ""),
        ("/nowhere/at/all", ""),
    ],
)
def test_view_is_told_in_any_language(path, name):
    assert name_of(path) == name


@pytest.mark.parametrize(
    ("path", "query", "canonical"),
    [
        ("/agreements/", "", ""),
        ("/en/agreements/", "sort=number&q=a", "q=a&sort=number"),
        ("/agreements/", "utm_source=x", None),
        ("/office/", "", None),
        ("/sign-in", "", None),
        ("/" + "a" * 600 + "/", "", None),
        ("/Ð¾/", "", None),
    ],
)
def test_address_is_canonical_or_not_kept(path, query, canonical):
    assert canonical_address(path, query) == canonical
