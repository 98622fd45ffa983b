"""Real triplestores in Java for tests: Apache Jena Fuseki and Eclipse RDF4J Server.

Example:
    >>> "openrdf:NativeStore" in repository("native")
    True
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.request import ProxyHandler, Request, build_opener
from xml.sax.saxutils import quoteattr

from triplestores import Running, Server, cached, program, running

__all__ = ["fuseki", "rdf4j", "repository"]

_OPEN = build_opener(ProxyHandler({})).open
_JAVA = "apt-get install openjdk-17-jre-headless"
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx2g")
_REPOSITORY = """\
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
@prefix ms: <http://www.openrdf.org/config/sail/memory#> .
[] a rep:Repository ; rep:repositoryID "test" ; rep:repositoryImpl [
  rep:repositoryType "openrdf:SailRepository" ; sr:sailImpl [ sail:sailType "{kind}" ; ms:persist true ] ] .
"""
_WEB = """\
<web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1" metadata-complete="true">
  <servlet>
    <servlet-name>server</servlet-name>
    <servlet-class>org.springframework.web.servlet.DispatcherServlet</servlet-class>
    <init-param><param-name>contextConfigLocation</param-name><param-value>/WEB-INF/server.xml</param-value></init-param>
    <load-on-startup>1</load-on-startup>
  </servlet>
  <servlet-mapping><servlet-name>server</servlet-name><url-pattern>/protocol/*</url-pattern></servlet-mapping>
  <servlet-mapping><servlet-name>server</servlet-name><url-pattern>/repositories/*</url-pattern></servlet-mapping>
</web-app>
"""
_LOG = '<configuration><root level="OFF"/></configuration>'
_BEANS = """\
<beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:aop="http://www.springframework.org/schema/aop" xsi:schemaLocation="http://www.springframework.org/schema/beans
  http://www.springframework.org/schema/beans/spring-beans.xsd http://www.springframework.org/schema/aop
  http://www.springframework.org/schema/aop/spring-aop.xsd">
<bean id="manager" class="org.eclipse.rdf4j.repository.manager.LocalRepositoryManager" init-method="init"
  destroy-method="shutDown"><constructor-arg type="java.io.File" value={data}/></bean>
<bean id="opened" class="org.eclipse.rdf4j.http.server.repository.RepositoryInterceptor" scope="request">
  <property name="repositoryManager" ref="manager"/><aop:scoped-proxy/></bean>
<bean class="org.eclipse.rdf4j.http.server.ProtocolExceptionResolver"/>
{mappings}</beans>
"""
_MAPPING = """\
<bean class="org.springframework.web.servlet.handler.SimpleUrlHandlerMapping">
  <property name="alwaysUseFullPath" value="true"/>
  <property name="urlMap"><map>{entries}</map></property>
  <property name="interceptors"><list>{interceptor}</list></property></bean>
"""
_MANAGED = ("RepositoryListController", "RepositoryController", "config.ConfigController")
_CONTROLLERS = {
    "/repositories": "RepositoryListController",
    "/repositories/*": "RepositoryController",
    "/repositories/*/config": "config.ConfigController",
    "/repositories/*/contexts": "contexts.ContextsController",
    "/repositories/*/namespaces": "namespaces.NamespacesController",
    "/repositories/*/namespaces/*": "namespaces.NamespaceController",
    "/repositories/*/rdf-graphs": "contexts.ContextsController",
    "/repositories/*/rdf-graphs/*": "graph.GraphController",
    "/repositories/*/size": "size.SizeController",
    "/repositories/*/statements": "statements.StatementsController",
    "/repositories/*/transactions": "transaction.TransactionStartController",
    "/repositories/*/transactions/*": "transaction.TransactionController",
}


@contextmanager
def fuseki(
    folder: Path, *, store: Literal["memory", "tdb2"] = "tdb2", writable: bool = True, password: str | None = None
) -> Iterator[Server]:
    """A Fuseki with a dataset /ds; one in memory is always writable. With a ``password`` it asks for that and the name
    ``loader``, by Basic."""
    command = [program("java", _JAVA), *_QUICK, "-jar", str(cached("fuseki.jar")), "--localhost", "--ping"]
    if password is not None:
        (folder / "passwords").write_text(f"loader: {password}\n")
        command += ["--passwd", "passwords", "--auth", "basic"]
    if store == "tdb2":
        (folder / "data").mkdir(exist_ok=True)
    command += ["--tdb2", "--loc", "data"] if store == "tdb2" else ["--mem"]
    command += ["--update"] if writable else []

    def described(port: int) -> Server:
        at = f"http://127.0.0.1:{port}"
        base = f"{at}/ds"
        alive = Running([*command, "--port", str(port), "/ds"], folder, f"{at}/$/ping")
        user = None if password is None else "loader"
        return Server("Fuseki", base, f"{base}/query", f"{base}/update", f"{base}/data", alive, user, password)

    with running("Fuseki", described) as server:
        yield server


@contextmanager
def rdf4j(folder: Path, *, store: Literal["memory", "native"] = "native") -> Iterator[Server]:
    """An RDF4J Server with a repository ``test``, made through its own protocol."""
    command = [program("java", _JAVA), *_QUICK, "-jar", str(cached("jetty-runner.jar"))]
    _write_application(folder, cached("rdf4j"))

    def described(port: int) -> Server:
        at = f"http://127.0.0.1:{port}/rdf4j-server"
        base = f"{at}/repositories/test"
        options = ["--host", "127.0.0.1", "--port", str(port), "--path", "/rdf4j-server", "application"]
        alive = Running([*command, *options], folder, f"{at}/protocol")
        return Server("RDF4J", base, base, f"{base}/statements", f"{base}/rdf-graphs/service", alive)

    with running("RDF4J", described) as server:
        body, kind = repository(store).encode(), {"Content-Type": "text/turtle"}
        _OPEN(Request(server.base, body, kind, method="PUT"), timeout=60).close()  # noqa: S310
        yield server


def repository(store: Literal["memory", "native"]) -> str:
    """The description of the repository ``test``, in Turtle."""
    return _REPOSITORY.format(kind={"memory": "openrdf:MemoryStore", "native": "openrdf:NativeStore"}[store])


def _write_application(folder: Path, jars: Path) -> None:
    """The server comes as jars; the settings that its own web application would bring are written here."""
    inside = folder / "application" / "WEB-INF"
    (inside / "classes").mkdir(parents=True)
    (inside / "lib").symlink_to(jars)
    (inside / "web.xml").write_text(_WEB)
    (inside / "classes" / "logback.xml").write_text(_LOG)
    package = "org.eclipse.rdf4j.http.server"
    asked = _mapping({"/protocol": _bean(f"{package}.protocol.ProtocolController")}, "")
    paths = {path: _bean(f"{package}.repository.{name}", name in _MANAGED) for path, name in _CONTROLLERS.items()}
    mappings = asked + _mapping(paths, '<ref bean="opened"/>')
    (inside / "server.xml").write_text(_BEANS.format(data=quoteattr(str(folder / "data")), mappings=mappings))


def _mapping(paths: dict[str, str], interceptor: str) -> str:
    entries = "".join(f"<entry key={quoteattr(path)}>{bean}</entry>" for path, bean in paths.items())
    return _MAPPING.format(entries=entries, interceptor=interceptor)


def _bean(name: str, managed: bool = False) -> str:
    manager = '<property name="repositoryManager" ref="manager"/>' if managed else ""
    return f"<bean class={quoteattr(name)}>{manager}</bean>"
