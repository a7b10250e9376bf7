from django.apps import AppConfig


class OlympiadConfig(AppConfig):
    name = "mosty.olympiad"
    default_auto_field = "django.db.models.BigAutoField"
