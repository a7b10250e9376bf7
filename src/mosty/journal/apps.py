from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "mosty.journal"
    default_auto_field = "django.db.models.BigAutoField"
