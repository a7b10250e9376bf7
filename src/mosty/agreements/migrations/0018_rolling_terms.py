"""What is renewed by itself is told from what has no term: the period that it runs by."""

from django.db import migrations, models

from mosty.agreements import rolling, term

SIGNED, AMENDMENT, AUTOMATIC, UNKNOWN = "signed", "amendment", "automatic", "unknown"
STEP = 500


def whole_of(agreement, rows):
    """Its own term as its signed amendments leave it."""
    found, latest = [], [agreement.pk]
    while latest:
        below = rows.filter(parent__in=latest, level=AMENDMENT, stage=SIGNED)
        below = list(below.exclude(pk__in=[one.pk for one in found]))
        found, latest = found + below, [one.pk for one in below]
    return term.amended(facts_of(agreement), [amendment_of(one) for one in found])


def shared(one):
    return {
        "rule": one.term_rule,
        "months": one.term_months,
        "valid_until": one.valid_until,
        "renewal_months": one.renewal_months,
        "renewal_limit": one.renewal_limit,
        "notice_months": one.renewal_notice_months,
        "notice_days": one.renewal_notice_days,
        "precision": one.valid_precision,
    }


def facts_of(one):
    return term.Term(
        signed_on=one.signed_on,
        in_force_from=one.in_force_from,
        renews_by_itself=one.renewal_rule == AUTOMATIC,
        **shared(one),
    )


def amendment_of(one):
    is_told = one.renewal_rule != UNKNOWN
    return term.Amendment(
        one.starts_on or one.in_force_from or one.signed_on,
        one.register_number,
        renews_by_itself=one.renewal_rule == AUTOMATIC if is_told else None,
        **shared(one),
    )


def tell_periods(apps, _schema):
    """Notices and replacements make a term end, so an endless one has none."""
    rows = apps.get_model("agreements", "Agreement").objects.order_by("pk")
    changed = []
    for one in rows.filter(is_endless=True).iterator(STEP):
        top = one
        while top.parent_id and top.level in (AMENDMENT, "annex"):
            if top.level != AMENDMENT and top.term_rule != UNKNOWN:
                break
            top = top.parent
        whole = whole_of(top, rows)
        for name, value in rolling.columns_of(whole).items():
            setattr(one, name, value)
        precision = term.end_precision(whole)
        one.ends_precision = "" if precision == "day" else precision
        changed.append(one)
    names = [*rolling.COLUMNS, "ends_precision"]
    rows.model.objects.bulk_update(changed, names, batch_size=STEP)


def number():
    return models.PositiveSmallIntegerField(blank=True, editable=False, null=True)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0017_clearance_packs")]

    operations = [
        migrations.AddField(
            "agreement",
            "rolling_from",
            models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AddField("agreement", "rolling_months", number()),
        migrations.AddField("agreement", "rolling_notice_months", number()),
        migrations.AddField("agreement", "rolling_notice_days", number()),
        migrations.RunPython(tell_periods, migrations.RunPython.noop, elidable=True),
    ]
