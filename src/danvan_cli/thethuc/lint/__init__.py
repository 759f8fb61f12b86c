"""The linter of a Word file, whoever made it: knows the thể thức of Nghị định 30/2020/NĐ-CP, nothing of dân vận.

Bytes go in (:func:`.check.lint`), findings come out. Reading (:mod:`.container`, :mod:`.markup`, :mod:`.styles`,
:mod:`.numbering`, :mod:`.reader`) is apart from recognising (:mod:`.head`, :mod:`.kinds`, :mod:`.parts`) and both from
judging (``check_*``); what each code means is data (:mod:`.codes`).
"""
