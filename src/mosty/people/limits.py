"""How often a sign-in link may be asked for, and how long it lives."""

import datetime

WINDOW = datetime.timedelta(minutes=15)
PER_CLIENT = 10
PER_EMAIL = 3
HOURS = 1
