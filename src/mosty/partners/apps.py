from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "mosty.partners"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.partners import findable, offers, publication  # noqa: PLC0415 - needs models

        findable.register()
        offers.register()
        publication.register()
