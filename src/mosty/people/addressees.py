"""Where letters and digests to an account go, in which language and morning."""

from django.utils import timezone

from mosty.letters.addressees import Addressee
from mosty.people.models import User


def addressees(numbers) -> dict[int, Addressee]:
    """Those of the accounts that are open, by number."""
    users = User.objects.filter(pk__in=numbers, is_active=True)
    return {user.pk: addressee(user) for user in users.select_related("person")}


def keepers() -> set[int]:
    """Administrators of today."""
    found = User.objects.administrators(timezone.localdate())
    return set(found.values_list("pk", flat=True))


def addressee(user) -> Addressee:
    person = user.person
    names = " ".join(filter(None, [person.given_name, person.patronymic]))
    name = person.name_en if person.language == "en" else names
    return Addressee(
        email=user.email,
        language=person.language,
        zone=person.time_zone,
        name=name or str(person),
    )
