"""The doctor finds what is wrong with an installation and says what cures it: faults are planted one by one."""

import shutil
import time

import pytest

from house import inside
from house.bent_site import bent_site
from house.own_postgres import own_postgres
from house.site import Site
from house.small_disk import small_disk


def says(site: Site, sentence: str, **settings: str) -> None:
    """The doctor ends with a failure and says this; whatever it calls wrong has a cure."""
    done = site.cli("doctor", check=False, **settings)
    said = done.stdout + done.stderr
    assert done.returncode != 0 and sentence in said, said
    assert done.stdout.count("WRONG") == done.stdout.count("cure: "), said


@pytest.fixture
def founded(site):
    site.found()
    return site


@pytest.mark.both_engines
def test_a_sound_installation_is_called_sound(founded):
    done = founded.cli("doctor", check=False)
    assert "WRONG" not in done.stdout, done.stdout
    assert done.returncode == 0


def test_a_mistyped_setting(founded):
    (founded.folder / "data/guildhall.conf").write_text("prot = 80\n")
    says(founded, "“prot” is not a setting; did you mean port?")


@pytest.mark.parametrize("settings, sentence", [
    ({"base_url": "http://guildhall.example.org", "development": "false"}, "so passwords and cookies travel in clear"),
    ({"base_url": "https://guildhall.example.org", "development": "false"}, "but trusted_proxy names none"),
    ({"base_url": "https://guildhall.example.org", "trusted_proxy": "127.0.0.1"}, "development is on"),
    ({"trusted_proxy": "127.0.0.1, 10.0.0.0/8"}, "trusted_proxy has a block in it"),
    ({"database": "postgres://nobody@127.0.0.1:1/guildhall"}, "It cannot be opened"),
    ({"data": "/nonexistent/guildhall"}, "There is no data folder"),
])
def test_a_setting_that_fits_its_form_and_not_the_world(founded, settings, sentence):
    says(founded, sentence, **settings)


def test_a_settings_file_that_others_may_read(founded):
    file = founded.folder / "data/guildhall.conf"
    file.write_text("smtp_url = smtps://guildhall:secret@mail.example.org\n")
    file.chmod(0o644)
    says(founded, "guildhall.conf")


def test_a_data_folder_that_others_may_read(founded):
    (founded.folder / "data").chmod(0o755)
    says(founded, "can be read by every user of this machine")


def test_a_mail_server_that_does_not_answer(founded, sink):
    sink.stop()
    says(founded, f"Nobody answers at the mail server 127.0.0.1:{sink.port}")


def test_a_mail_server_that_does_not_take_the_password(founded, sink):
    says(founded, "refused the user name or password", smtp_url=f"smtp://guildhall:wrong@127.0.0.1:{sink.port}?starttls=required&ca={sink.certificate}")


def test_a_mail_server_whose_certificate_nobody_vouches_for(founded, sink):
    says(founded, "certificate", smtp_url=sink.url.split("&ca=")[0])


def test_a_damaged_database(founded):
    file = founded.folder / "data/guildhall.sqlite"
    assert founded.stop() == 0
    with open(file, "r+b") as bytes_:
        bytes_.seek(20 * 4096)
        bytes_.write(b"\xff" * 4096 * 3)
    says(founded, "It cannot be read: database disk image is malformed")


def test_rows_that_refer_to_nothing(founded):
    inside.change(founded, "INSERT INTO topic_vote (topic_id, person_id, created_at) VALUES ('gone', 'gone', 0)")
    says(founded, "refers to rows that are not there")


def test_a_schema_that_was_not_brought_to_this_version(founded):
    assert founded.stop() == 0
    inside.change(founded, "ALTER TABLE letter DROP COLUMN is_bound; "
           "DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)")
    says(founded, "1 schema steps have not run yet")


def test_a_database_of_a_newer_version(founded):
    assert founded.stop() == 0
    inside.change(founded, "UPDATE schema_migration SET number = 9999 WHERE number = (SELECT max(number) FROM schema_migration)")
    says(founded, "newer")


def test_nobody_who_may_administer(founded):
    inside.change(founded, "UPDATE person SET is_administrator = FALSE")
    says(founded, "has no administrator")


def test_nobody_has_set_it_up(site):
    says(site, "Nobody has set this Guildhall up")


def test_work_that_nobody_does(founded):
    assert founded.stop() == 0
    hour_ago = round(time.time() * 1000) - 3_600_000
    inside.change(founded, f"UPDATE job SET run_at = {hour_ago}")
    says(founded, "jobs are overdue")


def test_a_disk_that_is_nearly_full_and_one_that_takes_nothing(founded, tmp_path):
    assert founded.stop() == 0
    with small_disk(tmp_path / "small", 40) as disk:
        copy = disk.folder / "data"
        shutil.copytree(founded.folder / "data", copy)
        copy.chmod(0o700)
        says(founded, "MB are free where the data is", data=str(copy))
        disk.remount("ro")
        says(founded, "cannot be written", data=str(copy))


def test_a_clock_that_stands_before_the_program_was_made(tmp_path, sink):
    with bent_site(tmp_path, sink) as site:
        site.found()
        site.jump(days=-20 * 365)
        says(site, "before this program was made")
        site.jump(days=20 * 365)


def test_a_postgresql_of_another_encoding_whose_user_may_make_no_tables(founded):
    with own_postgres() as server:
        server._run("CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
        server._run("CREATE USER guest")
        url = server.url.replace("postgres@", "guest@", 1).replace(f"/{server.name}?", "/ascii?")
        says(founded, "encoding is SQL_ASCII", database=url)
        says(founded, "may not make tables", database=url)
