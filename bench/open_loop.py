"""How long one waits: requests at fixed times, whether the server is ready for them or not. A wait counts from the
time at which its request was meant to be sent, so that a server that stalls cannot hide it by being asked less."""

import asyncio
import gc
import selectors
from dataclasses import dataclass, field

from bench.pages import Page
from bench.server import SAME_ORIGIN, CouldNotMeasure, Server

RATE = 200
CONNECTIONS = 24
# From here on the waits tell of this program rather than of the server.
LATE = 0.003


@dataclass
class Waits:
    """Seconds. `late` is how long after its time each request was handed to a connection."""

    waits: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    # Answers with another status than the page's.
    wrong: list[int] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000

    @property
    def driver_lags(self) -> bool:
        return sorted(self.late)[int(0.99 * len(self.late))] > LATE


def measure(server: Server, page: Page, seconds: float, headers: dict[str, str]) -> Waits:
    count = int(seconds * RATE)
    if page.is_write:
        requests = [_form(server, *page.walk.request(page.walk.at + number), headers) for number in range(count)]
        page.walk.at += count
    else:
        requests = [_request(server, "GET", page.path, {**headers, **page.headers}, "")] * count
    # select waits to the microsecond, epoll only to the millisecond.
    loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
    gc.collect()
    gc.disable()
    try:
        return loop.run_until_complete(_run(server, page.status, requests))
    finally:
        gc.enable()
        loop.close()


async def _run(server: Server, status: int, requests: list[bytes]) -> Waits:
    waits, queue, loop = Waits(), asyncio.Queue(), asyncio.get_running_loop()
    ready = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(CONNECTIONS)]
    workers = [asyncio.create_task(_work(*streams, queue, waits, status)) for streams in ready]
    begin = loop.time() + 0.05
    for number, request in enumerate(requests):
        meant = begin + number / RATE
        await asyncio.sleep(max(0, meant - loop.time()))
        waits.late.append(max(0, loop.time() - meant))
        queue.put_nowait((meant, request))
    for _ in workers:
        queue.put_nowait(None)
    done = await asyncio.gather(*workers, return_exceptions=True)
    faults = [fault for fault in done if fault is not None]
    if faults:
        raise CouldNotMeasure(f"connections broke: {faults[0]!r}")
    return waits


async def _work(reader, writer, queue: asyncio.Queue, waits: Waits, status: int) -> None:
    loop = asyncio.get_running_loop()
    while (order := await queue.get()) is not None:
        meant, request = order
        writer.write(request)
        found = await asyncio.wait_for(_answer(reader), 60)
        waits.waits.append(loop.time() - meant)
        if found != status:
            waits.wrong.append(found)
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    """Reads one answer to its end and gives its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    _, said, rest = head.partition(b"\r\ncontent-length:")
    if said:
        await reader.readexactly(int(rest.split(b"\r\n", 1)[0]) if status != 304 else 0)
    elif b"\r\ntransfer-encoding: chunked" in head:
        while size := int((await reader.readuntil(b"\r\n")), 16):
            await reader.readexactly(size + 2)
        await reader.readuntil(b"\r\n")
    return status


def _form(server: Server, cookie: str, path: str, body: str, headers: dict[str, str]) -> bytes:
    return _request(server, "POST", path, {**headers, **SAME_ORIGIN, "Cookie": cookie}, body)


def _request(server: Server, method: str, path: str, headers: dict[str, str], body: str) -> bytes:
    lines = {"Host": server.host, **headers, **({"Content-Length": str(len(body))} if method == "POST" else {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}".encode()
