"""Worksheets as tagged, fillable PDFs: data from the element tree, layout by Typst, form fields by pikepdf."""
