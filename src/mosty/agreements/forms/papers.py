"""Papers: files brought to an agreement, and what each of them is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mosty.agreements.actions.papers import is_open
from mosty.agreements.forms.fields import text
from mosty.agreements.forms.languages import choices_or_none
from mosty.agreements.models import Paper, Stage
from mosty.agreements.naming import paper_told
from mosty.documents.forms import DocumentsField
from mosty.ui.forms import RecordForm

PUBLISHED = _("Show on the site")
PUBLISHED_HINT = _(
    "Anybody will be able to read it. Check that it holds no personal data."
)


class PaperForm(RecordForm):
    """What a paper is for its agreement."""

    role = forms.ChoiceField(label=_("What it is"), choices=Paper.Role)
    language = forms.ChoiceField(
        label=_("Its language"), choices=choices_or_none, required=False
    )
    is_published = forms.BooleanField(
        label=PUBLISHED, required=False, help_text=PUBLISHED_HINT
    )

    def values_of(self, thing) -> dict:
        return {
            "role": thing.role,
            "language": thing.language,
            "is_published": is_open(thing),
        }


USUAL = {
    Stage.IDEA: Paper.Role.DRAFT,
    Stage.DRAFT: Paper.Role.DRAFT,
    Stage.NEGOTIATION: Paper.Role.DRAFT,
    Stage.APPROVAL: Paper.Role.DRAFT,
    Stage.CLEARANCE: Paper.Role.CONCLUSION,
    Stage.REFUSED: Paper.Role.CORRESPONDENCE,
}
ONCE = (Paper.Role.CONCLUSION, Paper.Role.ORIGINAL)


def usual_role(agreement) -> str:
    """What is likely brought at its stage; the scan where it is to be or is signed."""
    likely = (USUAL.get(agreement.stage, Paper.Role.ORIGINAL), Paper.Role.ORIGINAL)
    to_come = (one for one in likely if is_to_come(agreement, one))
    return next(to_come, Paper.Role.OTHER)


def is_to_come(agreement, role: str) -> bool:
    """Whether the kind may be proposed: not one of which there is a single paper."""
    if role not in Paper.Role:
        return False
    return role not in ONCE or not agreement.papers.present().filter(role=role).exists()


class AttachingForm(PaperForm):
    """Files for an agreement, each a paper of the same kind, or one a new version."""

    files = DocumentsField(label=_("Files"), is_paper=True)
    becomes = forms.ChoiceField(label=_("What they become"), required=False)

    either = {"becomes": ""}
    field_order = ("files", "becomes", "role", "language", "is_published")

    def __init__(self, *args, user, agreement, papers=(), **options):
        super().__init__(*args, **options)
        self.initial.setdefault("role", usual_role(agreement))
        self.fields["files"].belongs_to(user, box=f"agreement:{agreement.pk}")
        self.papers = {str(one.pk): one for one in papers}
        versions = [
            (key, _("A new version of “%(paper)s”") % {"paper": paper_told(one)})
            for key, one in self.papers.items()
        ]
        self.fields["becomes"].choices = [("", _("New papers")), *versions]
        self.fields["becomes"].help_text = _(
            "A new version keeps the kind, the language and who sees it."
        )
        if not papers:
            del self.fields["becomes"]

    @property
    def renewed(self) -> Paper | None:
        """The paper that gets a new version; None for new papers."""
        return self.papers.get(self.cleaned_data.get("becomes", ""))

    def clean(self):
        if self.renewed and len(self.cleaned_data.get("files") or ()) > 1:
            words = _("A new version is one file. Leave the others out.")
            self.add_error("files", words)
        return super().clean()


class RenewingForm(RecordForm):
    """The file that is the newest version of a paper from now on."""

    files = DocumentsField(label=_("File"), is_many=False, is_paper=True)
    reason = text(_("What has changed"), 400, help_text=_("Stands beside the version."))

    def __init__(self, *args, user, paper, **options):
        super().__init__(*args, **options)
        self.fields["files"].belongs_to(user, box=f"paper:{paper.pk}")
