"""News and pages as the staff keep them, and those that were archived."""

from dataclasses import replace
from functools import partial

from django.db.models import F, Q, Value
from django.db.models.functions import Collate, Lower, NullIf
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mosty.access.desk import Beginning
from mosty.access.roles import Audience
from mosty.listings.filters import NONE, Choice, Months, one_of, sorted_out
from mosty.listings.listing import Empty, Way, newest_first
from mosty.listings.office.cells import (
    choice_cell,
    flagged,
    moment_column,
    plain_cell,
    said_cell,
    yes_cell,
)
from mosty.listings.office.declaring import (
    Former,
    OfficeColumn,
    OfficeListing,
    View,
)
from mosty.pages import bulk
from mosty.pages.models import News, Page
from mosty.pages.rules import may_write
from mosty.pages.states import State
from mosty.pages.wording import WORDS
from mosty.ui.addresses import numbered
from mosty.ui.ledger import Cell
from mosty.ui.templatetags.language import said_in
from mosty.ui.templatetags.marks import badge

KINDS = {State.PUBLISHED: "done", State.ENDED: "over"}
NO_ENGLISH = Q(title_en="", body_en="")
WHOLE = ~Q(title_en="") & ~Q(body_en="")
NOT_YET = pgettext_lazy("moment", "not yet")


def record(row) -> str:
    return numbered(f"pages_office:{row._meta.model_name}_record", pk=row.pk)


def title_cell(row, viewing):
    return Cell(said_in(viewing.language, row, "title"), url=record(row))


def state_cell(row, viewing):
    state = row.state(viewing.at)
    return Cell(badge(state.label, kind=KINDS.get(state, "plain")))


def english_cell(row, viewing):
    """How much of it is told in English."""
    parts = [row.title_en, row.body_en]
    if getattr(row, "lead_ru", ""):
        parts.append(row.lead_en)
    if all(parts):
        return Cell(_("whole"))
    words = _("in part") if any(parts) else _("not translated")
    return Cell(flagged(words))


def address_cell(row, viewing):
    return Cell(row.slug, url=row.get_absolute_url())


def finds(model, text, viewing):
    """Ids of texts that have each of the words in a title."""
    rows = model.objects.all()
    for word in text.split():
        rows = rows.filter(Q(title_ru__icontains=word) | Q(title_en__icontains=word))
    return rows.values_list("pk", flat=True)


def authors(viewing) -> dict:
    known = News.objects.visible_to(viewing.user).exclude(author_ru="").order_by()
    names = known.values_list("author_ru", flat=True).distinct()
    return {one: one for one in sorted(names)} | {
        NONE: pgettext_lazy("author", "not named")
    }


def by_title(viewing):
    return [Collate(Lower("title_ru"), "C")]


def by_moment(name):
    return Way(within=lambda viewing: [F(name)], has_gaps=True)


COLUMNS_BEFORE = (
    OfficeColumn(
        "title",
        pgettext_lazy("text", "Title"),
        title_cell,
        is_name=True,
        way=Way(within=by_title),
        quick=bulk.TITLE,
    ),
    OfficeColumn(
        "state", gettext_lazy("Where it stands now"), state_cell, width="form"
    ),
    moment_column(
        "from",
        gettext_lazy("Shown from"),
        "published_from",
        unknown=NOT_YET,
        way=by_moment("published_from"),
    ),
    moment_column(
        "until",
        gettext_lazy("Shown until"),
        "published_until",
        unknown=pgettext_lazy("end of a publication", "without an end"),
        way=by_moment("published_until"),
        is_shown=False,
    ),
    OfficeColumn(
        "english",
        pgettext_lazy("language of a text", "English"),
        english_cell,
        width="form",
    ),
)
COLUMNS_AFTER = (
    moment_column(
        "changed",
        gettext_lazy("Last changed"),
        "changed_at",
        way=by_moment("changed_at"),
    ),
    OfficeColumn(
        "audience",
        gettext_lazy("Who may see it"),
        choice_cell("audience"),
        is_shown=False,
    ),
    OfficeColumn(
        "address",
        pgettext_lazy("of a page", "Address"),
        address_cell,
        is_shown=False,
    ),
    OfficeColumn(
        "english_address",
        pgettext_lazy("of a page", "Address in English"),
        plain_cell("slug_en"),
        is_shown=False,
    ),
)
OF_NEWS = (
    OfficeColumn(
        "author",
        gettext_lazy("Who wrote it"),
        said_cell("author", unknown=pgettext_lazy("author", "not named")),
        width="region",
        quick=bulk.AUTHOR,
    ),
    OfficeColumn(
        "lead", gettext_lazy("In two lines"), said_cell("lead"), is_shown=False
    ),
    OfficeColumn(
        "picture",
        gettext_lazy("Picture"),
        yes_cell("image_id"),
        width="form",
        is_shown=False,
    ),
)


def filters(*own) -> tuple:
    return (
        sorted_out(
            "state",
            gettext_lazy("Where it stands now"),
            (State.DRAFT.value, State.DRAFT.label, Q(published_from=None)),
            (
                State.SCHEDULED.value,
                State.SCHEDULED.label,
                lambda viewing: Q(published_from__gt=viewing.at),
            ),
            (
                State.ENDED.value,
                State.ENDED.label,
                lambda viewing: Q(published_until__lte=viewing.at),
            ),
            (State.PUBLISHED.value, State.PUBLISHED.label, None),
        ),
        *own,
        one_of("audience", gettext_lazy("Who may see it"), Audience, "audience"),
        Months("from", gettext_lazy("Shown from"), "published_from"),
        Months("changed", gettext_lazy("Last changed"), "changed_at"),
    )


def english(whole) -> Choice:
    return sorted_out(
        "english",
        pgettext_lazy("language of a text", "English"),
        ("whole", gettext_lazy("whole"), whole),
        ("not", gettext_lazy("not translated"), NO_ENGLISH),
        ("part", gettext_lazy("in part"), None),
    )


def kept(model, *, is_archived):
    return lambda viewing: model.objects.visible_to(viewing.user).filter(
        is_archived=is_archived
    )


def register_of(model, *, columns, filters) -> tuple[OfficeListing, OfficeListing]:
    """What is kept and what is archived of a model."""
    name, words = model._meta.model_name, WORDS[model]
    here, away = f"pages_office:{name}_list", f"pages_office:{name}_away"
    kept_here = OfficeListing(
        name=f"{name}-office",
        title=words.all,
        url_name=here,
        rule=may_write,
        visible=kept(model, is_archived=False),
        seen_as=lambda viewing: (frozenset(viewing.audiences), viewing.minute),
        record=record,
        way=Way(within=lambda viewing: [newest_first("changed_at"), -F("pk")]),
        columns=columns,
        filters=filters,
        views=(
            View(pgettext_lazy("texts", "Wait for publication"), "state=scheduled"),
            View(pgettext_lazy("texts", "Drafts"), "state=draft"),
            View(
                gettext_lazy("Without English"),
                "state=published&english=not&english=part",
            ),
        ),
        bulk=bulk.ACTIONS,
        beginnings=(Beginning(words.new, f"pages_office:{name}_add", may_write),),
        beside=(Beginning(words.archived, away, may_write),),
        former={("state", "archived"): Former(url_name=away)},
        finds=partial(finds, model),
        search_label=gettext_lazy("Words of the title"),
        search_hint=gettext_lazy("Words of the title"),
        empty=Empty(words.none, words.none_text, words.new, f"pages_office:{name}_add"),
    )
    archived = replace(
        kept_here,
        name=f"{name}-away",
        title=words.archived,
        url_name=away,
        visible=kept(model, is_archived=True),
        views=(),
        bulk=(bulk.BACK,),
        beginnings=(),
        beside=(Beginning(words.all, here, may_write),),
        former={},
        empty=Empty(
            gettext_lazy("Nothing is archived"),
            gettext_lazy("What is archived stands here, each with its way back."),
        ),
    )
    return kept_here, archived


NEWS, NEWS_AWAY = register_of(
    News,
    columns=(*COLUMNS_BEFORE, *OF_NEWS, *COLUMNS_AFTER),
    filters=filters(
        english(WHOLE & (Q(lead_ru="") | ~Q(lead_en=""))),
        Choice(
            "author",
            gettext_lazy("Who wrote it"),
            authors,
            lambda viewing: NullIf(F("author_ru"), Value("")),
        ),
        sorted_out(
            "picture",
            gettext_lazy("Picture"),
            ("no", pgettext_lazy("picture", "none"), Q(image=None)),
            ("yes", pgettext_lazy("picture", "there is one"), None),
        ),
    ),
)
PAGES, PAGES_AWAY = register_of(
    Page, columns=(*COLUMNS_BEFORE, *COLUMNS_AFTER), filters=filters(english(WHOLE))
)
REGISTERS = {News: NEWS, Page: PAGES}
AWAY = {News: NEWS_AWAY, Page: PAGES_AWAY}
