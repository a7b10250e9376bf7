"""What the room says to the journal."""

from django.utils.translation import gettext_lazy as _

from mosty.journal.kinds import say


def register():
    say(
        {
            "listing.view_saved": _("Saved a view of a register"),
            "listing.view_changed": _("Changed a view of a register"),
            "listing.view_archived": _("Deleted a view of a register"),
            "listing.view_restored": _("Brought back a view of a register"),
            "listing.taken_out": _("Took a list out as a file"),
            "listing.file_ordered": _("Ordered a long list as a file"),
            "listing.bulk_begun": _("Began to change many records at once"),
            "listing.bulk_undone": _("Began to undo a change of many records"),
            "listing.bulk_stopped": _("Stopped a change of many records"),
        }
    )
