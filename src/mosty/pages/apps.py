from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "mosty.pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.pages import findable, offers, personal  # noqa: PLC0415 - needs models

        findable.register()
        offers.register()
        personal.register()
