"""The decree's engine: knows the thể thức of Nghị định 30/2020/NĐ-CP and Open XML, and nothing of dân vận.

Text of the vocabulary goes in (:mod:`.vocabulary`), bytes of a ``.docx`` come out (:mod:`.docx`); only this
package may touch XML libraries and the parts of a Word file.
"""
