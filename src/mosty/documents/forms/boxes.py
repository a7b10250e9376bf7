"""A box for files that any form may have."""

import contextlib
import uuid
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from mosty.access.refusals import Refused
from mosty.documents import actions
from mosty.documents.models import Upload
from mosty.documents.refusals import DiskFull

FILES, DROPPED = "_files", "_drop"
MOST_MB = actions.LARGEST_BYTES // 1_000_000


@dataclass(frozen=True)
class Chosen:
    """What was sent: keys of files that wait, those to leave out, files that came."""

    keys: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    files: list[UploadedFile] = field(default_factory=list)


class DocumentsInput(forms.Widget):
    """Drop files on it or choose them; without scripts they come with the form."""

    needs_multipart_form = True
    by, box, is_many, accept, most_mb = None, "", True, "", MOST_MB
    is_paper = False

    def value_from_datadict(self, data, files, name):
        keys, dropped = several(data, name), several(data, name + DROPPED)
        return Chosen(keys, dropped, several(files, name + FILES))

    def value_omitted_from_data(self, data, files, name):
        return False

    def id_for_label(self, id_):
        return id_

    def render(self, name, value, attrs=None, renderer=None):
        waiting = Upload.objects.in_box(self.by, self.box) if self.by else []
        context = {
            "name": name,
            "attrs": attrs or {},
            "box": self.box,
            "uploads": waiting,
            "is_many": self.is_many,
            "is_paper": self.is_paper,
            "accept": self.accept,
            "most_mb": self.most_mb,
        }
        return render_to_string("documents/upload_box.html", context)


class DocumentsField(forms.Field):
    """Files for a record, each of them an `Upload` that has arrived in full.

    In the form's `__init__`: `self.fields["papers"].belongs_to(user, box="agreement:7")`.
    The box names the form and its record: what waits in it is shown again after a
    lost connection, a reload or an error elsewhere in the form. The cleaned value is
    a list of uploads; give each to `documents.actions.take`. In a `RecordForm` it is
    no column: it stands in `cleaned_data`, not in `values()`. With `is_paper` what can
    be no paper, a program or a file that is not what its name says, is left out with a
    word, and the other files stay.
    """

    widget = DocumentsInput
    is_apart = True
    default_error_messages = {
        "required": _("Choose a file."),
        "gone": _(
            "A file is not here any more: it waited longer than a day. Choose it again."
        ),
        "partial": _(
            "“%(name)s” has not arrived in full: %(percent)s%% is here. Choose the "
            "same file again, and it goes on from there, or leave it out."
        ),
        "others": _("The other files are here: send the form again to keep them."),
        "one": _("Only one file is taken here. Leave the others out."),
        "too_large": _(
            "“%(name)s” is larger than %(limit)s MB. Leave it out and divide it."
        ),
    }

    def __init__(
        self, *, is_many=True, is_paper=False, accept="", most_mb=MOST_MB, **options
    ):
        super().__init__(**options)
        self.is_paper = is_paper
        self.is_many, self.accept, self.by, self.box = is_many, accept, None, ""
        self.most_mb = self.widget.most_mb = most_mb
        self.widget.is_many, self.widget.accept = is_many, accept
        self.widget.is_paper = is_paper

    def belongs_to(self, user, *, box: str) -> None:
        """Whose files they are, and which form of which record they are for."""
        self.by = self.widget.by = user
        self.box = self.widget.box = box[:120]

    def clean(self, value):
        if self.by is None:
            raise ImproperlyConfigured("DocumentsField.belongs_to was not called")
        chosen = value or Chosen()
        waiting = {
            str(one.key): one for one in Upload.objects.in_box(self.by, self.box)
        }
        for key in set(chosen.dropped) & waiting.keys():
            actions.drop(waiting.pop(key))
        uploads, errors = self._waiting(chosen, waiting)
        for file in chosen.files:
            try:
                uploads.append(self._received(file))
            except Refused as refusal:
                errors.append(f"{file.name}: {refusal.message}")
        if self.is_paper:
            uploads, unfit = self._fit(uploads)
            errors += unfit
        errors += [
            self.error_messages["too_large"] % {"name": one.name, "limit": self.most_mb}
            for one in uploads
            if one.size_bytes > self.most_mb * 1_000_000
        ]
        if not errors and self.required and not uploads:
            errors.append(self.error_messages["required"])
        uploads = list({one.pk: one for one in uploads}.values())
        if not errors and not self.is_many and len(uploads) > 1:
            errors.append(self.error_messages["one"])
        if errors:
            raise forms.ValidationError(errors)
        return uploads

    def _fit(self, uploads):
        """What can be a paper, and a sentence for each that cannot and is left out."""
        kept, errors = [], []
        for upload in uploads:
            try:
                actions.refuse_unfit(upload)
                kept.append(upload)
            except Refused as refusal:
                actions.drop(upload)
                errors.append(str(refusal.message))
        if errors and kept:
            errors.append(self.error_messages["others"])
        return kept, errors

    def _waiting(self, chosen, waiting):
        uploads, errors = [], []
        for key in chosen.keys:
            if key in chosen.dropped:
                continue
            upload = waiting.get(canonical(key))
            if upload is None:
                errors.append(self.error_messages["gone"])
            elif not upload.has_arrived:
                told = {"name": upload.name, "percent": upload.percent}
                errors.append(self.error_messages["partial"] % told)
            else:
                uploads.append(upload)
        return uploads, errors

    def _received(self, file):
        if getattr(file, "is_lost", False):
            raise DiskFull
        file.seek(0)
        return actions.receive(file, by=self.by, box=self.box, name=file.name)


def several(data, name) -> list:
    """All values of a name, also where the data are a plain dictionary."""
    if hasattr(data, "getlist"):
        return data.getlist(name)
    value = (data or {}).get(name, [])
    return list(value) if isinstance(value, list | tuple) else [value]


def canonical(key: str) -> str:
    with contextlib.suppress(ValueError):
        return str(uuid.UUID(key))
    return ""
