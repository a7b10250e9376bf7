from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mosty.portal"
    default_auto_field = "django.db.models.BigAutoField"
