"""We sit, first, at every agreement that was entered before we were an organisation."""

from django.db import migrations
from django.db.models import F


def take_seats(apps, schema_editor):
    ours = apps.get_model("partners", "Organisation").objects
    ours = ours.filter(is_ours=True).first()
    if ours is None:
        return
    parties = apps.get_model("agreements", "Party").objects
    agreements = apps.get_model("agreements", "Agreement").objects
    lacking = agreements.exclude(parties__organisation=ours)
    numbers = list(lacking.values_list("pk", flat=True))
    parties.filter(agreement__in=numbers).update(position=F("position") + 1)
    parties.bulk_create(
        parties.model(
            agreement_id=number,
            organisation=ours,
            name_at_signing=ours.name_ru,
            position=1,
        )
        for number in numbers
    )


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_archived_from"),
        ("partners", "0005_our_own"),
    ]

    operations = [
        migrations.RunPython(take_seats, migrations.RunPython.noop),
    ]
