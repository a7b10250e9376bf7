from django.db import migrations, models

STAGES = [
    ("idea", "Idea"),
    ("draft", "Draft"),
    ("negotiation", "Negotiation"),
    ("approval", "Approval"),
    ("clearance", "Clearance"),
    ("signing", "Signing"),
    ("signed", "Signed"),
    ("ended", "Ended early"),
    ("refused", "Refused"),
    ("archived", "Archived"),
]


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_register_order")]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="archived_from",
            field=models.CharField(
                blank=True, choices=STAGES, default="", editable=False, max_length=12
            ),
            preserve_default=False,
        ),
    ]
