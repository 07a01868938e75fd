"""Worksheets as tagged, fillable PDFs: the sheet's tree to plain data, Typst for the layout, pikepdf for the fields."""
