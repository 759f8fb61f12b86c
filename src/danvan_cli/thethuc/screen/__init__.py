"""A document as one page for screens: the same blocks as in Word, in the elements that a browser reads out.

Knows HTML; knows nothing of Word and, like all of the engine, nothing of dân vận.
"""
