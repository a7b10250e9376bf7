"""The one listing: columns, filters, sorting, pages, exports."""
