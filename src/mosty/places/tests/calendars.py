"""Working days of years that a day needs and that nobody has settled yet."""

import datetime

from mosty.places import actions
from mosty.places.workdays import lacking_years


def load_what_lacks(on: datetime.date) -> None:
    """So that the desk of a healthy house is empty whatever the day of the test."""
    for year in lacking_years(on):
        holidays = "".join(f"{year}-01-{day:02},off\n" for day in range(1, 9))
        actions.load_workdays(f"day,is\n{holidays}")
