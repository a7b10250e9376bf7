from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "mosty.activities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.activities import (  # noqa: PLC0415 - needs models
            dossier,
            findable,
            merging,
            offers,
            personal,
            with_partner,
        )

        dossier.register()
        findable.register()
        merging.register()
        with_partner.register()
        offers.register()
        personal.register()
