"""All figures of one page."""

import time

from bench import open_loop, wrk
from bench.pages import Page
from bench.server import Answer, CouldNotMeasure, Server
from bench.site import Site

WARM_UP = 2
# So many requests, one after the other on a quiet server, to count statements.
COUNTED = 25
# A page that takes longer, in seconds, has failed without any measuring.
SLOWEST = 3


def headers(plain: bool) -> dict[str, str]:
    """As browsers ask: compressed, unless told otherwise."""
    return {} if plain else {"Accept-Encoding": "gzip"}


def whole(site: Site, page: Page, seconds: int, plain: bool) -> dict:
    """What the table says of a page."""
    asked = headers(plain)
    first, many = page.walk.at if page.is_write else 0, _count(site, page)
    figures = {"notes": [], **_looked_at(site, page, asked)}
    figures["statements"] = _statements(site, page, asked)
    _take_over(figures, page, _rush(site, page, seconds, asked, reserve=open_loop.RATE * seconds))
    if page.is_write and not site.settle():
        figures["notes"].append("what it put off was not done within 90 s, so the waits have that beside them")
    _wait(figures, site, page, _fitting(page, seconds, open_loop.RATE), asked)
    if page.is_write:
        _see_that_it_was_done(figures, page, first, _count(site, page) - many)
    return figures


def _wait(figures: dict, server: Server, page: Page, seconds: float, asked: dict[str, str]) -> None:
    waits = open_loop.measure(server, page, seconds, asked)
    figures |= {"p50_ms": waits.quantile(0.5), "p99_ms": waits.quantile(0.99), "max_ms": waits.quantile(1)}
    if waits.driver_lags:
        figures["notes"].append("the asking program was late itself, so the waits are too long")
    if waits.wrong:
        found = ", ".join(map(str, sorted(set(waits.wrong))))
        figures["notes"].append(
            f"{len(waits.wrong)} of {len(waits.waits)} answers at 200/s were not {page.status} but {found}")


def baseline(server: Server, page: Page, seconds: int, plain: bool) -> dict:
    """What the stack does with a constant answer."""
    asked, figures = headers(plain), {"notes": []}
    body = server.ask(page.path, asked).body
    figures |= {"bytes": len(body), "plain_bytes": len(body)}
    _take_over(figures, page, _rush(server, page, seconds, asked, reserve=0))
    _wait(figures, server, page, seconds, asked)
    return figures


def effort(site: Site, page: Page, seconds: int, plain: bool) -> dict:
    """Only what one request costs: enough to see how a page grows."""
    asked = headers(plain)
    figures = {"notes": [], **_looked_at(site, page, asked)}
    _take_over(figures, page, _rush(site, page, seconds, asked, reserve=0))
    return figures


def _looked_at(site: Site, page: Page, asked: dict[str, str]) -> dict:
    """Asks once and makes sure that it is the page that is meant, and that there is no waiting for hours."""
    began = time.monotonic()
    answer = _once(site, page, asked)
    took = time.monotonic() - began
    if took > SLOWEST:
        raise CouldNotMeasure(f"one answer alone takes {took:.1f} s")
    if page.name == "feed-304":
        full = site.ask(page.path, asked)
        page.headers["If-None-Match"] = full.headers["ETag"] or ""
        answer = _once(site, page, asked)
    if answer.status != page.status or "/sign-in" in (answer.headers["Location"] or ""):
        raise CouldNotMeasure(f"{page.name} ({page.path or page.walk.paths[0]}) is answered with {answer.status}, "
                              f"not {page.status}")
    if page.is_write or page.status == 304:
        return {"bytes": len(answer.body), "plain_bytes": len(answer.body)}
    return {"bytes": len(site.ask(page.path, {**page.headers, "Accept-Encoding": "gzip"}).body),
            "plain_bytes": len(site.ask(page.path, page.headers).body)}


def _once(site: Site, page: Page, asked: dict[str, str]) -> Answer:
    if not page.is_write:
        return site.ask(page.path, {**asked, **page.headers})
    if not page.walk.left:
        raise CouldNotMeasure(f"{page.name}: this organisation is too small, there is nothing to change")
    cookie, path, body = page.walk.request(page.walk.at)
    page.walk.at += 1
    return site.ask(path, {**asked, "Cookie": cookie}, body)


def _statements(site: Site, page: Page, asked: dict[str, str]) -> float | None:
    """Statements of one request, with those of work in the background; None where nobody counts them."""
    before, again = site.statements(), site.statements()
    if before is None or again is None:
        return None
    for _ in range(COUNTED):
        _once(site, page, asked)
    # Reading the counter costs statements of its own.
    after, reading = site.statements(), again - before
    return max(0, (after - again - reading) / COUNTED)


def _rush(server: Server, page: Page, seconds: int, asked: dict[str, str], reserve: int) -> wrk.Rush:
    if not page.is_write:
        wrk.rush(server, page, min(WARM_UP, seconds), asked)
        return wrk.rush(server, page, seconds, asked)
    warm = wrk.rush(server, page, 1, asked)
    keep = min(reserve, page.walk.left // 3)
    page_seconds = min(seconds, int((page.walk.left - keep) / (warm.rate * 1.25)))
    return wrk.rush(server, page, page_seconds, asked) if page_seconds >= 1 else warm


def _fitting(page: Page, seconds: float, rate: float) -> float:
    return min(seconds, page.walk.left / rate) if page.is_write else seconds


def _count(site: Site, page: Page) -> int:
    return int(site.copy.database.rows(page.walk.counted)[0][0]) if page.is_write else 0


def _see_that_it_was_done(figures: dict, page: Page, first: int, gained: int) -> None:
    """Answers are no proof: what was changed is counted. Each run of wrk cuts off a few that were under way."""
    steps, wanted = page.walk.at - first, page.walk.gain(first)
    if abs(wanted - gained) > 4 * wrk.CONNECTIONS + steps / 100:
        figures["notes"].append(f"{steps} changes should have left {wanted:+d} rows and left {gained:+d}")


def _take_over(figures: dict, page: Page, done: wrk.Rush) -> None:
    figures |= {"requests_per_second": done.rate, "processor_ms": done.milliseconds(done.processor),
                "database_ms": done.milliseconds(done.database_processor), "measured_seconds": done.seconds}
    if done.is_disturbed:
        figures["notes"].append("somebody else used more than a tenth of this machine meanwhile")
    # What is cut off at the end of a run is not there to be taken back in the next.
    few = 2 * wrk.CONNECTIONS if page.is_write else 0
    if done.failed > max(few, done.requests / 200):
        figures["notes"].append(f"{done.failed} of {done.requests} answers under load were refusals or faults")
