"""The templates that come with Mosty, made by `tools/draft_samples.py`."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

FOLDER = Path(__file__).parent / "samples"
SAMPLES = {
    "agreement_ru": _("Framework agreement of cooperation, in Russian"),
    "agreement_ru_en": _("Framework agreement of cooperation, Russian and English"),
    "programme_ru": _("Programme of cooperation, in Russian"),
    "programme_ru_en": _("Programme of cooperation, Russian and English"),
    "memorandum_ru": _("Memorandum of understanding, in Russian"),
    "memorandum_ru_en": _("Memorandum of understanding, Russian and English"),
}


def read(name: str) -> bytes:
    """The DOCX of one of `SAMPLES`; raises `KeyError` for another name."""
    if name not in SAMPLES:
        raise KeyError(name)
    return (FOLDER / f"{name}.docx").read_bytes()
