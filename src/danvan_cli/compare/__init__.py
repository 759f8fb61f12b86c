"""Two states of the same data → what changed. Knows no document, no sentence and no printing."""
