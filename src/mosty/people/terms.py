"""By which day the law wants a demand about personal data answered.

152-ФЗ counts in days for some grounds and in working days for others. Holidays are
not known here, so a term in working days may come out earlier than the law's, never
later.
"""

import datetime
from enum import StrEnum

WEEKEND = 5


class Ground(StrEnum):
    """Why data are destroyed, with the article of 152-ФЗ that says by when."""

    WITHDRAWN = "withdrawn"
    PURPOSE_ENDED = "purpose_ended"
    NOT_NEEDED = "not_needed"
    UNLAWFUL = "unlawful"


# Article 21 part 5, article 21 part 4: days.
DAYS = {Ground.WITHDRAWN: 30, Ground.PURPOSE_ENDED: 30}
# Article 20 part 3, article 21 part 3: working days.
WORKING_DAYS = {Ground.NOT_NEEDED: 7, Ground.UNLAWFUL: 10}


def due_on(ground: Ground, received_on: datetime.date) -> datetime.date:
    """The last day for the destruction, counted from the day after the demand."""
    if ground in DAYS:
        return received_on + datetime.timedelta(days=DAYS[ground])
    return working_days_after(received_on, WORKING_DAYS[ground])


def working_days_after(day: datetime.date, count: int) -> datetime.date:
    while count:
        day += datetime.timedelta(days=1)
        count -= day.weekday() < WEEKEND
    return day
