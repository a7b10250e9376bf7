from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "mosty.letters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.letters import declared  # noqa: PLC0415 - needs models

        declared.register()
