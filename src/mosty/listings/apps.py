from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "mosty.listings"
    default_auto_field = "django.db.models.BigAutoField"
