"""A link of a partner holds for the address that its letter went to."""

from django.db import migrations, models

from mosty.agreements.actions.confirming import digest_of_address


def take_present_addresses(apps, _schema):
    """Links that still wait hold for the address their contact has now."""
    rows = apps.get_model("agreements", "Confirmation").objects
    rows = rows.filter(outcome="", revoked_at=None).exclude(contact__email="")
    for one in rows.select_related("contact").order_by("pk"):
        one.address_digest = digest_of_address(one.contact.email)
        one.save(update_fields=["address_digest"])


class Migration(migrations.Migration):
    dependencies = [("agreements", "0020_ends_as_known")]

    operations = [
        migrations.AddField(
            model_name="confirmation",
            name="address_digest",
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.RunPython(
            take_present_addresses, migrations.RunPython.noop, elidable=True
        ),
    ]
