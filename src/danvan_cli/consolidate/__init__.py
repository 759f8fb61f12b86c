"""Models → one frozen result that does not depend on the order of files. Knows no document and no printing."""
