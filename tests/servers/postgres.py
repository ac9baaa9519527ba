"""A PostgreSQL server, whoever runs it, on which the tests make databases and roles of their own."""

import secrets
from abc import ABC, abstractmethod
from typing import Any, Literal
from urllib.parse import quote, unquote, urlsplit

Over = Literal["socket", "tcp"]


def database_of(url: str) -> str:
    """The name of the database that a URL leads to; a bare name is its own."""
    return unquote(urlsplit(url).path.lstrip("/")) if "://" in url else url


class Server(ABC):
    """Every database is told by its URL. Close it, and what was made on it is gone."""

    def __init__(self, home: str) -> None:
        self.home = home
        """The database that is there already, from which the others are made."""
        self._databases: set[str] = set()
        self._passwords: dict[str, str] = {}

    @abstractmethod
    def url(
        self, database: str = "", user: str | None = None, password: str | None = None, over: Over = "socket"
    ) -> str:
        """Of a database by its name or by another URL of it, else of the home; as the user that may do everything where
        none is named. A user's password is the one it was added with, unless another is given."""

    @property
    @abstractmethod
    def address(self) -> tuple[str, int] | None:
        """The host and port for a wire; None where the server has none."""

    def run_sql(self, sql: str, *values: object, on: str = "") -> list[tuple[Any, ...]]:
        """The rows of the last statement that has some. What one call says is done whole or not at all."""
        import psycopg

        with psycopg.connect(self.url(on), autocommit=True) as connection:
            cursor = connection.execute(sql, values or None)
            rows: list[tuple[Any, ...]] = []
            while True:
                rows = cursor.fetchall() if cursor.description else rows
                if not cursor.nextset():
                    return rows

    def create_database(self, template: str | None = None) -> str:
        """The URL of a new one: empty, or as the template is, to which nobody may be connected meanwhile."""
        name = f"commitments_{secrets.token_hex(6)}"
        source = database_of(template) if template else "template0"
        self.run_sql(f'create database {name} template "{source}"')
        self._databases.add(name)
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Whoever is still connected to it is thrown out."""
        name = database_of(url)
        self.run_sql(f'drop database if exists "{name}" with (force)')
        self._databases.discard(name)

    def add_user(self, rights: str = "") -> str:
        """The name of a new role that may log in, with a password, and has these rights, as in `createdb`."""
        name, password = f"reader_{secrets.token_hex(6)}", secrets.token_urlsafe(12)
        self.run_sql(f"create role {name} login {rights} password '{password}'")
        self._passwords[name] = password
        return name

    def close(self) -> None:
        for name in tuple(self._databases):
            self.drop_database(name)
        for name in self._passwords:
            self.run_sql(f"drop role {name}")


class Lent(Server):
    """Somebody else's, known by a URL whose user may create databases; and roles, for a test that adds users."""

    def __init__(self, url: str) -> None:
        super().__init__(database_of(url) or "postgres")
        self._parts = urlsplit(url)

    def url(
        self, database: str = "", user: str | None = None, password: str | None = None, over: Over = "socket"
    ) -> str:
        """`over` says nothing here: the server is reached as its URL reaches it."""
        whose, at, where = self._parts.netloc.rpartition("@")
        if user:
            whose, at = f"{quote(user, safe='')}:{quote(password or self._passwords.get(user, ''), safe='')}", "@"
        elif password is not None:
            whose = f"{whose.partition(':')[0]}:{quote(password, safe='')}"
        return self._parts._replace(
            netloc=f"{whose}{at}{where}", path=f"/{quote(database_of(database) or self.home)}"
        ).geturl()

    @property
    def address(self) -> tuple[str, int] | None:
        host = self._parts.hostname
        return (host, self._parts.port or 5432) if host else None
