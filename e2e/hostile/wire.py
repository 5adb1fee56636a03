"""Bytes to the server and back, as they are: whatever a library would tidy up arrives untidied."""

import gzip
import re
import select
import socket
import time
from dataclasses import dataclass, field


@dataclass
class Reply:
    """What came back; `status` 0 is a connection that ended without an answer."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    raw: bytes = b""
    seconds: float = 0

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


def send(port: int, pieces: list[bytes], patience: float = 15) -> Reply:
    """Sends the pieces and reads at the same time, as somebody does who is told early that it is too much.
    Ends when the server closes, or with the patience."""
    began, got, left = time.monotonic(), bytearray(), memoryview(b"".join(pieces))
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as line:
        line.setblocking(False)
        while (rest := began + patience - time.monotonic()) > 0:
            readable, writable, _ = select.select([line], [line] if left else [], [], rest)
            try:
                if writable:
                    left = left[line.send(left[:1 << 18]):]
                if readable:
                    part = line.recv(1 << 18)
                    if not part:
                        break
                    got += part
            except BlockingIOError:
                continue
            except OSError:
                # It hung up while it was sent to; what it said before is there to be read.
                if not left:
                    break
                left = memoryview(b"")
            if left and got and is_whole(bytes(got)):
                break
    return parse(bytes(got), time.monotonic() - began)


def is_whole(raw: bytes) -> bool:
    """All of an answer is there, by its own word on its length."""
    head, separator, body = raw.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
    return bool(separator and length) and len(body) >= int(length.group(1))


def parse(raw: bytes, seconds: float = 0) -> Reply:
    head, separator, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split(" ")
    if not separator or len(words) < 2 or not words[1].isdigit():
        return Reply(raw=raw, seconds=seconds)
    headers = [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    reply = Reply(int(words[1]), headers, body, raw, seconds)
    if reply.status == 100:
        return parse(body, seconds)
    if reply.header("transfer-encoding") == "chunked":
        reply.body = _joined(body)
    if reply.header("content-encoding") == "gzip":
        reply.body = gzip.decompress(reply.body)
    return reply


def _joined(body: bytes) -> bytes:
    whole = bytearray()
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size.split(b";")[0] or b"0", 16)
        if length == 0:
            break
        whole += body[:length]
        body = body[length + 2:]
    return bytes(whole)
