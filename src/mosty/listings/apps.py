from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "mosty.listings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.listings import offers  # noqa: PLC0415 - needs the translations

        offers.register()
