"""The smallest people, accounts and links."""

import datetime

import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mosty.access.roles import WITH_SECOND_FACTOR, Role
from mosty.people.models import (
    Consent,
    ConsentText,
    ErasureRequest,
    Person,
    RoleHolding,
    SignInLink,
    User,
)

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


class ConsentTextFactory(factory.django.DjangoModelFactory):
    """A text that is in force from today; `draft=True` is not published."""

    class Meta:
        model = ConsentText

    class Params:
        draft = factory.Trait(in_force_on=None, published_at=None)

    purpose = "name"
    version = factory.Sequence(lambda n: n + 1)
    text_ru = "Согласен."
    text_en = "I agree."
    in_force_on = factory.LazyFunction(timezone.localdate)
    published_at = factory.LazyFunction(timezone.now)


class ConsentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    text = factory.SubFactory(ConsentTextFactory)
    given_on = factory.LazyFunction(timezone.localdate)
    how = "letter"
    recorded_by = "a test"


class ErasureRequestFactory(factory.django.DjangoModelFactory):
    """A demand that waits for its decision."""

    class Meta:
        model = ErasureRequest

    person = factory.SubFactory(PersonFactory)
    ground = "withdrawn"
    received_on = factory.LazyFunction(timezone.localdate)
    due_on = factory.LazyFunction(
        lambda: timezone.localdate() + datetime.timedelta(days=30)
    )
    entered_by = "a test"
