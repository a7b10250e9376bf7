from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "mosty.documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.documents import declared, lending  # noqa: PLC0415 - needs models

        declared.register()
        lending.register()
