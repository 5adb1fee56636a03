"""Guildhall behind nginx and behind Caddy, with the configurations in packaging/: https in front, http behind."""

import gzip
import ssl
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from house.bent_site import wait_until
from house.hand import Hand
from house.proxies import Proxy
from house.secure import Line, SecureHand, connections
from house.site import FOUNDERS_PASSWORD, Site

MIB = 1024 * 1024
FOUNDER = "anna@example.org"


@pytest.fixture(params=["nginx", "caddy"])
def proxy(request, tmp_path, certificate, sink):
    """A proxy with a running site behind it, which is `proxy.site`."""
    site = Site(tmp_path, sink, settings={"trusted_proxy": "127.0.0.1"})
    proxy = Proxy(request.param, tmp_path, certificate, site.port)
    site._environment["GUILDHALL_BASE_URL"] = proxy.url
    try:
        proxy.site = site.start()
        yield proxy.start()
        assert site.stop() == 0 and not site.faults(), site.log
    finally:
        proxy.stop()
        site.remove()


def founded(proxy: Proxy) -> SecureHand:
    """Somebody who set the site up through the proxy, by the link the server printed."""
    proxy.site.url = proxy.url
    hand = SecureHand(proxy.site, proxy)
    link = proxy.site.set_up_link()
    assert link.startswith(proxy.url + "/set-up/")
    answer = hand.post(link, {
        "organisation": "Συντεχνία", "zone": "Europe/Athens", "day": ["1", "2", "3", "4", "5"],
        "departments": "Ποιότητα", "name": "Άννα Κώστα", "email": FOUNDER, "password": FOUNDERS_PASSWORD},
        Origin=proxy.url)
    assert answer.status == 200, answer.complaints
    return hand


def test_who_signs_in_through_https_gets_a_cookie_that_is_bound_to_it(proxy):
    founded(proxy)
    answer = Line(proxy).ask(
        "POST", "/sign-in/password", {"email": FOUNDER, "password": FOUNDERS_PASSWORD}, Origin=proxy.url)
    assert answer.status == 303, answer.text
    cookie = next(one for one in answer.headers.get_all("Set-Cookie") if one.startswith("__Host-guildhall="))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert len(answer.headers.get_all("Strict-Transport-Security")) == 1
    stranger = {"email": FOUNDER, "password": FOUNDERS_PASSWORD}
    assert Line(proxy).ask("POST", "/sign-in/password", stranger, Origin="https://127.0.0.1").status == 403


def test_pages_through_http_2_are_the_same(proxy):
    form = ["--header", f"Origin: {proxy.url}", "--data", "email=nobody@example.org", "/sign-in/links"]
    for *options, path in (["/sign-in"], form):
        told = subprocess.run(
            ["curl", "--silent", "--show-error", "--http2", "--cacert", proxy.certificate[0], "--output", "/dev/null",
             "--write-out", "%{http_version} %{http_code}", *options, proxy.url + path], capture_output=True, text=True)
        assert told.stdout == ("2 200" if path == "/sign-in" else "2 303"), told.stderr + proxy.log


def test_http_leads_to_https(proxy):
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None

    with pytest.raises(urllib.error.HTTPError) as led:
        urllib.request.build_opener(Stay).open(f"http://127.0.0.1:{proxy.plain}/topics?page=2", timeout=10)
    assert led.value.code in (301, 308)
    where = led.value.headers["Location"]
    assert where.startswith("https://127.0.0.1") and where.endswith("/topics?page=2")


def test_limits_count_for_the_caller_whatever_he_says_of_himself(proxy):
    """Ten links for an address of mail hold one caller; the proxy says who that is, and who lies is not believed."""
    guesser, asked = Line(proxy, "127.0.0.2"), {"email": "nobody@example.org"}
    statuses = [guesser.ask("POST", "/sign-in/links", asked, **{"X-Forwarded-For": f"10.0.{n}.1"}).status for n in range(14)]
    assert statuses[:10] == [303] * 10 and statuses[-1] == 429, statuses
    assert Line(proxy, "127.0.0.3").ask("POST", "/sign-in/links", asked).status == 303


def upload(proxy: Proxy, cookie: str, size: int):
    """What is answered to a list in a body of so many bytes; nothing when the connection was closed over it."""
    head = (b'--x\r\nContent-Disposition: form-data; name="file"; filename="people.csv"\r\n\r\nname,email\n'
            + b"Anna,anna@example.org\n" * 8)
    foot = b"\r\n--x--\r\n"
    body = head + b"\n" * (size - len(head) - len(foot)) + foot
    try:
        return Line(proxy).ask("POST", "/admin/import/people", body, Cookie=cookie, Origin=proxy.url,
                               **{"Content-Type": "multipart/form-data; boundary=x"})
    except (ssl.SSLError, ConnectionError):
        return None


def test_a_list_of_eight_megabytes_comes_through_and_a_larger_one_is_refused(proxy):
    hand = founded(proxy)
    cookie = "; ".join(f"{one.name}={one.value}" for one in hand.jar)
    taken = upload(proxy, cookie, 8 * MIB)
    assert (taken.status, taken.url.startswith("/admin/import/people/")) == (303, True), taken.complaints
    for size in (9 * MIB, 16 * MIB, 40 * MIB):
        refused = upload(proxy, cookie, size)
        # Caddy passes the answer on at once, and closes the connection of somebody who goes on sending.
        assert refused and refused.status == 413 or not refused and proxy.kind == "caddy"
        assert not refused or ("That is too large" in refused.text) == (size < 17 * MIB or proxy.kind == "caddy")
    assert hand.get("/topics").status == 200


def test_answers_come_through_as_they_were_made(proxy):
    plain, packed = (Line(proxy).ask("GET", "/sign-in", **{"Accept-Encoding": way}) for way in ("identity", "gzip"))
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.body) == plain.body
    direct = Hand(proxy.site).get(f"http://127.0.0.1:{proxy.backend}/sign-in")
    for name in ("Content-Security-Policy", "Cache-Control", "Referrer-Policy"):
        assert plain.headers.get_all(name) == direct.headers.get_all(name)
    line = Line(proxy)
    assets = line.ask("GET", "/sign-in").text.split('href="')
    style = next(part.split('"')[0] for part in assets if ".css" in part.split('"')[0])
    assert "immutable" in line.ask("GET", style).headers["Cache-Control"]


def test_connections_to_the_server_are_kept(proxy):
    line = Line(proxy)
    for _ in range(60):
        assert line.ask("GET", "/healthz").status == 200
    made = connections(proxy.backend)
    assert 1 <= sum(callers for _, callers in made) <= 4, made


@pytest.mark.soak
def test_the_proxy_lets_an_idle_connection_go_first(proxy):
    """If the server did, a request might be on its way to it at that moment, and be lost."""
    assert Line(proxy).ask("GET", "/healthz").status == 200
    end = time.monotonic() + 120
    while any(state == "open" for state, _ in connections(proxy.backend)):
        assert time.monotonic() < end, "an idle connection to the server stays open"
        time.sleep(0.2)
    assert ("closed first", True) in connections(proxy.backend), connections(proxy.backend)


def test_the_log_of_nginx_has_no_key_in_it_and_tells_nobody_who_gave_feedback(proxy):
    if proxy.kind != "nginx":
        return
    key = "0123456789abcdefghijklmnop"
    secret = [f"/feedback/{key}", f"/asked/{key}", f"/sign-in/links/{key}", f"/letters/stop/{key}", f"/commitments/answer/{key}?answer=done",
              f"/calendar/{key}.ics", f"/set-up/{key}", f"/sessions/{key}/feedback/own"]
    for path in [*secret, "/topics"]:
        Line(proxy).ask("GET", path, Referer=f"{proxy.url}{secret[0]}")
    # Whoever asks for a topic may do so without a name.
    Line(proxy).ask("POST", "/topics", {"title": "A"}, Origin=proxy.url)
    # It is written when the answer is on its way already.
    access = proxy.folder / "access"
    wait_until(lambda: "GET /topics" in access.read_text(), 10, "the log has its line")
    lines = access.read_text().splitlines()
    proxy.site.stop()
    for path in secret:
        assert Line(proxy).ask("GET", path).status == 502
    assert "/sessions/" in proxy.log and "/letters/" not in proxy.log and "GET /feedback" not in proxy.log
    proxy.site.start()
    assert len(lines) == 1 and '"GET /topics HTTP/1.1"' in lines[0] and key not in lines[0], lines
