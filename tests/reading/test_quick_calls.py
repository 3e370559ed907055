from __future__ import annotations

import ctypes

import pypdfium2.raw as raw
import pytest

from watcher.reading.quick_calls import TYPES, address


@pytest.mark.parametrize("name", TYPES)
def test_each_call_has_as_many_arguments_of_the_same_size_as_pdfium_declares(name):
    function = getattr(raw, name)
    declared = [ctypes.sizeof(each) for each in (function.restype, *function.argtypes)]

    assert [ctypes.sizeof(each) for each in TYPES[name]] in (declared, declared[:1])


def test_nothing_has_no_address():
    assert address(None) == 0
