from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "mosty.projects"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.projects.findable import register  # noqa: PLC0415 - needs models

        register()
