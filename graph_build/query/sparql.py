"""Reads SPARQL just far enough to bind parameters, to tell what a text asks for, and to refuse what is no question.

A parameter is written ``$name`` and a variable ``?name``, as pre-bound variables are in SHACL-SPARQL
(https://www.w3.org/TR/shacl/#sparql-constraints-prebound). A bound parameter becomes one term in N-Triples syntax at
the place of its token, never inside a string, a comment or an IRI.

Example:
    >>> bind('SELECT ?s { ?s ?p $of, "$of" }', {"of": ox.Literal('a "quoted" } word')})
    'SELECT ?s { ?s ?p "a \\\\"quoted\\\\" } word", "$of" }'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal, get_args

import pyoxigraph as ox

from ..errors import QueryError

__all__ = ["Form", "Term", "bind", "body_at", "form_of", "keywords", "parameters_of"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]

# The terminals of https://www.w3.org/TR/sparql11-query/#sparqlGrammar that may hold a sign of another.
_TOKEN: Final = re.compile(
    r"""(?P<string>\"{3}(?:\"{0,2}+(?:[^"\\]|\\.))*+\"{3}|'{3}(?:'{0,2}+(?:[^'\\]|\\.))*+'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+')"""
    # In FILTER(?a<?b&&?c>1) there is no IRI.
    r"""|(?P<iri><(?![?$'(!+\d-])[^<>"{}|^`\\\x00-\x20]*>)"""
    r"""|(?P<comment>\#[^\n\r]*)"""
    r"""|(?P<parameter>\$\w+)"""
    r"""|(?P<name>[?@]\w+|(?:[^\W\d][\w.-]{0,255}+(?<!\.))?:(?:[\w.:%-]|\\[_~.!$&'()*+,;=/?\#@%-])*)"""
    r"""|(?P<word>[^\W\d]\w*)"""
    r"""|(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
# The keyword, perhaps SILENT, an IRI, variable or prefixed name, and a brace. It is looked for in the whole text, in
# strings and comments too: no trick with quotes, escapes or a missing space hides one that the engine would see.
_BLANK: Final = r"(?:\s|\#[^\n\r]*+[\n\r])*+"
_CALLED: Final = r"(?:<[^<>\s{]*+>|\?_*+|[^\s:{<?#\\]*+:(?:[^\s{#\\]|\\.)*+)"
_SERVICE: Final = re.compile(rf"service{_BLANK}(?:silent{_BLANK})?{_CALLED}{_BLANK}\{{", re.IGNORECASE | re.ASCII)
_SERVICE_WORD: Final = re.compile("service", re.IGNORECASE | re.ASCII)
_VARIABLE: Final = re.compile(r"[?$]\w+")
_EFFORT: Final = 50_000_000
_UPDATES: Final = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_FORMS: Final = frozenset(get_args(Form))


def parameters_of(text: str) -> tuple[str, ...]:
    """The names of the parameters of a query, in order of their first use."""
    return tuple(dict.fromkeys(token[1:] for kind, token, _ in _tokens(text) if kind == "parameter"))


def bind(text: str, terms: Mapping[str, Term]) -> str:
    """The query with its parameters replaced by terms. A parameter that ``terms`` lacks stays a free variable."""
    return "".join(
        str(terms[token[1:]]) if kind == "parameter" and token[1:] in terms else token
        for kind, token, _ in _tokens(text)
    )


def form_of(text: str, where: object = "query") -> Form:
    """What a query asks for. Raises QueryError for an update, for a SERVICE (it would send parts of the question to
    another server), and for a text that is no query."""
    _refuse_service(text, where)
    for kind, token, offset in _tokens(text):
        word = token.upper()
        if kind == "word" and word in _UPDATES:
            raise QueryError(_place(where, text, offset), f"{word} is an update", "ask a question: SELECT, ASK, …")
        if kind == "word" and word in _FORMS:
            return next(form for form in get_args(Form) if form == word)
    raise QueryError(where, "is no SPARQL query", "start with SELECT, ASK, CONSTRUCT or DESCRIBE")


def keywords(text: str) -> frozenset[str]:
    """The words of a query that are no names, in upper case: its keywords and functions."""
    return frozenset(token.upper() for kind, token, _ in _tokens(text) if kind == "word")


def body_at(text: str) -> int:
    """Where the prologue of a query, its prefixes and base, is over.

    >>> text = "PREFIX select: <e:select> SELECT * {}"
    >>> text[body_at(text) :]
    'SELECT * {}'
    """
    return next((at for kind, token, at in _tokens(text) if kind == "word" and token.upper() in _FORMS), len(text))


def _refuse_service(text: str, where: object) -> None:
    plain = _VARIABLE.sub(lambda variable: "?" + "_" * (len(variable[0]) - 1), text)
    if len(_SERVICE_WORD.findall(plain)) * len(text) > _EFFORT:
        raise QueryError(where, "is too long to be searched for SERVICE", "ask a shorter question")
    found = _SERVICE.search(plain)
    if found:
        raise QueryError(
            _place(where, text, found.start()), "SERVICE asks another server", "ask that server by --endpoint"
        )


def _place(where: object, text: str, offset: int) -> str:
    before = text[:offset]
    return f"{where}:{before.count(chr(10)) + 1}:{offset - before.rfind(chr(10))}"


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    return ((match.lastgroup or "", match.group(), match.start()) for match in _TOKEN.finditer(text))
