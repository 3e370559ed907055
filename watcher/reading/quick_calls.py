"""A few of pdfium's functions that are called for every word of a page, at a third of what pypdfium2's own calls take.

pypdfium2 turns each argument into an object of its type. Here handles and places for results are plain addresses: the
callers have them from pdfium itself, and keep what they point to until they are done. What is called twice for each
word takes objects of ctypes that its caller makes once.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from ctypes import _Pointer

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int
TYPES = {
    "FPDFText_GetCharBox": (_NUMBER,),
    "FPDFText_GetTextObject": (_ADDRESS,),
    "FPDFPageObj_GetMarkedContentID": (_NUMBER, _ADDRESS),
    "FPDF_StructElement_CountChildren": (_NUMBER, _ADDRESS),
    "FPDF_StructElement_GetChildAtIndex": (_ADDRESS, _ADDRESS, _NUMBER),
    "FPDF_StructElement_GetChildMarkedContentID": (_NUMBER, _ADDRESS, _NUMBER),
    "FPDF_StructElement_GetType": (ctypes.c_ulong, _ADDRESS, _ADDRESS, ctypes.c_ulong),
}
"""What each returns, and what it takes, as in pdfium's fpdf_text.h, fpdf_edit.h and fpdf_structtree.h.

Where nothing is said of what it takes, that are whole numbers as they are, and objects of ctypes for all else.
"""


@cache
def quick(name: str) -> Callable[..., Any]:
    """Take one of these functions of pdfium's."""
    import pypdfium2.raw as raw

    # With the lock held: to give it up and take it again takes longer than the call.
    return ctypes.PYFUNCTYPE(*TYPES[name])(address(getattr(raw, name)))


def address(handle: _Pointer[Any]) -> int:
    """Return where one of pdfium's own objects or functions is; 0 for none."""
    return ctypes.cast(handle, _ADDRESS).value or 0
