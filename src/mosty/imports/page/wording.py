"""What is said of a flag or a suggestion, in the language of the reader."""

from django.utils.translation import gettext_lazy as _

from mosty.imports.page.records import rows_printed

MESSAGES = {
    "possibly_same_organisation": _(
        "This may be the organisation of row %(with)s under another name."
    ),
    "missing_space_after_initial": _("There is no space after an initial."),
    "unbalanced_quotes": _("A quotation mark has no pair."),
    "straight_quotes": _("Straight quotation marks instead of «»."),
    "inverted_name": _("The place stands before the name, not after it."),
    "look_alike_letters": _("Latin letters stand within Russian words."),
    "region_unknown": _("The region cannot be told from the name."),
    "state_unknown": _(
        "The state is not recognised, so the row is not entered. Mend it on the page "
        "and import it again."
    ),
    "home_among_foreign": _("An organisation of this country among the foreign ones."),
    "date_unreadable": _("A date cannot be read: %(value)s."),
    "signed_in_the_future": _(
        "The day of signing has not come yet, so the row is not entered. Mend it on the "
        "page and import it again."
    ),
    "ends_before_it_begins": _(
        "The agreement would end before it is signed; the end is left out."
    ),
    "ends_soon_after_signing": _("The agreement ends within two months of signing."),
    "agreements_without_dates": _("Agreements without a date of signing: %(count)s."),
    "past_end_not_marked_finished": _(
        "The last year is over, and the project is not marked as finished."
    ),
    "no_dates": _("No years are stated for the project."),
}
SUGGESTIONS = {
    "branches_of_one_parent": _("Rows %(rows)s are branches of one body: %(parent)s."),
}


def message(code: str, detail: dict) -> str:
    """The sentence for a flag's code; `detail` is the flag's own."""
    return str(MESSAGES[code]) % detail


def suggestion_message(suggestion) -> str:
    facts = {"rows": rows_printed(suggestion.rows), "parent": suggestion.parent}
    return str(SUGGESTIONS[suggestion.code]) % facts
