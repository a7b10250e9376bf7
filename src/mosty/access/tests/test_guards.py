"""Who sees what, and how a page says no."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from mosty.access.guards import guarded
from mosty.access.middleware import PoliteRefusal
from mosty.access.refusals import Refused, WrongStage
from mosty.access.roles import SENTENCES, STAFF, Audience, Role, audiences_of
from mosty.documents.models import Document


class Somebody:
    """A signed-in person with roles, as the guards see one."""

    is_authenticated = is_active = True
    person_id = None

    def __init__(self, *roles):
        self.roles = set(roles)

    def holds_any(self, roles):
        return bool(self.roles & set(roles))


def request_of(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def test_each_role_has_a_sentence():
    assert set(SENTENCES) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_what_its_place_asks_for(role):
    seen = audiences_of(Somebody(role))

    if role == Role.EDITOR:
        assert seen == {Audience.PUBLIC, Audience.STAFF}
    elif role in STAFF:
        assert seen == set(Audience)
    else:
        assert seen == {Audience.PUBLIC}


def test_a_visitor_sees_what_is_public():
    assert audiences_of(None) == {Audience.PUBLIC}


def may_open(user, thing=None):
    return user.holds_any({Role.COORDINATOR})


def test_a_page_without_an_object_asks_its_rule():
    @guarded(may_open)
    def page(request):
        return HttpResponse("open")

    assert page(request_of(Somebody(Role.COORDINATOR))).content == b"open"
    with pytest.raises(PermissionDenied):
        page(request_of(Somebody(Role.EXPERT)))
    assert page.rule is may_open


@pytest.mark.django_db
def test_a_page_hides_what_is_invisible_before_it_asks_the_rule():
    document = Document.objects.create(title_ru="Проект", audience="confidential")

    @guarded(may_open, Document)
    def page(request, thing):
        return HttpResponse(thing.title_ru)

    assert page(request_of(Somebody(Role.COORDINATOR)), pk=document.pk).content
    with pytest.raises(Http404):
        page(request_of(Somebody(Role.EXPERT)), pk=document.pk)
    with pytest.raises(PermissionDenied):
        page(request_of(Somebody(Role.LAWYER)), pk=document.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("refusal", [Refused(), WrongStage()])
def test_a_refusal_becomes_a_polite_page(refusal):
    middleware = PoliteRefusal(lambda request: None)

    response = middleware.process_exception(request_of(None), refusal)

    assert response.status_code == 409


def test_other_errors_are_left_alone():
    middleware = PoliteRefusal(lambda request: None)

    assert middleware.process_exception(request_of(None), ValueError()) is None
