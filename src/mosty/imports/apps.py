from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "mosty.imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.imports.offers import register  # noqa: PLC0415 - needs models

        register()
