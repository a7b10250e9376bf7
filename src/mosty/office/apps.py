from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "mosty.office"
    default_auto_field = "django.db.models.BigAutoField"
