"""Models → one frozen result, whatever the order of files. Knows no document and no printing."""
