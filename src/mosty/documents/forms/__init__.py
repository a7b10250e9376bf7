"""Input: files into any form, pictures, and what a document is."""

from mosty.documents.forms.boxes import DocumentsField
from mosty.documents.forms.pictures import FocusField, ImageForm

__all__ = ["DocumentsField", "FocusField", "ImageForm"]
