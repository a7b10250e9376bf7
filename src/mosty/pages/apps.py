from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "mosty.pages"
    default_auto_field = "django.db.models.BigAutoField"
