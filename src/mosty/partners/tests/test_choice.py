"""A partner chosen while one types, and one entered but not twice."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.urls import reverse

from mosty.partners.actions.marks import mark
from mosty.partners.forms import PartnerChoice
from mosty.partners.models import Organisation
from mosty.partners.tests.factories import OrganisationFactory
from mosty.people.tests.factories import UserFactory
from mosty.search.actions import index
from mosty.ui.templatetags.inputs import field

pytestmark = pytest.mark.django_db


class PaperForm(PartnerChoice):
    title = forms.CharField(required=False)

    parts = (PartnerChoice.PARTNER, PartnerChoice.NEW_PARTNER)


@pytest.fixture
def user():
    return UserFactory(coordinator=True)


@pytest.fixture
def minsk():
    name = (
        "Государственное учреждение «Минский городской институт развития образования»"
    )
    organisation = OrganisationFactory(name_ru=name, city_ru="Минск")
    index(organisation)
    mark(organisation)
    return organisation


def paper(user, **answers):
    return PaperForm(answers, user=user)


def new(**answers):
    shown = {"new_name_ru": "Минский городской институт развития образования"}
    return {**shown, "new_country": "BY", **answers}


@pytest.mark.parametrize("by", ["key", "pick", "exact name"])
def test_partner_of_the_register_is_chosen(user, minsk, by):
    answers = {
        "key": {"partner": str(minsk.pk), "partner_text": minsk.name_ru},
        "pick": {"partner_text": "институт", "partner_pick": str(minsk.pk)},
        "exact name": {"partner": "", "partner_text": minsk.name_ru.upper()},
    }[by]

    form = paper(user, title="Договор", **answers)

    assert form.is_valid(), form.errors
    assert form.partner_for(by=user).pk == minsk.pk
    assert form.values() == {"title": "Договор"}


def test_needed_partner_is_not_called_optional(user):
    page = render_to_string("ui/field.html", field(paper(user)["partner"]))

    assert "выберите здесь или внесите нового ниже" in page.replace("\u00a0", " ")
    assert "если есть" not in page


def test_text_that_may_mean_several_offers_them(user, minsk):
    other = OrganisationFactory(name_ru="Минский областной институт")
    index(other)

    form = paper(user, partner_text="минский институт")

    assert not form.is_valid()
    assert {one.pk for one in form.fields["partner"].widget.options} == {
        minsk.pk,
        other.pk,
    }
    assert f'value="{other.pk}"' in str(form["partner"])


def test_changed_text_is_not_the_partner_chosen_before(user, minsk):
    form = paper(user, partner=str(minsk.pk), partner_text="Нечто совсем другое")

    assert not form.is_valid()


def test_new_partner_like_another_is_asked_about(user, minsk):
    form = paper(user, **new())

    assert not form.is_valid()
    assert "same" in form.errors
    assert str(minsk) in str(form["same"])


@pytest.mark.parametrize(("answer", "count"), [("new", 2), ("old", 1)])
def test_answer_about_the_like_one_settles_it(user, minsk, answer, count):
    same = "new" if answer == "new" else str(minsk.pk)

    form = paper(user, **new(same=same))

    assert form.is_valid(), form.errors
    partner = form.partner_for(by=user)
    assert (partner.pk == minsk.pk) == (answer == "old")
    assert Organisation.objects.count() == count


def test_partner_without_likeness_is_entered_at_once(user, minsk):
    form = paper(user, **new(new_name_ru="Витебский областной институт"))

    assert form.is_valid(), form.errors
    assert form.partner_for(by=user).name_ru == "Витебский областной институт"


def test_suggestions_show_what_the_reader_may_see(client, minsk):
    hidden = OrganisationFactory(name_ru="Минский тайный институт", confidential=True)
    index(hidden)
    client.force_login(UserFactory(editor=True))

    response = client.get(reverse("partners_office:suggestions"), {"q": "минский"})

    told = response.content.decode()
    assert (str(minsk.pk) in told, "тайный" in told) == (True, False)


def test_what_looks_alike_is_shown_while_one_types(client, user, minsk):
    client.force_login(user)
    address = reverse("partners_office:lookalikes")

    near = client.get(
        address, {"name_ru": "Минский городской институт развития оброзования"}
    )
    far = client.get(
        address, {"name_ru": "Минский областной институт развития образования"}
    )

    assert str(minsk.pk) in near.content.decode()
    assert str(minsk.pk) not in far.content.decode()


def test_role_is_given_for_a_partner_by_its_name(client, minsk):
    client.force_login(UserFactory(administrator=True))
    colleague = UserFactory()
    address = reverse("people_office:give_role", args=[colleague.pk])
    role = {"role": "partner_coordinator"}

    nameless = client.post(address, role)
    needless = client.post(
        address, {"role": "editor", "scope_partner_text": minsk.name_ru}
    )
    client.post(address, {**role, "scope_partner_text": minsk.name_ru})

    account = client.get(reverse("people_office:account", args=[colleague.pk]))
    assert "Скажите, для кого эта роль." in nameless.content.decode()
    assert "Очистите это поле." in needless.content.decode()
    assert colleague.role_holdings.get().scope == f"partner:{minsk.pk}"
    assert minsk.name_ru in account.content.decode()
