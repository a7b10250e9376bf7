"""What somebody typed into a form and has not saved yet."""

from django.db import models

from mosty.people.models.account import User


class Draft(models.Model):
    """The unsent text of one form of one person; nobody else ever sees it.

    `form` is the form's address; `values` are pairs of a field and its text.
    """

    is_personal = True

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=300)
    values = models.JSONField(default=list)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="a_form_has_one_draft_of_a_person", fields=["user", "form"]
            )
        ]
        indexes = [models.Index(fields=["kept_at"])]

    def __str__(self):
        return self.form
