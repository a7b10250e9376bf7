from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mosty.portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.portal import findable, ways  # noqa: PLC0415 - needs models

        ways.register()
        findable.register()
