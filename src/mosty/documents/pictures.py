"""Foreign pictures made anew: without what a camera adds, in the widths of pages.

Runs in a confined process.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps

from mosty.documents import limits
from mosty.documents.faults import CannotRead

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
KEPT_AS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "PNG"}
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
SAVING = {
    "JPEG": {"quality": 90, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 90, "method": 3},
}
MADE_AS = {
    "WEBP": {"quality": 78, "method": 4},
    "JPEG": {"quality": 80, "progressive": True, "optimize": True},
}
WHITE = (255, 255, 255)
BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError)


@dataclass(frozen=True)
class Made:
    """A picture made here."""

    width: int
    height: int
    media_type: str
    data: bytes


def anew(data: bytes, *, widths: tuple[int, ...]) -> tuple[Made, list[Made]]:
    """The picture itself and its renditions, none wider than the picture.

    Raises `CannotRead`: `huge` before anything is unpacked, `broken` for what is
    not a sound JPEG, PNG, WebP or GIF. Turned as the camera was held; in sRGB; no
    more than `limits.LONGEST_SIDE` on a side.
    """
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > limits.MAX_PIXELS:
                raise CannotRead("huge", width=opened.width, height=opened.height)
            kept_as = KEPT_AS[opened.format]
            picture = _upright(opened)
        return _made(picture, kept_as, SAVING[kept_as]), renditions(picture, widths)
    except BROKEN as error:
        raise CannotRead("broken") from error


def renditions(picture: Image.Image, widths: tuple[int, ...]) -> list[Made]:
    """The picture in each width it reaches, as WebP and as JPEG."""
    reached = sorted({min(width, picture.width) for width in widths})
    made = []
    for width in reached:
        height = max(1, round(picture.height * width / picture.width))
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        made += [_made(small, kind, how) for kind, how in MADE_AS.items()]
    return made


def _upright(opened: Image.Image) -> Image.Image:
    profile = opened.info.get("icc_profile")
    longest = (limits.LONGEST_SIDE, limits.LONGEST_SIDE)
    opened.thumbnail(longest, Image.Resampling.LANCZOS, reducing_gap=2)
    upright = _plain(ImageOps.exif_transpose(opened), profile)
    upright.info = {}
    return upright


def _plain(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Grey, RGB, or RGBA where something shines through, in sRGB."""
    if picture.has_transparency_data:
        return _in_srgb(picture.convert("RGBA"), profile)
    if picture.mode in {"1", "L"}:
        return picture.convert("L")
    if picture.mode == "CMYK":
        return _in_srgb(picture, profile).convert("RGB")
    return _in_srgb(picture.convert("RGB"), profile)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return picture
    target = "RGB" if picture.mode == "CMYK" else picture.mode
    try:
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=target,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _made(picture: Image.Image, kind: str, how: dict) -> Made:
    if kind == "JPEG" and picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, WHITE)
        ground.paste(picture, mask=picture.getchannel("A"))
        picture = ground
    stream = io.BytesIO()
    picture.save(stream, kind, **how)
    return Made(*picture.size, MEDIA_TYPES[kind], stream.getvalue())
