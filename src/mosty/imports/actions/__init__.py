"""Everything that writes imports: preparing, entering, deciding, undoing."""

from mosty.imports.actions.checking import give_back, stop_check
from mosty.imports.actions.deciding import (
    accept_flag,
    join,
    other_organisation,
    refuse_flag,
)
from mosty.imports.actions.drafting import (
    answer_countries,
    begin,
    bring_back,
    choose_table,
    decide,
    decide_flag,
    leave_out_all,
    left_over,
    match_anew,
    match_columns,
    mend,
    put_away,
    saved_mapping,
    settle_proposals,
)
from mosty.imports.actions.entering import break_off, check, enter, start
from mosty.imports.actions.ledger import settle
from mosty.imports.actions.page import import_page, preview_page, read_page_file
from mosty.imports.actions.undoing import ChangedSince, changed_since, undo
from mosty.imports.actions.workbook import (
    begin_workbook,
    can_be_entered,
    check_workbook_again,
)

__all__ = [
    "ChangedSince",
    "accept_flag",
    "answer_countries",
    "begin",
    "break_off",
    "bring_back",
    "changed_since",
    "begin_workbook",
    "can_be_entered",
    "check",
    "check_workbook_again",
    "choose_table",
    "decide",
    "decide_flag",
    "enter",
    "give_back",
    "import_page",
    "join",
    "leave_out_all",
    "left_over",
    "match_anew",
    "match_columns",
    "mend",
    "other_organisation",
    "preview_page",
    "put_away",
    "read_page_file",
    "refuse_flag",
    "saved_mapping",
    "settle",
    "settle_proposals",
    "start",
    "stop_check",
    "undo",
]
