"""Ports nobody uses at this moment, and nobody is given by chance later."""

import itertools
import os
import socket

# Below what systems give to those who call somebody (from 32768 on Linux): a port of ours could be taken by a connection
# of a browser between the moment it is chosen and the moment a server listens there.
FIRST, COUNT = 15_000, 15_000
_order = itertools.count(os.getpid() * 97)


def free_port() -> int:
    """A port that no other call of this run was given."""
    for number in itertools.islice(_order, COUNT):
        port = FIRST + number % COUNT
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise AssertionError("every port is taken")
