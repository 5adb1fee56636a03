"""What the browser tests are built on: a server of their own, a mail sink, pages and their examination."""
