"""Counts what a newcomer meets: rooms, arrows between them, floors, circles, long parameter lists, comments.

python tests/benchmarks/structure.py [CHECKOUT]     another checkout's figures, to compare with
python tests/benchmarks/structure.py --check        exit 1 when the house has outgrown its bounds

A room is a file or a folder at the top of `watcher/`, and `rules/` and `notifiers/` one each; a room imports another
(an arrow) also where it does so late or for types alone. Floors are the rooms on the longest chain of arrows.
"""

from __future__ import annotations

import ast
import io
import sys
import tokenize
from functools import cache
from itertools import pairwise
from pathlib import Path

TOPS = ("watcher", "rules", "notifiers")
MOST_PARAMETERS = 5
MOST_ROOMS, MOST_ARROWS, MOST_FLOORS = 24, 125, 9
TESTED_BY_NAME = ("rules", "watcher/store")
"""Each module of these has a test file of its own name: what it promises is looked up there. Folders in them
(declarations of tables, migrations) promise nothing one at a time."""


def modules(root: Path) -> dict[str, Path]:
    """List our modules by their dotted names, without the migrations, which are read one at a time."""
    files = (file for top in TOPS for file in (root / top).rglob("*.py") if "migrations" not in file.parts)
    return {".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


def imported(tree: ast.Module, known: dict[str, Path]) -> set[str]:
    """List which of our modules a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names if each.name in known}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                whole = f"{node.module}.{each.name}"
                found |= {whole} if whole in known else {node.module} & known.keys()
    return found


def room(name: str) -> str:
    """Name the room that a module is in."""
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] == "watcher" else parts[0]


def without_tests(root: Path) -> list[str]:
    """List the modules that should have a test file of their own name, and have none."""
    tests = {file.name for file in (root / "tests").rglob("test_*.py")}
    modules = (file for each in TESTED_BY_NAME for file in (root / each).glob("*.py") if file.name != "__init__.py")
    return sorted(str(file.relative_to(root)) for file in modules if f"test_{file.name}" not in tests)


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Find sets that can all be reached from each other (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found = []

    def visit(at: str) -> None:
        index[at] = low[at] = len(index)
        stack.append(at)
        for to in arrows.get(at, ()):
            if to not in index:
                visit(to)
                low[at] = min(low[at], low[to])
            elif to in stack:
                low[at] = min(low[at], index[to])
        if low[at] == index[at]:
            members = []
            while not members or members[-1] != at:
                members.append(stack.pop())
            if len(members) > 1:
                found.append(sorted(members))

    for each in arrows:
        if each not in index:
            visit(each)
    return found


def main() -> None:
    checking = "--check" in sys.argv
    root = Path(sys.argv[1]) if len(sys.argv) > 1 and not checking else Path(__file__).parents[2]
    known = modules(root)
    trees = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in known.items()}
    # A package's __init__ names what is in it, and is no stop of its own on a way through the files.
    files = {name: imported(tree, known) - {name} for name, tree in trees.items()}
    rooms = {room(name) for name in known if name != "watcher"}
    arrows: dict[str, set[str]] = {each: set() for each in rooms}
    for name, uses in files.items():
        if name != "watcher":
            arrows[room(name)] |= {room(to) for to in uses if to != "watcher"} - {room(name)}

    sys.setrecursionlimit(10_000)
    round_and_round = circles(arrows)

    @cache
    def floors(at: str) -> int:
        return 1 + max((floors(to) for to in arrows[at]), default=0)

    functions = [
        (name, node)
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long_lists = [
        f"{name}.{node.name} ({count})" for name, node in functions if (count := _parameters(node)) > MOST_PARAMETERS
    ]
    lines = comments = below = 0
    for name, file in known.items():
        text = file.read_text(encoding="utf-8")
        below += _said_below(trees[name])
        lines += len(text.splitlines())
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        comments += sum(each.type == tokenize.COMMENT and "noqa" not in each.string for each in tokens)
    file_circles = circles({name: uses for name, uses in files.items() if known[name].name != "__init__.py"})
    tall = 99 if round_and_round else max(map(floors, rooms))
    count = sum(map(len, arrows.values()))
    untested = without_tests(root)
    grown = len(rooms) > MOST_ROOMS or count > MOST_ARROWS or tall > MOST_FLOORS
    outgrown = grown or bool(file_circles) or bool(untested)
    if checking and not outgrown:
        return
    print(f"rooms                        {len(rooms)}")
    print(f"arrows between rooms         {count}")
    print(f"floors                       {tall}")
    print(f"circles of rooms             {len(round_and_round)}  {round_and_round or ''}")
    print(f"circles of files             {len(file_circles)}  {file_circles or ''}")
    print(f"without a test of its name   {len(untested)}  {', '.join(untested)}")
    print(f"functions                    {len(functions)}")
    print(f"with over {MOST_PARAMETERS} parameters       {len(long_lists)}  {', '.join(long_lists)}")
    print(f"comments in 100 lines        {100 * comments / lines:.1f}  ({lines} lines)")
    print(f"and reasons below a name     {100 * below / lines:.1f}")
    if checking:
        sys.exit(1)


def _said_below(tree: ast.Module) -> int:
    """Count the texts that stand below a constant or a field and say why it is what it is."""
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef)]
    return sum(
        isinstance(one, ast.Assign | ast.AnnAssign)
        and isinstance(other, ast.Expr)
        and isinstance(other.value, ast.Constant)
        and isinstance(other.value.value, str)
        for body in bodies
        for one, other in pairwise(body)
    )


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return len([each for each in given if each.arg not in ("self", "cls")])


if __name__ == "__main__":
    main()
