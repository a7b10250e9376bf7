from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "mosty.activities"
    default_auto_field = "django.db.models.BigAutoField"
