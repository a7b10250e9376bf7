"""Pictures for pages and news."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.access.roles import Audience
from mosty.documents import limits
from mosty.documents.actions.storing import add_version
from mosty.documents.examining import LARGEST_BYTES, PICTURES, examined
from mosty.documents.keeping import keeping
from mosty.documents.models import Document, Image, Kind
from mosty.journal.changing import change


class NoPicture(Refused):
    message = _("This is not a picture. Choose a JPEG, PNG or WebP file.")


class NoAlternative(Refused):
    message = _(
        "The picture has no words for those who do not see it. Say in both languages "
        "what it shows."
    )


def store_image(
    file,
    *,
    name: str,
    alt_ru: str,
    alt_en: str,
    by=None,
    focus: tuple[int, int] = (50, 50),
    image: Image | None = None,
    **fields,
) -> Image:
    """Keep a picture with its renditions; public unless `fields` say otherwise.

    With an `image` it is the newest version of that one. `focus` is percent of the
    width and of the height. Raises `NoAlternative`, `NoPicture` and what `store`
    raises; then nothing was kept.
    """
    if not (alt_ru.strip() and alt_en.strip()):
        raise NoAlternative
    found = examined(file.read(LARGEST_BYTES + 1), widths=limits.PICTURE_WIDTHS)
    if found.media_type not in PICTURES:
        raise NoPicture
    told = {"alt_ru": alt_ru.strip(), "alt_en": alt_en.strip()}
    x, y = (min(max(int(percent), 0), 100) for percent in focus)
    with keeping() as keeper, transaction.atomic():
        if image is None:
            columns = {"kind": Kind.PHOTO, "audience": Audience.PUBLIC, **fields}
            columns.setdefault("title_ru", told["alt_ru"])
            columns.setdefault("title_en", told["alt_en"])
            document = Document.objects.create(**columns)
            image = Image.objects.create(
                document=document, focus_x=x, focus_y=y, **told
            )
        else:
            image = describe_image(image, focus=(x, y), by=by, **told)
        add_version(image.document, found, keeper=keeper, name=name, by=by)
    return image


def describe_image(image, *, by=None, focus=None, expected=None, **told) -> Image:
    """Change the words (`alt_ru`, `alt_en`) or the focus point of a picture."""
    if not all(text.strip() for text in told.values()):
        raise NoAlternative
    values = dict(told)
    if focus is not None:
        values["focus_x"], values["focus_y"] = focus
    row, _changes = change(
        image, values, by=by, verb="image.described", expected=expected
    )
    return row
