"""nginx and Caddy in front of a site, each with the configuration in packaging/ and processes and ports of its own."""

import grp
import os
import pwd
import re
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path

from house.ports import free_port
from house.site import ROOT

NAME = "guildhall.example.org"
# What Debian's own files say around the site's: where things lie, and nothing of it in /var.
NGINX = """daemon off;
user {user} {group};
pid {folder}/nginx.pid;
error_log stderr warn;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{site}
}}
"""
CADDY = """{{
	admin off
	storage file_system {folder}/storage
	http_port {plain}
	https_port {secure}
	skip_install_trust
}}
{site}
"""


class Proxy:
    """https on `port` and http on `plain`, both of 127.0.0.1, for the Guildhall on another port."""

    def __init__(self, kind: str, folder: Path, certificate: tuple[Path, Path], backend: int):
        self.kind, self.certificate, self.backend = kind, certificate, backend
        self.folder = folder / kind
        self.folder.mkdir()
        self.port, self.plain = free_port(), free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self._process: subprocess.Popen | None = None

    def start(self) -> "Proxy":
        command = self._nginx() if self.kind == "nginx" else self._caddy()
        with open(self.folder / "log", "wb") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, env={"HOME": str(self.folder), "PATH": "/usr/sbin:/usr/bin:/bin"})
        end = time.monotonic() + 20
        while time.monotonic() < end and self._process.poll() is None:
            try:
                # Whoever answers must be this proxy, with its certificate, and not another program on the same port.
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as line:
                    self.tls.wrap_socket(line, server_hostname="127.0.0.1").close()
                return self
            except OSError:
                time.sleep(0.05)
        self.stop()
        raise AssertionError(f"{self.kind} does not start:\n{self.log}")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    @property
    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.certificate[0]))

    def _nginx(self) -> list[str]:
        site = (ROOT / "packaging/nginx.conf").read_text()
        for old, new in [
            ("/etc/ssl/guildhall/fullchain.pem", str(self.certificate[0])),
            ("/etc/ssl/guildhall/key.pem", str(self.certificate[1])),
            ("listen 80;", f"listen 127.0.0.1:{self.plain};"), ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            ("/var/log/nginx/error.log", "stderr"), ("/var/log/nginx/guildhall.log", str(self.folder / "access")),
            ("server 127.0.0.1:8080;", f"server 127.0.0.1:{self.backend};"), (NAME, "127.0.0.1")]:
            site = _replaced(site, old, new)
        # Not every machine has IPv6.
        site = re.sub(r"(?m)^\s*listen \[::\].*\n", "", site)
        configuration = self.folder / "nginx.conf"
        configuration.write_text(NGINX.format(
            folder=self.folder, site=site, user=pwd.getpwuid(os.geteuid()).pw_name, group=grp.getgrgid(os.getegid()).gr_name))
        return [_program("nginx"), "-p", str(self.folder), "-c", str(configuration), "-e", "stderr"]

    def _caddy(self) -> list[str]:
        site = (ROOT / "packaging/Caddyfile").read_text()
        certificate = f"\ttls {self.certificate[0]} {self.certificate[1]}"
        site = _replaced(site, f"\n{NAME} {{\n", f"\n127.0.0.1 {{\n\tbind 127.0.0.1\n{certificate}\n")
        site = _replaced(site, "127.0.0.1:8080", f"127.0.0.1:{self.backend}")
        configuration = self.folder / "Caddyfile"
        configuration.write_text(CADDY.format(folder=self.folder, site=site, plain=self.plain, secure=self.port))
        return [_program("caddy"), "run", "--config", str(configuration), "--adapter", "caddyfile"]


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text, f"the configuration has no “{old}” any more"
    return text.replace(old, new)


def _program(name: str) -> str:
    path = shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin")
    assert path, f"there is no {name}; bin/setup --tests installs it"
    return path
