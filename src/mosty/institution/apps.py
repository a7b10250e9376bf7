from django.apps import AppConfig


class InstitutionConfig(AppConfig):
    name = "mosty.institution"
    default_auto_field = "django.db.models.BigAutoField"
