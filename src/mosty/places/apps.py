from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "mosty.places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from mosty.institution.offered import lend  # noqa: PLC0415 - needs apps
        from mosty.places import choices  # noqa: PLC0415 - needs models
        from mosty.places.typed import names_of_places  # noqa: PLC0415 - needs apps
        from mosty.search.synonyms import register_names  # noqa: PLC0415 - needs apps

        register_names("places", names_of_places)
        lend(
            countries=choices.country_pairs,
            regions=choices.region_pairs,
        )
