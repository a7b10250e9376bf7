"""What counts as a sign of life, and after how long an agreement sleeps."""

from django.db import transaction

from mosty.agreements.models import LifeSettings, LifeTerms
from mosty.journal.actions import record
from mosty.journal.changing import change


def life_settings() -> LifeSettings:
    """The one row; made when it is asked for the first time."""
    return LifeSettings.objects.get_or_create(is_only=True)[0]


@transaction.atomic
def set_life(values, *, terms=None, by, expected=None) -> LifeSettings:
    """Change the settings; `terms` are rows of kind and months that replace all."""
    settings, _changes = change(
        life_settings(), values, by=by, verb="life.set", expected=expected
    )
    if terms is not None:
        LifeTerms.objects.all().delete()
        LifeTerms.objects.bulk_create([LifeTerms(**one) for one in terms])
        record("life.terms_set", settings, by=by, detail={"rows": len(terms)})
    return settings
