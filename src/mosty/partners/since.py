"""What happened to a kept organisation since another record was given up for it."""

from dataclasses import dataclass

from django.apps import apps

from mosty.access.roles import audiences_of
from mosty.journal import kinds
from mosty.journal.actions import history
from mosty.journal.changing import told
from mosty.partners import merging
from mosty.partners.actions.ledger import differs, rows_of, typed, unfolded
from mosty.partners.models import Organisation

MOST = 20
DERIVED = ("sort_ru", "partner_sort", "last_contact_on")


@dataclass(frozen=True)
class Edit:
    """A column that was written again: what the undoing leaves as it is now."""

    thing: str
    column: str
    before: str
    now: str


@dataclass(frozen=True)
class Newer:
    """Records that came later and stay with the kept organisation."""

    title: str
    number: int
    names: list[str]


@dataclass(frozen=True)
class Since:
    edits: list[Edit]
    gone: list[str]
    newer: list[Newer]
    told: list[dict]

    def __bool__(self) -> bool:
        return bool(self.edits or self.gone or self.newer or self.told)


def since(made, *, user) -> Since:
    """What stays as it is when the records of a merge are parted."""
    return Since(
        edits=list(edits_of(made)),
        gone=gone_of(made),
        newer=newer_of(made, user),
        told=told_of(made),
    )


def gone_of(made) -> list[str]:
    """Rows that somebody took away since, and that come back with the parting."""
    kept = made.rows.exclude(after=None).exclude(whole=None)
    gone = (one for one in kept if not rows_of(model_of(one)).filter(pk=one.key))
    return [str(model_of(one)(**typed(model_of(one), one.whole))) for one in gone]


def model_of(one):
    return apps.get_model(one.model)


def edits_of(made):
    for one in made.rows.exclude(after=None).exclude(before=None).order_by("number"):
        model = apps.get_model(one.model)
        row = rows_of(model).filter(pk=one.key).first()
        if row is None:
            continue
        kind = kinds.KINDS.get(model._meta.label_lower)
        labels = kind.labels() if kind else {}
        for name in one.after:
            if name not in DERIVED and differs(row, one, name):
                yield Edit(
                    thing=str(row),
                    column=str(
                        labels.get(name, model._meta.get_field(name).verbose_name)
                    ),
                    before=unfolded(model, name, one.before[name]),
                    now=unfolded(model, name, told(row, name)),
                )


def newer_of(made, user) -> list[Newer]:
    """Rows behind the keys of the kept one that are younger than the merge."""
    found, seen = [], audiences_of(user)
    moved = {(one.model, one.key) for one in made.rows.all()}
    for key, last in made.standing.items():
        if key not in merging.carried():
            continue
        rows = merging.rows_behind(key, made.kept).filter(pk__gt=last)
        label = key.rsplit(".", 1)[0]
        new = [
            one
            for one in rows.order_by("pk")[:500]
            if (label, str(one.pk)) not in moved
            and getattr(one, "audience", "public") in seen
        ]
        if new:
            found.append(
                Newer(title_of(label), len(new), [str(one) for one in new[:MOST]])
            )
    return found


def told_of(made) -> list[dict]:
    """Entries of the kept one's journal since the merge, in people's words."""
    entries = history(made.kept).filter(at__gt=made.at)
    entries = entries.exclude(verb__startswith="pair.")
    entries = [one for one in entries[:MOST] if one.detail.get("merge") != made.pk]
    names = kinds.names_of({one.actor for one in entries})
    return [
        {
            "at": one.at,
            "words": kinds.words_of(one.verb),
            "who": names.get(one.actor, one.actor),
        }
        for one in entries
    ]


def came_along(made) -> list[tuple[str, int]]:
    """How many rows of each kind the merge moved or set aside."""
    found = {}
    pair = {str(made.kept_id), str(made.given_up_id)}
    own = Organisation._meta.label
    for label, key in made.rows.values_list("model", "key"):
        if label != own or key not in pair:
            title = title_of(label)
            found[title] = found.get(title, 0) + 1
    return sorted(found.items())


def title_of(label) -> str:
    called = merging.called(label)
    return called or str(apps.get_model(label)._meta.verbose_name_plural)
