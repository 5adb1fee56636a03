"""Two tiny servers for the scanners: one with the holes they are to find, and one that hears who is sent to it."""

import html
import http.client
import json
import sqlite3
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Served:
    """An HTTP server on a port of its own; `answer(path, fields)` gives status and page."""

    def __init__(self):
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                length = int(self.headers.get("Content-Length") or 0)
                asked = urlsplit(self.path)
                fields = parse_qs(asked.query) | parse_qs(self.rfile.read(length).decode("utf-8", "replace"))
                status, page, kind = outer.answer(asked.path, {name: values[-1] for name, values in fields.items()})
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(page.encode())

            do_POST = do_GET

            def log_message(self, *_):
                """Not of interest."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, fields: dict[str, str]) -> tuple[int, str, str]:
        raise NotImplementedError


class Holes(Served):
    """What is typed comes back as it is, ends in a statement as it is, and is fetched when it is an address."""

    index = """<!doctype html><title>Holes</title><a href="/search?q=solder">search</a> <a href="/item?id=1">item</a>
        <a href="/fetch?from=nothing">fetch</a> <form method="post" action="/find"><input name="name" value="tin"></form>"""

    def answer(self, path, fields):
        if path == "/search":
            return 200, f"<!doctype html><p>You looked for {fields.get('q', '')}</p>", "text/html"
        if path == "/fetch":
            return 200, fetched(fields.get("from", "")), "text/html"
        try:
            if path == "/item":
                return 200, stored(f"SELECT name FROM item WHERE id = {fields.get('id', '1')}"), "text/html"
            if path == "/find":
                return 200, stored(f"SELECT name FROM item WHERE name = '{fields.get('name', '')}'"), "text/html"
        except sqlite3.Error as fault:
            return 500, f"<!doctype html><p>sqlite3.OperationalError: {html.escape(str(fault))}</p>", "text/html"
        return (200, self.index, "text/html") if path == "/" else (404, "<!doctype html><p>nothing</p>", "text/html")


class Ear(Served):
    """Notes whoever comes because a server was told to fetch an address."""

    def __init__(self):
        super().__init__()
        self.heard: list[str] = []

    def answer(self, path, fields):
        # The scanner itself asks at the end what was heard.
        if not path.endswith(".php"):
            self.heard.append(path)
        return 200, json.dumps({}), "application/json"


def stored(statement: str) -> str:
    with sqlite3.connect(":memory:") as database:
        database.executescript("CREATE TABLE item (id, name); INSERT INTO item VALUES (1, 'tin'), (2, 'lead'), (3, 'flux')")
        rows = database.execute(statement).fetchall()
    return "<!doctype html><ul>" + "".join(f"<li>{html.escape(str(row[0]))}</li>" for row in rows) + "</ul>"


def fetched(address: str) -> str:
    # This machine and no other, whatever a scanner proposes.
    if not address.startswith("http://127.0.0.1:"):
        return "<!doctype html><p>no answer</p>"
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return f"<!doctype html><p>{len(answer.read())} bytes</p>"
    except (OSError, ValueError, http.client.HTTPException):
        return "<!doctype html><p>no answer</p>"
