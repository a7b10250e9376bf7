from django.apps import AppConfig


class SvedenConfig(AppConfig):
    name = "mosty.sveden"
    default_auto_field = "django.db.models.BigAutoField"
