"""Pictures with their widths and focus, boxes for files, remarks on a file."""

from django import template
from django.utils.html import format_html

from mosty.access.roles import audiences_of
from mosty.documents.wording import remarks
from mosty.ui.bilingual import current_language, in_language

register = template.Library()

WEBP, JPEG = "image/webp", "image/jpeg"
WHOLE_WIDTH = "100vw"
STEP = 25
MIDDLE = 50


def focus_classes(x: int, y: int) -> str:
    """The nearest of 25 places, as classes; the middle needs none."""
    nearest = {axis: round(at / STEP) * STEP for axis, at in (("x", x), ("y", y))}
    return "".join(f" f{axis}-{at}" for axis, at in nearest.items() if at != MIDDLE)


def source_set(renditions) -> str:
    return ", ".join(f"{one.address} {one.width}w" for one in renditions)


@register.inclusion_tag("documents/picture.html", takes_context=True)
def picture(context, image, *, sizes=WHOLE_WIDTH, is_lazy=True):
    """`{% picture image sizes="(width >= 60rem) 40rem, 100vw" %}`.

    An `Image` in the widths it has, with its alternative in the page's language;
    nothing where the reader may not see it. With `Image.objects.with_renditions()`
    it asks nothing of the database.
    """
    document = image.document
    is_shown = document.audience in audiences_of(context["request"].user)
    if not is_shown or document.is_archived or document.newest is None:
        return {"jpeg": None}
    made = [one for one in document.newest.renditions.all() if one.use == "picture"]
    jpegs = [one for one in made if one.media_type == JPEG]
    alt = in_language(image, "alt")
    return {
        "jpeg": jpegs[-1] if jpegs else None,
        "jpeg_set": source_set(jpegs),
        "webp_set": source_set(one for one in made if one.media_type == WEBP),
        "sizes": sizes,
        "alt": alt.text,
        "alt_language": alt.language if alt.language != current_language() else "",
        "focus": focus_classes(image.focus_x, image.focus_y),
        "is_lazy": is_lazy,
    }


@register.simple_tag
def glance(image):
    """The picture whole, for those who choose its focus point."""
    newest = image.document.newest
    made = [one for one in newest.renditions.all() if one.media_type == JPEG]
    if not made:
        return ""
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="{}">',
        made[0].address,
        made[0].width,
        made[0].height,
        in_language(image, "alt").text,
    )


@register.inclusion_tag("documents/remarks.html")
def file_remarks(codes):
    """What readers will miss in a file, and what to do about it."""
    return {"remarks": remarks(codes)}


@register.simple_tag
def upload_box(bound):
    """The box of a `DocumentsField` without its label; `{% field %}` draws it whole."""
    return bound
