"""Where a person is led after signing in."""

from django.urls import reverse

from mosty.people.rules import is_staff


def first_page(user) -> str:
    """The second factor that is owed, the desk of staff, or one's own page."""
    if user.owes_second_factor:
        return reverse("mfa_index")
    return reverse("office:desk" if is_staff(user) else "people:account")
