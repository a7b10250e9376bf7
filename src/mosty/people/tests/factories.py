"""The smallest people, accounts and links."""

import datetime

import factory
from django.utils import timezone

from mosty.access.roles import Role
from mosty.people.models import Person, RoleHolding, SignInLink, User


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    family_name = factory.Sequence(lambda n: f"Иванова-{n}")
    given_name = "Анна"


class RoleHoldingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleHolding


def holding(role):
    """A trait that gives a role."""
    holding = factory.RelatedFactory(
        RoleHoldingFactory, factory_related_name="user", role=role
    )
    return factory.Trait(**{f"held_{role}": holding})


class UserFactory(factory.django.DjangoModelFactory):
    """An account without roles; `coordinator=True`, `rector=True` … give one."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        administrator = holding(Role.ADMINISTRATOR)
        coordinator = holding(Role.COORDINATOR)
        editor = holding(Role.EDITOR)
        lawyer = holding(Role.LAWYER)
        rector = holding(Role.RECTOR)
        expert = holding(Role.EXPERT)

    email = factory.Sequence(lambda n: f"person{n}@academy.example")
    person = factory.SubFactory(PersonFactory)
    password = "!"


class SignInLinkFactory(factory.django.DjangoModelFactory):
    """A link that can be used; its token is `token`."""

    class Meta:
        model = SignInLink
        exclude = ["token"]

    class Params:
        expired = factory.Trait(
            expires_at=factory.LazyFunction(
                lambda: timezone.now() - datetime.timedelta(minutes=1)
            )
        )
        used = factory.Trait(used_at=factory.LazyFunction(timezone.now))

    token = "token"
    user = factory.SubFactory(UserFactory)
    token_hash = factory.LazyAttribute(lambda one: SignInLink.hash_of(one.token))
    expires_at = factory.LazyFunction(
        lambda: timezone.now() + datetime.timedelta(hours=1)
    )
