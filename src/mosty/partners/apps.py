from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "mosty.partners"
    default_auto_field = "django.db.models.BigAutoField"
