"""Every answer carries the strict policy."""

import pytest
from django.http import HttpResponse

from mosty.ui.middleware import SecurityHeaders, policy_text


def answer(headers=None):
    return SecurityHeaders(lambda request: HttpResponse(headers=headers))(None)


def test_the_policy_allows_nothing_unsafe_and_no_other_host():
    policy = answer()["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_each_answer_is_guarded(name, value):
    assert answer()[name] == value


def test_an_answer_may_have_a_stricter_policy_of_its_own():
    response = answer({"Content-Security-Policy": "sandbox"})

    assert response["Content-Security-Policy"] == "sandbox"


def test_a_hash_may_be_added_to_one_directive():
    policy = policy_text(script_src="'sha256-abc='")

    assert "script-src 'self' 'sha256-abc='" in policy
