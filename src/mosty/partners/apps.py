from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "mosty.partners"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.partners import (  # noqa: PLC0415 - needs models
            carrying,
            findable,
            offers,
            publication,
            reminders,
        )
        from mosty.partners.forms import scope  # noqa: PLC0415 - needs models

        carrying.register()
        findable.register()
        offers.register()
        publication.register()
        reminders.declare()
        scope.declare()
