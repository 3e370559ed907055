"""How the program and its reading processes speak: in frames of four bytes of length, then the bytes.

To the reader go a letter that says what is asked and a document; back comes JSON.
"""

from __future__ import annotations

import struct

LENGTH = struct.Struct(">I")
READ, DRAW, TEXT, SHEETS, AUTHORITIES, CALL = b"R", b"D", b"T", b"S", b"A", b"C"
NO_MORE = b"!"
"""What is said to the parent of readers (`reader_parent.py`) that is to fork no more of them, for nobody."""
