"""The one procrastinate app; rooms' tasks are found by Django's autodiscovery."""


def on_app_ready(app) -> None:
    """Nothing to add: each room's `tasks` module registers its own by name."""
