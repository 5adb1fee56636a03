"""Many people of each kind, for attacks on the sign-in that each address may meet only a few times."""

from house import inside

SIZE = 40


def gather(site) -> dict[str, list[str]]:
    """Addresses of equal length: those with a password, without, of closed accounts, and of nobody."""
    site.found()
    kinds = {"with password": "wp", "without": "np", "closed": "cl", "unknown": "un"}
    addresses = {kind: [f"{short}{number:03}@example.org" for number in range(SIZE)] for kind, short in kinds.items()}
    people = site.folder / "crowd.csv"
    people.write_text("\n".join(["email,name"] + [
        f"{address},Πρόσωπο {address[:5]}" for kind in kinds if kind != "unknown" for address in addresses[kind]]))
    site.cli("import", "people", str(people), "--apply")
    inside.change(site, """
        UPDATE person SET password = (SELECT password FROM person AS founder WHERE founder.email = 'anna@example.org')
          WHERE email LIKE 'wp%' OR email LIKE 'cl%';
        UPDATE person SET deactivated_at = created_at WHERE email LIKE 'cl%';
        """)
    return addresses
