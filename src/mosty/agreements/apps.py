from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "mosty.agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.agreements import findable, panels  # noqa: PLC0415 - needs models

        findable.register()
        panels.register()
