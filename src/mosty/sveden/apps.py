from django.apps import AppConfig


class SvedenConfig(AppConfig):
    name = "mosty.sveden"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.sveden import offers  # noqa: PLC0415 - needs models

        offers.register()
