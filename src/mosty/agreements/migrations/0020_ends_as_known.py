"""Ends reckoned from a beginning known to its month or year are no surer than it."""

from django.db import migrations

from mosty.agreements import rolling, term

STEP = 500
ENDING = ("ends_on", "ends_precision", "is_endless", *rolling.COLUMNS)


def tell_ends(apps, _schema):
    """Those whose term nothing else decides; the others follow when they are touched."""
    rows = apps.get_model("agreements", "Agreement").objects.order_by("pk")
    changed = []
    alone = rows.filter(
        term_rule="length",
        signed_precision__in=["month", "year"],
        in_force_from=None,
        superseded_by=None,
        extensions=None,
        notices=None,
        children=None,
    )
    for one in alone.exclude(level__in=["amendment", "annex"]).iterator(STEP):
        whole = term.Term(
            rule="length",
            signed_on=one.signed_on,
            months=one.term_months,
            renews_by_itself=one.renewal_rule == "automatic",
            renewal_months=one.renewal_months,
            renewal_limit=one.renewal_limit,
            notice_months=one.renewal_notice_months,
            notice_days=one.renewal_notice_days,
            start_precision=one.signed_precision,
        )
        one.ends_on = term.ends_on(whole)
        precision = term.end_precision(whole)
        one.ends_precision = "" if precision == "day" else precision
        one.is_endless = term.is_endless(whole)
        for name, value in rolling.columns_of(whole).items():
            setattr(one, name, value)
        changed.append(one)
    rows.model.objects.bulk_update(changed, ENDING, batch_size=STEP)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0019_translation_sent")]

    operations = [
        migrations.RunPython(tell_ends, migrations.RunPython.noop, elidable=True)
    ]
