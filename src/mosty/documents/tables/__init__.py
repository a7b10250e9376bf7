"""The one table extractor: lines and tables out of text, HTML, DOCX, XLSX, CSV."""
