"""What word processors write: DOCX and ODT, each a zip with XML in it, into the blocks that a reader sees.

    package (zip, XML, bounds) -> styles, numbering, pages -> docx or odt -> blocks

The XML is parsed by lxml (BSD), hardened; the walk is ours, since no library does it. Tried on the same documents:
mammoth (BSD) reads text boxes once and leaves out deletions, but knows of a list only that it is numbered ("5.",
"(a)" and "I.1" are lost) and reads hidden text; docx2python (MIT) reads text boxes twice, what was moved away and
merged cells again, and writes "(a)" and "a." as "a)"; python-docx (MIT) gives neither insertions nor numbers, notes
or text boxes, only the tree below. odfpy (Apache or GPL) gives the elements of an ODT and no numbers, by a parser
without bounds.
"""
