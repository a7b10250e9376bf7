from django.apps import AppConfig


class InstitutionConfig(AppConfig):
    name = "mosty.institution"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.institution.offers import register  # noqa: PLC0415 - needs models

        register()
