"""The smallest people, accounts and links."""

import datetime

import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mosty.access.roles import WITH_SECOND_FACTOR, Role
from mosty.people.models import Person, RoleHolding, SignInLink, User

PASSWORD = "мост через реку 42"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    family_name = factory.Sequence(lambda n: f"Иванова-{n}")
    given_name = "Анна"


class RoleHoldingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoleHolding


class AuthenticatorFactory(factory.django.DjangoModelFactory):
    """An authenticator app whose secret is that of nobody's telephone."""

    class Meta:
        model = Authenticator
        django_get_or_create = ["user", "type"]

    type = Authenticator.Type.TOTP
    data = factory.LazyFunction(lambda: {"secret": encrypt(SECRET)})


def holding(role):
    """A trait that gives a role, with the second factor that it asks for."""
    given = {
        f"held_{role}": factory.RelatedFactory(
            RoleHoldingFactory, factory_related_name="user", role=role
        )
    }
    if role in WITH_SECOND_FACTOR:
        given[f"factor_for_{role}"] = factory.RelatedFactory(
            AuthenticatorFactory, factory_related_name="user"
        )
    return factory.Trait(**given)


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
        head = holding(Role.HEAD)
        rector = holding(Role.RECTOR)
        expert = holding(Role.EXPERT)
        with_app = factory.Trait(
            app=factory.RelatedFactory(
                AuthenticatorFactory, factory_related_name="user"
            )
        )
        with_password = factory.Trait(
            password=factory.LazyFunction(lambda: make_password(PASSWORD))
        )

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
