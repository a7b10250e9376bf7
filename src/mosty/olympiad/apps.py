from django.apps import AppConfig


class OlympiadConfig(AppConfig):
    name = "mosty.olympiad"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.olympiad import declared, offers  # noqa: PLC0415 - needs models

        offers.register()
        declared.register()
