from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "mosty.agreements"
    default_auto_field = "django.db.models.BigAutoField"
