"""The partners of the office: entered, described, named, linked, put away."""

import pytest
from django.urls import reverse

from mosty.journal.models import Entry
from mosty.journal.tests.returning import return_to_before
from mosty.partners import actions
from mosty.partners.actions.marks import mark
from mosty.partners.forms.organisations import OrganisationForm
from mosty.partners.models import Organisation, OrganisationName
from mosty.partners.tests.factories import (
    ContactFactory,
    LogEntryFactory,
    OrganisationFactory,
)
from mosty.people.tests.factories import UserFactory
from mosty.places.tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    user = UserFactory(coordinator=True)
    client.force_login(user)
    return user


def page(name, organisation=None, **more):
    keys = {"pk": organisation.pk, **more} if organisation else more
    return reverse(f"partners_office:{name}", kwargs=keys)


def typed(**answers):
    return {
        "name_ru": "Витебский областной институт развития образования",
        "kind": "institute",
        "country": "BY",
        "audience": "public",
        **answers,
    }


def test_partner_is_entered_with_its_numbers(client, user):
    OrganisationFactory()

    response = client.post(page("add"), typed(unp="200988541", name_en="Vitebsk"))

    made = Organisation.objects.get(name_en="Vitebsk")
    assert response.url == page("record", made)
    assert list(made.identifiers.values_list("scheme", "value")) == [
        ("unp", "200988541")
    ]
    assert made.names.count() == 2


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"inn": "7707083894"}, "inn"),
        ({"bin": "941240000345"}, "bin"),
        ({"ror": "013meh721"}, "ror"),
        ({"latitude": "53.9"}, "longitude"),
        ({"name_ru": ""}, "name_ru"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_field(client, user, wrong, at):
    OrganisationFactory()

    response = client.post(page("add"), typed(**wrong))

    assert list(response.context["form"].errors) == [at]


def test_region_of_another_country_is_refused(client, user):
    OrganisationFactory()
    region = RegionFactory(country__code="RU")

    response = client.post(page("add"), typed(region=region.pk))

    assert list(response.context["form"].errors) == ["region"]


def test_entering_the_same_again_leads_to_it(client, user):
    there = OrganisationFactory(name_ru=typed()["name_ru"])
    mark(there)

    asked = client.post(page("add"), typed())
    answered = client.post(page("add"), typed(same=str(there.pk)))

    assert "same" in asked.context["form"].errors
    assert answered.url == page("record", there)
    assert Organisation.objects.count() == 1


def edited(organisation, user, **answers):
    """What comes back from the form that was shown of the organisation."""
    form = OrganisationForm(thing=organisation, user=user)
    shown = {
        name: "" if value is None else getattr(value, "pk", value)
        for name, value in form.initial.items()
    }
    return {**shown, "seen": form.seen, **answers}


def test_two_who_change_different_fields_keep_both(client, user):
    one = OrganisationFactory()
    data = edited(one, user, city_ru="Минск")
    Organisation.objects.filter(pk=one.pk).update(site="https://iro.example/")

    response = client.post(page("edit", one), data)

    one.refresh_from_db()
    assert response.status_code == 302
    assert (one.city_ru, one.site) == ("Минск", "https://iro.example/")


def test_two_who_change_one_field_settle_it(client, user):
    one = OrganisationFactory(city_ru="Брест")
    data = edited(one, user, city_ru="Минск")
    Organisation.objects.filter(pk=one.pk).update(city_ru="Гродно")

    asked = client.post(page("edit", one), data)
    settled = {**data, "seen": asked.context["form"].seen, "take-city_ru": "mine"}
    client.post(page("edit", one), settled)

    one.refresh_from_db()
    assert "Гродно" in asked.content.decode()
    assert one.city_ru == "Минск"


def test_renamed_partner_returns_to_its_former_name(client, user):
    one = OrganisationFactory(name_ru="Институт")
    OrganisationName.objects.filter(organisation=one).update(since="2010-01-01")
    names = {"name_ru": "Академия", "reason": "renamed", "renamed_on": "01.09.2024"}

    client.post(page("names", one), names)
    renamed = Entry.objects.get(verb="organisation.renamed")
    kept = one.names.count()
    return_to_before(client, one, renamed)

    one.refresh_from_db()
    assert (one.name_ru, kept) == ("Институт", 2)
    assert list(one.names.values_list("full_name", "until")) == [("Институт", None)]


def test_mistake_in_a_name_leaves_no_former_name(client, user):
    one = OrganisationFactory(name_ru='Институт развития образования"')

    client.post(
        page("names", one),
        {"name_ru": "Институт развития образования", "reason": "mistake"},
    )

    one.refresh_from_db()
    assert one.name_ru == "Институт развития образования"
    assert one.names.count() == 1
    changes = Entry.objects.get(verb="organisation.name_corrected").detail["changes"]
    assert changes["name_ru"][0] == 'Институт развития образования"'


def test_partners_are_linked_from_a_day_once(client, user):
    one, other = OrganisationFactory(), OrganisationFactory()
    data = {"relation": "merged", "other": other.pk, "on": "01.09.2024"}

    client.post(page("link", one), data)
    again = client.post(page("link", one), data)
    told = client.get(page("record", other)).content.decode()

    assert str(one.links_out.get().on) == "2024-09-01"
    assert again.context["form"].non_field_errors()
    assert one.name_ru in told


def test_put_away_partner_leaves_the_site_and_comes_back(client, user):
    one = OrganisationFactory()

    client.post(page("archive", one))
    away = client.get(one.get_absolute_url()).status_code
    listed = client.get(page("put_away")).content.decode()
    client.post(page("restore", one))

    assert (away, one.name_ru in listed) == (404, True)
    assert client.get(one.get_absolute_url()).status_code == 200


def test_record_shows_what_its_reader_may_see(client):
    one = OrganisationFactory()
    LogEntryFactory(organisation=one, subject="Открытое дело")
    LogEntryFactory(organisation=one, subject="Тайное дело", confidential=True)
    ContactFactory(organisation=one, email="secret@x.example", audience="confidential")
    client.force_login(UserFactory(editor=True))

    told = client.get(page("record", one)).content.decode()

    assert "Открытое дело" in told
    assert "Тайное дело" not in told
    assert "secret@x.example" not in told


@pytest.mark.parametrize("name", ["add", "edit", "names", "link", "add_entry"])
def test_editor_reads_and_does_not_write(client, name):
    one = OrganisationFactory()
    client.force_login(UserFactory(editor=True))

    response = client.get(page(name, None if name == "add" else one))

    assert response.status_code == 403


def test_hidden_partner_is_not_found(client):
    one = OrganisationFactory(confidential=True)
    client.force_login(UserFactory(editor=True))

    names = ("record", "brief", "edit")
    found = {client.get(page(name, one)).status_code for name in names}

    assert found == {404}


def test_our_own_institution_is_not_put_away(client, user):
    ours = OrganisationFactory(is_ours=True)

    answer = client.post(page("archive", ours))

    ours.refresh_from_db()
    assert (answer.status_code, ours.is_archived) == (404, False)
    with pytest.raises(actions.OurOwn):
        actions.archive(ours)
