"""Vietnamese prose as rules read it: pure functions over texts, without files and without places in them."""
