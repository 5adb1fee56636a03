"""wapiti and sqlmap, bounded and on this machine only. What they find comes back as lines; that they did look is checked."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from house.site import ROOT

WAPITI = ROOT / ".venv/scanners/bin/wapiti"
# All that attack or judge an answer. The others look for products (cms, wapp, nikto, htp, wp_enum, network_device,
# spring4shell), for other machines (takeover, ssl, https_redirect, log4shell), try thousands of names no page links to
# (buster), or take each page that shows a NUL as something else for a directory's error (ldap).
MODULES = ("backup,brute_login_form,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,permanentxss,"
           "redirect,shellshock,sql,ssrf,timesql,upload,xss,xxe")


# It sends each address every method, DELETE too, and so signs itself out everywhere: it comes when all others are done.
LAST = "methods"


def wapiti(url: str, folder: Path, ear: str, starts: list[str] = (), cookie: str = "", leave: list[str] = (),
           modules: str = MODULES, crawl: int = 120, attack: int = 30) -> list[str]:
    """Scans everything below the address, for so many seconds, and tells each finding as “kind: method path (parameter)”."""
    report = folder / "wapiti.json"
    command = [
        WAPITI, "-u", url, "--scope", "folder", "-m", modules, "-d", "12", "--max-scan-time", str(crawl),
        "--max-attack-time", str(attack), "--tasks", "4", "--endpoint", ear, "-f", "json", "-o", report,
        "--no-bugreport", "--flush-session", "--store-session", folder / "sessions", "--store-config", folder / "config",
        "-t", "10", "-v", "1"]
    for start in starts:
        command += ["-s", start]
    for pattern in leave:
        command += ["-x", pattern]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=crawl + 30 * attack,
                         env={**os.environ, "HOME": str(folder)})
    (folder / "wapiti.log").write_text(run.stdout + run.stderr)
    assert report.exists(), f"wapiti ended with {run.returncode}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}"
    found = json.loads(report.read_text())
    assert found["infos"]["crawled_pages_nbr"], f"wapiti saw no page:\n{run.stdout[-2000:]}"
    kinds = {**found["vulnerabilities"], **found["anomalies"]}
    return sorted({f"{kind}: {one['method']} {one['path']} ({one['parameter'] or one['info']})"
                   for kind, all_of_it in kinds.items() for one in all_of_it})


def sqlmap(url: str, folder: Path, data: str = "", cookie: str = "", dbms: str = "sqlite", seconds: int = 900) -> list[str]:
    """Tries each parameter of one request; a `*` in address, data or cookie is a place to try as well. Tells what gave way."""
    program = shutil.which("sqlmap")
    assert program, "there is no sqlmap; bin/setup --soak installs it"
    command = [
        program, "-u", url, "--batch", "--level", "2", "--risk", "1", "--technique", "BEU", "--dbms", dbms, "--timeout", "10",
        "--retries", "2", "--ignore-redirects", "--ignore-code", "400,401,403,404,410,422,429", "--skip-waf", "--flush-session",
        "--disable-coloring", "--output-dir", Path(tempfile.mkdtemp(dir=folder)), "--answers", "custom injection=Y"]
    if data:
        command += ["--data", data]
    if cookie:
        # Tried only where it is marked: it is the same behind every address.
        command += ["--cookie", cookie] + ([] if "*" in cookie else ["--param-exclude", "guildhall"])
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=seconds,
                         env={**os.environ, "HOME": str(folder)}, stdin=subprocess.DEVNULL)
    said = run.stdout + run.stderr
    found = re.findall(r"^Parameter: (.*)$", said, re.MULTILINE)
    # Each end but this one means that it did not get to look.
    assert found or "all tested parameters do not appear to be injectable" in said, f"{url}: {said[-1500:]}"
    return [f"sqlmap: {url} {data} ({place})" for place in found]
