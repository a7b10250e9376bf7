from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "mosty.pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.pages.findable import register  # noqa: PLC0415 - needs models

        register()
