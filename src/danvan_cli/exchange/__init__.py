"""Results for other programs and for spreadsheets. Knows no document and no printing."""
