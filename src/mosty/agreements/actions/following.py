"""What follows an agreement that visitors see: the partners entered for it."""

from mosty.agreements.models import Agreement
from mosty.partners import actions as partners
from mosty.partners.models import Organisation


def show_partners(agreement, *, by=None) -> None:
    """Show the partners that waited for it, once it is on the site itself."""
    waiting = Organisation.objects.filter(
        parties__agreement=agreement, waits_for_agreement=True
    ).order_by("pk")
    if not Agreement.objects.public().filter(pk=agreement.pk).exists():
        return
    for organisation in waiting:
        partners.show_with_agreement(organisation, by=by)
