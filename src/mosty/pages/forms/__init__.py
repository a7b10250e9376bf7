"""Input: news, pages, their publication, menus, moved addresses."""

from mosty.pages.forms.richtext import RichTextField

__all__ = ["RichTextField"]
