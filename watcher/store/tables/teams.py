"""Whose rows are whose. Every query of a team is narrowed to the team's rows here, where SQL is made of it.

So nobody who writes a query can forget it, on SQLite as on PostgreSQL. There are two sorts of tables:

- A `TeamTable` has a column `team`: '' for the operator's own config, else a team's name. Whatever is read, changed or
  deleted is the rows of whoever's transaction it is, and what is written gets its name.
- All others hold Ofsted's own things, once for everybody. A team's transaction reads them and can't change them. What a
  team makes of one (decided, told) is in a table of notes: a team reads both as one table, with only what it
  watches in it, and what it changes there goes into its notes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    String,
    Table,
    TextClause,
    bindparam,
    false,
    select,
    type_coerce,
)
from sqlalchemy.exc import CompileError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import literal_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Delete, Insert, Update

from watcher.model.decisions import BEFORE_WATCHING
from watcher.store import upsert

OPERATOR = ""
TEAM = "team"
"""The execution option that says whose transaction it is."""
NOTES = "notes"
"""Where a table of Ofsted's things has the table of what a team notes about them."""
NO_TEXT = "SQL that is written as text can't be narrowed to a team's rows: build the query."


class TeamTable(Table):
    """A table in which each row belongs to a team, or to the operator."""

    inherit_cache = True


def team_column(*, key: bool = False) -> Column[str]:
    """Make the column that says whose a row is. In a key it comes last, so that others' indexes stay as good."""
    return Column(
        TEAM,
        String,
        primary_key=key,
        nullable=False,
        server_default=OPERATOR,
        default=lambda context: context.execution_options.get(TEAM, OPERATOR),
    )


class Noted(Struct, frozen=True):
    """How a team's notes about Ofsted's things are joined to them: `of` is the column that refers to their id.

    In SQL, where `p` is the thing: `watched` joins the team's watching as `w`, and so leaves out what it doesn't watch;
    `is_old` says which were there before that. Without a `table` a team sees what it watches, and notes nothing.
    """

    watched: str
    table: Table | None = None
    of: str = ""
    is_old: str = ""


IS_OLD = (
    "(CASE WHEN w.news_from IS NULL OR p.first_seen > w.since THEN p.history "
    "ELSE p.published IS NULL OR p.published < w.news_from END)"
)
"""What is old for a team that began with what others watched before: what was published before its window."""


class _Everybodys(Table):
    """A table with the rows of all teams."""

    inherit_cache = True


class _Operators(Table):
    """A table with the rows of the operator, whoever asks."""

    inherit_cache = True


def everybodys(table: Table) -> Table:
    """Give a table with the rows of all teams, for what is about none of them: copies, and whose turn it is.

    No team's transaction takes it.
    """
    return _as(_Everybodys, table)


def operators(table: Table) -> Table:
    """Give a table with the operator's own rows, also for teams to read: that a copy was put back holds for all."""
    return _as(_Operators, table)


@cache
def _as(kind: type[Table], table: Table) -> Table:
    return kind(
        table.name, MetaData(), *(Column(each.name, each.type, primary_key=each.primary_key) for each in table.c)
    )


def team_of(tx: Connection) -> str:
    """Say whose transaction it is: a team's name, or '' for the operator."""
    team: str = tx.get_execution_options().get(TEAM, OPERATOR)
    return team


def _is_a_teams(compiler: SQLCompiler) -> bool:
    return getattr(compiler.dialect, "for_teams", False)


def acting_team(compiler: SQLCompiler) -> str:
    """Write the name of the team whose transaction it is, as the database knows it: see `watcher.store.database`."""
    if not _is_a_teams(compiler):
        return f"'{OPERATOR}'"
    return "ofsted_team()" if compiler.dialect.name == "sqlite" else "current_setting('ofsted_watch.team', true)"


@compiles(TeamTable)
def _rows_of_the_team(table: TeamTable, compiler: SQLCompiler, **asked: Any) -> str:
    name: str = compiler.visit_table(table, **asked)
    if not asked.get("asfrom") or asked.get("iscrud"):
        return name
    theirs = f"(SELECT * FROM {name} WHERE team = {acting_team(compiler)})"  # noqa: S608 - nothing from outside
    return _as_table(theirs, table, name, asked)


@compiles(_Everybodys)
def _rows_of_all(table: _Everybodys, compiler: SQLCompiler, **asked: Any) -> str:
    if _is_a_teams(compiler):
        raise CompileError(f"A team's transaction can't ask for every team's {table.name}.")
    return str(compiler.visit_table(table, **asked))


@compiles(_Operators)
def _rows_of_the_operator(table: _Operators, compiler: SQLCompiler, **asked: Any) -> str:
    name: str = compiler.visit_table(table, **asked)
    if not asked.get("asfrom") or asked.get("iscrud"):
        return name
    return _as_table(f"(SELECT * FROM {name} WHERE team = '{OPERATOR}')", table, name, asked)  # noqa: S608 - as above


@compiles(TextClause)
def _no_text(clause: TextClause, compiler: SQLCompiler, **asked: Any) -> str:
    if _is_a_teams(compiler):
        raise CompileError(NO_TEXT)
    return str(compiler.visit_textclause(clause, **asked))


@compiles(Table)
def _with_notes(table: Table, compiler: SQLCompiler, **asked: Any) -> str:
    name: str = compiler.visit_table(table, **asked)
    noted = table.info.get(NOTES)
    if not noted or not asked.get("asfrom") or asked.get("iscrud") or not _is_a_teams(compiler):
        return name
    columns = ", ".join(_noted_column(each, noted, compiler) for each in table.c)
    team = acting_team(compiler)
    joined = f"(SELECT {columns} FROM {name} AS p {noted.watched.format(team=team)}"  # noqa: S608 - nothing from outside
    if noted.table is not None:
        joined += f" LEFT JOIN {noted.table.name} AS n ON n.{noted.of} = p.id AND n.team = {team}"
    return _as_table(f"{joined})", table, name, asked)


def _noted_column(column: Column[Any], noted: Noted, compiler: SQLCompiler) -> str:
    name = compiler.preparer.format_column(column)
    if column.name == "history":
        return f"{noted.is_old} AS {name}"
    if noted.table is None or column.name not in noted.table.c:
        return f"p.{name}"
    unset = compiler.process(false()) if noted.table.c[column.name].server_default is not None else "NULL"
    if column.name == "decided_at":
        unset = f"CASE WHEN {noted.is_old} THEN w.since END"
    elif column.name == "decision":
        unset = f"CASE WHEN {noted.is_old} THEN '{BEFORE_WATCHING}' END"
    return f"CASE WHEN n.team IS NULL THEN {unset} ELSE n.{name} END AS {name}"


def _as_table(selected: str, table: Table, name: str, asked: dict[str, Any]) -> str:
    # Of a query that has a name itself, its tables are told, too.
    named = getattr(asked.get("enclosing_alias"), "element", None) is table
    return selected if named else f"{selected} AS {name}"


def _narrowed(visit: str) -> Callable[..., str]:
    def write(statement: Insert | Update | Delete, compiler: SQLCompiler, **asked: Any) -> str:
        table = statement.table
        if isinstance(table, TeamTable):
            if not isinstance(statement, Insert):
                statement = statement.where(table.c.team == literal_column(acting_team(compiler)))
            elif _is_a_teams(compiler) and _names_a_team(statement, compiler):
                raise CompileError(f"A team's transaction writes its own rows of {table.name}, and names no team.")
        elif _is_a_teams(compiler):
            noting, compiler.column_keys = _noting(statement, compiler), None
            return str(compiler.visit_insert(noting, **asked))
        return str(getattr(compiler, visit)(statement, **asked))

    return write


def _names_a_team(statement: Insert, compiler: SQLCompiler) -> bool:
    written = *(getattr(statement, "_values", None) or ()), *(getattr(statement, "_select_names", None) or ())
    return TEAM in {*(compiler.column_keys or ()), *(str(getattr(key, "name", key)) for key in written)}


def _noting(statement: Insert | Update | Delete, compiler: SQLCompiler) -> Insert:
    """Write a team's change of one of Ofsted's things into its notes about it."""
    table: Any = statement.table
    noted, columns = table.info.get(NOTES), table.c
    written = {
        str(getattr(key, "name", key)): each for key, each in (getattr(statement, "_values", None) or {}).items()
    }
    # Written as its column writes it: a value of an update has no type of its own.
    changed: dict[str, Any] = {
        name: type_coerce(each, columns[name].type) if name in columns else each for name, each in written.items()
    }
    # What a prepared statement changes is known by the names of the values that it is run with.
    given = (each for each in compiler.column_keys or () if each in columns and each not in changed)
    changed |= {name: bindparam(name, type_=columns[name].type) for name in given}
    names = list(changed)
    notes = noted.table if noted else None
    if not isinstance(statement, Update) or notes is None or not set(names) <= set(notes.c.keys()):
        raise CompileError(f"A team's transaction can't change {table.name}, which is Ofsted's and everybody's.")
    team: ColumnElement[str] = literal_column(acting_team(compiler))
    rows = select(columns.id, team, *changed.values()).where(*statement._where_criteria)  # noqa: SLF001 - no public one
    note = upsert.insert(compiler.dialect.name, notes).from_select(
        [noted.of, TEAM, *names], rows, include_defaults=False
    )
    over = {each: note.excluded[each] for each in names}
    return note.on_conflict_do_update(index_elements=[noted.of, TEAM], set_=over)


compiles(Insert)(_narrowed("visit_insert"))
compiles(Update)(_narrowed("visit_update"))
compiles(Delete)(_narrowed("visit_delete"))
