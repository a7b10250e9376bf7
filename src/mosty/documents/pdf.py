"""Papers as tagged PDF/UA-1, set by Typst with the house's own fonts.

A room keeps its paper templates (`.typ`) among its templates; the data of one paper
reach the template as JSON under the input `data`.
"""

import json
from functools import cache
from pathlib import Path

import typst
from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs

FONTS = Path(__file__).parent / "fonts"
STANDARD = "ua-1"


@cache
def source_of(template_name: str) -> bytes:
    for folder in get_app_template_dirs("templates"):
        path = Path(folder) / template_name
        if path.is_file():
            return path.read_bytes()
    raise TemplateDoesNotExist(template_name)


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )


def render(template_name: str, data: dict) -> bytes:
    """The paper as bytes; `data` holds plain values.

    Raises `TemplateDoesNotExist` for an unknown name, `typst.TypstError` for a
    template that does not compile.
    """
    return typst.compile(
        source_of(template_name),
        format="pdf",
        pdf_standards=STANDARD,
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str)},
    )
