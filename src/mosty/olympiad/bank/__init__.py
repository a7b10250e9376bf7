"""Tasks as written by their authors: read, checked, parted into sheet and key.

`data/` holds the tasks that come with Mosty, on the history and culture of Saint
Petersburg for three age groups. A task is written in both languages, with the title,
address or work that proves its key; see `bank.written` for its fields.
"""

from mosty.olympiad.bank.sheets import key_of, sheet_of
from mosty.olympiad.bank.shipped import shipped
from mosty.olympiad.bank.written import Faulty, faults_of

__all__ = ["Faulty", "faults_of", "key_of", "sheet_of", "shipped"]
