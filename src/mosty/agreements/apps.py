from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "mosty.agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.agreements import (  # noqa: PLC0415 - needs models
            clearing_offers,
            dossier,
            findable,
            merging,
            notices,
            offers,
            panels,
            personal,
        )
        from mosty.agreements.continuity import offers as continuity  # noqa: PLC0415

        clearing_offers.register()
        dossier.register()
        findable.register()
        merging.register()
        notices.declare()
        panels.register()
        offers.register()
        personal.register()
        continuity.register()
