"""When pages change though nobody does anything: midnight, a publication, its end."""

import datetime
import zoneinfo

import psycopg
from django.apps import apps
from psycopg import sql

from mosty.institution.context import Nobody
from mosty.institution.models import Institution

NAMES = {"published_from", "published_until", "visible_from", "visible_until"}


def next_midnight(now: datetime.datetime, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """The moment after `now` at which a new day begins in the zone."""
    tomorrow = now.astimezone(zone).date() + datetime.timedelta(days=1)
    start = datetime.datetime.combine(tomorrow, datetime.time(), tzinfo=zone)
    return start.astimezone(datetime.UTC)


def moments() -> list[tuple[str, str]]:
    """Table and column of each moment from or until which something is shown."""
    return [
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name in NAMES and field.get_internal_type() == "DateTimeField"
    ]


def next_publication(connection: psycopg.Connection, now) -> datetime.datetime | None:
    """The first moment after `now` at which something appears or goes."""
    questions = [
        sql.SQL("(SELECT min({column}) FROM {table} WHERE {column} > {now})").format(
            column=sql.Identifier(column), table=sql.Identifier(table), now=now
        )
        for table, column in moments()
    ]
    if not questions:
        return None
    least = sql.SQL("SELECT least({})").format(sql.SQL(", ").join(questions))
    return connection.execute(least).fetchone()[0]


def zone(connection: psycopg.Connection) -> zoneinfo.ZoneInfo:
    """The institution's zone."""
    named = sql.SQL("SELECT time_zone FROM {}").format(
        sql.Identifier(Institution._meta.db_table)
    )
    row = connection.execute(named).fetchone()
    return zoneinfo.ZoneInfo(row[0] if row else Nobody.time_zone)


def next_change(connection: psycopg.Connection, now: datetime.datetime) -> float:
    """The moment, as a time stamp, after which no page may be taken for true."""
    midnight = next_midnight(now, zone(connection))
    publication = next_publication(connection, now)
    return min(midnight, publication or midnight).timestamp()
