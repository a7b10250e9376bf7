from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "mosty.projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.projects import findable, offers  # noqa: PLC0415 - needs models

        findable.register()
        offers.register()
