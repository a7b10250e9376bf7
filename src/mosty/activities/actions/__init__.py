"""Everything that writes directions, forms and activities."""

from mosty.activities.actions.exactly import (
    count_exactly,
    put_rows,
    serve_exactly,
    tell_evidence,
    tell_results,
)
from mosty.activities.actions.headings import name_direction, name_form, reword
from mosty.activities.actions.hub import (
    bring_back,
    put_away,
    record_activity,
    relate,
    take_part_exactly,
)
from mosty.activities.actions.parts import (
    contribute,
    count_people,
    enter_result,
    load_targets,
    prove,
)

__all__ = [
    "bring_back",
    "contribute",
    "count_exactly",
    "count_people",
    "enter_result",
    "load_targets",
    "name_direction",
    "name_form",
    "prove",
    "put_away",
    "put_rows",
    "record_activity",
    "relate",
    "reword",
    "serve_exactly",
    "take_part_exactly",
    "tell_evidence",
    "tell_results",
]
