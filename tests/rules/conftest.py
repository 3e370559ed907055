from __future__ import annotations

import inspect
import tomllib

import pytest

import rules


@pytest.fixture
def rule(request):
    """The rule that the test's docstring has as its user would write it."""
    plain = tomllib.loads(inspect.getdoc(request.function))
    settings, _make = rules.KINDS[plain["kind"]]
    return rules.make(settings.model_validate(plain))
