"""The Debian package: well made, installed on a bare Debian 12 under its own systemd, upgraded, removed and purged."""

import filecmp
import os
import re
import shutil
import subprocess

import pytest

from house import debian
from house.hand import Hand
from house.installed import DATA, Installed
from house.mail_sink import MailSink
from house.site import ROOT, PostgresDatabase

UNIT = ROOT / "packaging/debian/guildhall.service"
needs_debian = pytest.mark.skipif(bool(debian.why_not()), reason=debian.why_not())


def make(folder, *arguments: str):
    """A package, by bin/package; of the program GUILDHALL_PACKAGE_BINARY, which saves building one, if that is set."""
    binary = os.environ.get("GUILDHALL_PACKAGE_BINARY")
    built = subprocess.run(
        [ROOT / "bin/package", "--output", folder, *(["--binary", binary] if binary else []), *arguments],
        # Packing as small as possible takes a minute, and nobody downloads this one.
        env={**os.environ, "DPKG_DEB_COMPRESSOR_LEVEL": "0"}, stdout=subprocess.PIPE, text=True, check=True)
    return folder / os.path.basename(built.stdout.split()[-1])


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return make(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def newer(tmp_path_factory):
    return make(tmp_path_factory.mktemp("newer"), "--version-suffix", "2")


@pytest.fixture
def installed(tmp_path, package):
    """The service on a machine that had nothing but Debian before, as somebody who is on that machine sees it."""
    debian.fetch_dependencies(package)
    machine = debian.Machine(tmp_path)
    try:
        if not machine.boot(shared=_postgres()):
            pytest.skip(f"systemd does not run in a folder here: {machine.said}")
        with machine.network():
            machine.install(package)
            yield Installed(machine).wait()
    finally:
        machine.stop()


def _postgres():
    """The folder with the socket of the tests' PostgreSQL."""
    found = re.search(r"host=(/[^&]+)", os.environ.get("GUILDHALL_TEST_POSTGRES", ""))
    return found and found.group(1)


def test_the_service_may_do_little():
    """3.5 of 10 is the most; what is left is the network, which it is for."""
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", UNIT], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


def test_the_settings_the_package_brings_are_settings(site):
    """Every line that is commented out would be taken."""
    site.stop()
    lines = (ROOT / "packaging/debian/guildhall.conf").read_text()
    given = re.sub(r"(?m)^#(\w+ = )", r"\1", lines)
    assert given.count("\n") == lines.count("\n") and given != lines
    (site.folder / "data/guildhall.conf").write_text(given)
    told = site.cli("doctor", check=False)
    assert "is not a setting" not in told.stdout + told.stderr and "configuration" in told.stdout, told.stdout + told.stderr


@pytest.mark.soak
def test_the_package_is_well_made(package):
    command = ["lintian", "--allow-root", "--tag-display-limit=0", "--fail-on=error,warning", package]
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.soak
def test_the_same_commit_gives_the_same_package(package, tmp_path):
    assert filecmp.cmp(package, make(tmp_path), shallow=False)


@pytest.mark.soak
@needs_debian
def test_it_serves_from_nothing_but_the_package(installed):
    assert Hand(installed).get("/healthz").text == "ok\n" and installed.found()
    assert installed.lets_in()
    assert "libswift" not in installed.machine.run("ldd", "/usr/bin/guildhall")
    told = installed.cli("doctor", check=False).stdout
    assert "WRONG" not in told and f"its data is in {DATA}" in told, told
    assert installed.machine.run("systemd-analyze", "verify", "guildhall.service") == ""
    assert installed.machine.run("man", "--warnings", "--pager=cat", "guildhall").count("guildhall import people") > 0
    assert "warning" not in installed.log and "thread priority" not in installed.log, installed.log


@pytest.mark.soak
@needs_debian
def test_the_service_has_no_rights_but_on_its_own_folder(installed):
    run, pid = installed.machine.run, str(installed.pid)
    status = run("cat", f"/proc/{pid}/status")
    assert re.search(r"CapEff:\s+0+\n", status) and re.search(r"CapBnd:\s+0+\n", status), status
    assert re.search(r"NoNewPrivs:\s+1\n", status) and re.search(r"Seccomp:\s+2\n", status), status
    assert run("stat", "--format=%U %a", f"/proc/{pid}", DATA).split() == ["guildhall", "555", "guildhall", "700"]
    assert run("stat", "--format=%U:%G %a", "/etc/guildhall/guildhall.conf") == "root:guildhall 640\n"
    within = ["nsenter", "--mount", "--target", pid]
    for place in ("/etc/guildhall", "/usr/bin", "/var/backups", "/home"):
        assert "Read-only file system" in run(*within, "touch", f"{place}/planted", check=False)
    run(*within, "touch", f"{DATA}/own")


@pytest.mark.soak
@needs_debian
def test_mail_and_a_database_behind_a_socket_are_within_its_rights(installed, certificate):
    if not _postgres():
        pytest.skip("no PostgreSQL: bin/soak starts one, or set GUILDHALL_TEST_POSTGRES")
    database, sink = PostgresDatabase(), MailSink(*certificate)
    try:
        shutil.copy(certificate[0], installed.settings.with_name("mail.pem"))
        installed.settings.write_text(
            f"database = {database.url.replace(_postgres(), '/media')}\nmail_from = Guildhall <guildhall@example.org>\n"
            f"smtp_url = {sink.url.replace(str(certificate[0]), '/etc/guildhall/mail.pem')}\n")
        installed.machine.run("systemctl", "restart", "guildhall")
        installed.wait().found()
        Hand(installed).post("/sign-in/links", {"email": "anna@example.org"})
        sink.wait_for("anna@example.org")
        installed.machine.run("systemctl", "stop", "guildhall")
    finally:
        sink.stop()
        database.drop()


@pytest.mark.soak
@needs_debian
def test_an_upgrade_keeps_data_and_settings_and_restarts_the_service(installed, newer):
    installed.found()
    mine = installed.settings.read_text() + "\nlog_level = warning\n"
    installed.settings.write_text(mine)
    before = installed.pid
    installed.machine.install(newer)
    assert "+2-1" in installed.machine.run("dpkg-query", "--show", "guildhall")
    assert installed.wait().pid != before
    assert installed.lets_in()
    assert installed.settings.read_text() == mine
    # A restart by the package does not run over the administrator's decision that it shall not run.
    installed.machine.run("systemctl", "disable", "--now", "guildhall")
    installed.machine.run("dpkg-reconfigure", "guildhall")
    for question, answer in (("is-enabled", "disabled\n"), ("is-active", "inactive\n")):
        assert installed.machine.run("systemctl", question, "guildhall", check=False) == answer


@pytest.mark.soak
@needs_debian
def test_removing_keeps_the_data_and_purging_takes_it(installed, package):
    run = installed.machine.run
    installed.found()
    run("apt-get", "-qq", "--yes", "remove", "guildhall")
    assert run("find", "/proc", "-maxdepth", "1", "-user", "guildhall") == ""
    assert "guildhall.sqlite" in run("ls", DATA)
    installed.machine.install(package)
    assert installed.wait().lets_in()
    run("apt-get", "-qq", "--yes", "purge", "guildhall")
    left = run("find", "/etc", "/usr", "/var", "-iname", "*guildhall*", "-not", "-path", "/var/log/journal/*")
    assert [path for path in left.split() if not path.endswith((".deb", ".list"))] == []
    assert "guildhall" not in run("cat", "/etc/passwd", "/etc/group")


@pytest.mark.soak
@needs_debian
def test_the_user_outlives_a_purge_while_files_are_its_own(installed):
    run = installed.machine.run
    run("install", "-D", "--owner=guildhall", "/etc/hostname", "/var/backups/guildhall/copy")
    assert "the user guildhall stays, because /var/backups/guildhall" in run("apt-get", "-qq", "--yes", "purge", "guildhall")
    assert "guildhall" in run("cat", "/etc/passwd")
    assert DATA not in run("find", "/var/lib", "-maxdepth", "1")
