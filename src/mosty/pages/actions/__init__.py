"""Everything that writes the institution's own words."""

from mosty.pages.actions.menus import (
    BadMenuAddress,
    change_menu_item,
    move_in_menu,
    order_menu,
    put_into_menu,
    take_out_of_menu,
)
from mosty.pages.actions.moving import (
    BadPath,
    LeadsBack,
    close_redirect,
    lead_on,
    open_redirect,
)
from mosty.pages.actions.publishing import (
    EndsBefore,
    NothingToShow,
    archive,
    illustrate,
    publish,
    restore,
    withdraw,
)
from mosty.pages.actions.statements import restate, state
from mosty.pages.actions.writing import (
    BadAddress,
    TakenAddress,
    UntoldPicture,
    add_page,
    bring_back,
    free_slug,
    reword,
    write_news,
    write_page,
)

__all__ = [
    "BadAddress",
    "BadMenuAddress",
    "BadPath",
    "EndsBefore",
    "LeadsBack",
    "NothingToShow",
    "TakenAddress",
    "UntoldPicture",
    "add_page",
    "archive",
    "bring_back",
    "change_menu_item",
    "close_redirect",
    "free_slug",
    "illustrate",
    "lead_on",
    "move_in_menu",
    "open_redirect",
    "order_menu",
    "publish",
    "put_into_menu",
    "restate",
    "restore",
    "reword",
    "state",
    "take_out_of_menu",
    "withdraw",
    "write_news",
    "write_page",
]
