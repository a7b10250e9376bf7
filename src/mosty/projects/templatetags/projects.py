"""A project in one line."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from mosty.projects.course import Standing
from mosty.projects.wording import standing_title
from mosty.ui.bilingual import in_language
from mosty.ui.templatetags.marks import unknown

register = template.Library()

LONGEST_GIST = 240


@register.simple_tag
def project_gist(row) -> str:
    """What the project is, if that is said shortly; else nothing."""
    gist = in_language(row.activity, "summary") or in_language(row.project, "about")
    return gist.text if len(gist.text) <= LONGEST_GIST else ""


@register.simple_tag
def project_line(row):
    """`2014–2018 (2014–2016, extended 2017–2018) · Russia – Austria · finished`."""
    told = format_html_join(
        " ", "<span>{}</span>", ((part,) for part in parts(row) if part)
    )
    return format_html('<span class="dots">{}</span>', told)


def parts(row):
    yield years(row)
    yield row.between
    if row.standing != Standing.UNKNOWN:
        yield standing_title(row.standing)


@register.simple_tag
def years(row):
    """The announced years and the prolongation; what is not known is said so."""
    if not row.announced:
        return unknown(_("years not stated"))
    if not row.prolonged:
        return row.announced
    return format_html(
        _("{whole} ({term}, extended {more})"),
        whole=row.whole,
        term=row.announced,
        more=row.prolonged,
    )
