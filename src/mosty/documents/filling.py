"""A DOCX template of the office is filled in. Runs in a confined process.

A template is as little trusted as any file: its Jinja is sandboxed, has no globals,
no calls, few filters, and sees plain words only.
"""

import copy
import io
from dataclasses import dataclass, field

from docxtpl import DocxTemplate
from jinja2 import TemplateError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mosty.documents import archives
from mosty.documents.faults import CannotRead
from mosty.documents.texts.lists import W

FILTERS = ("upper", "lower", "capitalize", "title", "default", "d", "join", "trim")
OPEN, CLOSE = "\ue000", "\ue001"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LONGEST_FAULT = 200


@dataclass
class Filled:
    """The filled document, and the placeholders for which nothing was given."""

    data: bytes = b""
    missing: list[str] = field(default_factory=list)


class Bench(ImmutableSandboxedEnvironment):
    """Jinja without anything that a contract needs not."""

    def __init__(self, asked: "Asked"):
        super().__init__(
            undefined=asked.undefined(), autoescape=True, finalize=words_only
        )
        self.globals.clear()
        self.tests = {"defined": self.tests["defined"]}
        self.filters = {name: self.filters[name] for name in FILTERS}

    def is_safe_callable(self, obj):
        return False


def words_only(value):
    """Nothing that could be called is ever printed."""
    if callable(value) and not isinstance(value, Undefined):
        raise SecurityError(type(value).__name__)
    return value


@dataclass
class Asked:
    """Remembers which placeholders have no words, and writes their labels instead."""

    labels: dict[str, str]
    sections: dict[int, str] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)

    def note(self, path: str) -> str:
        if path not in self.missing:
            self.missing.append(path)
        return f"{OPEN}[{self.labels.get(path, path)}]{CLOSE}"

    def undefined(asked):  # noqa: N805 - the class below has a self of its own
        class Lacking(Undefined):
            """What a template asks for and nobody has given."""

            def __init__(self, hint=None, obj=None, name=None, exc=TemplateError):
                if isinstance(exc, type) and issubclass(exc, SecurityError):
                    raise SecurityError(hint)
                super().__init__(hint, obj, name, exc)
                above = asked.sections.get(id(obj), "")
                self._path = f"{above}.{name}" if above else str(name)

            def __getattr__(self, name):
                if name.startswith("_"):
                    raise AttributeError(name)
                asked.sections[id(self)] = self._path
                return type(self)(obj=self, name=name)

            def __str__(self):
                return asked.note(self._path)

            def __bool__(self):
                return False

            def __iter__(self):
                asked.note(self._path)
                return iter(())

        return Lacking


def fill(template: bytes, values: dict, labels: dict[str, str]) -> Filled:
    """The template with the values; where one lacks, its label in brackets, marked.

    `values` holds words, sections of such, and lists of words or of sections. Raises `CannotRead`
    with `template_broken` or `template_unsafe` for a template that cannot be filled.
    """
    _look(template)
    asked = Asked(labels)
    context = _given(values, asked, "")
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(context, jinja_env=Bench(asked), autoescape=True)
    except SecurityError as error:
        raise CannotRead("template_unsafe", fault=_told(error)) from error
    except TemplateError as error:
        raise CannotRead("template_broken", fault=_told(error)) from error
    except MemoryError:
        raise
    except Exception as error:  # python-docx, lxml and arithmetic each raise their own
        raise CannotRead("template_broken", fault=_told(error)) from error
    for root in _parts(document.docx):
        _mark(root)
    stream = io.BytesIO()
    document.save(stream)
    return Filled(stream.getvalue(), asked.missing)


def _look(template: bytes) -> None:
    with archives.open_archive(template) as archive:
        names = archive.namelist()
    if "word/document.xml" not in names:
        raise CannotRead("format_not_read", format="ZIP")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise CannotRead("template_unsafe", fault="vbaProject.bin")


def _given(values: dict, asked: Asked, above: str) -> dict:
    """Only what has words, so that the rest is asked for; sections know their path."""
    given = {}
    for name, value in values.items():
        path = f"{above}.{name}" if above else name
        if isinstance(value, dict):
            given[name] = _given(value, asked, path)
            asked.sections[id(given[name])] = path
        elif isinstance(value, list):
            given[name] = [_listed(one, asked, path) for one in value]
        elif str(value).strip():
            given[name] = str(value)
    return given


def _listed(one, asked: Asked, path: str):
    if not isinstance(one, dict):
        return str(one)
    section = _given(one, asked, path)
    asked.sections[id(section)] = path
    return section


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:LONGEST_FAULT] or type(error).__name__


def _parts(document):
    yield document.element.body
    for section in document.sections:
        for one in (section.header, section.footer):
            yield one._element


def _mark(root) -> None:
    """What lacks is highlighted, so that nobody overlooks it."""
    for run in list(root.iter(f"{W}r")):
        text = "".join(one.text or "" for one in run.iter(f"{W}t"))
        if OPEN not in text:
            continue
        pieces = list(_pieces(run))
        place = run.getparent().index(run)
        for offset, piece in enumerate(pieces):
            run.getparent().insert(place + offset, piece)
        run.getparent().remove(run)


def _pieces(run):
    """The run, once for each of its pieces; those that lack are highlighted."""
    properties = run.find(f"{W}rPr")
    is_lacking = False
    for child in run:
        if child is properties:
            continue
        if child.tag != f"{W}t":
            yield _run_of(run, properties, copy.deepcopy(child), is_marked=is_lacking)
            continue
        rest = child.text or ""
        while rest:
            before, sign, rest = rest.partition(CLOSE if is_lacking else OPEN)
            if before:
                told = child.makeelement(f"{W}t", {SPACE: "preserve"})
                told.text = before
                yield _run_of(run, properties, told, is_marked=is_lacking)
            if sign:
                is_lacking = not is_lacking


def _run_of(run, properties, content, *, is_marked: bool):
    made = run.makeelement(run.tag, dict(run.attrib))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    elif is_marked:
        made.append(run.makeelement(f"{W}rPr"))
    if is_marked:
        told = made.find(f"{W}rPr")
        for one in told.findall(f"{W}highlight"):
            told.remove(one)
        highlight = told.makeelement(f"{W}highlight", {f"{W}val": "yellow"})
        later = [f"{W}u", f"{W}effect", f"{W}bdr", f"{W}shd", f"{W}vertAlign"]
        later += [f"{W}lang", f"{W}rtl", f"{W}cs", f"{W}em"]
        at = next((i for i, one in enumerate(told) if one.tag in later), len(told))
        told.insert(at, highlight)
    made.append(content)
    return made
