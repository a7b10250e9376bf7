from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "mosty.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.people.offers import register  # noqa: PLC0415 - needs models

        register()
