"""The programs to measure, and the machine they run on."""

import os
import shutil
import subprocess
from pathlib import Path

from bench.kept import BENCH, ROOT

TREE = BENCH / "against"


def of_here() -> Path:
    """What bin/bench has built, or was told to take."""
    return _there(Path(os.environ["GUILDHALL_BINARY"]))


def of_revision(revision: str) -> Path:
    """Another commit's program, built in a tree of its own, or the built one that GUILDHALL_AGAINST_BINARY names."""
    if given := os.environ.get("GUILDHALL_AGAINST_BINARY"):
        return _there(Path(given))
    commit = commit_of(revision)
    if (TREE / ".git").exists():
        subprocess.run(["git", "-C", TREE, "checkout", "--quiet", "--detach", commit], check=True)
    else:
        subprocess.run(["git", "-C", ROOT, "worktree", "prune"], check=True)
        subprocess.run(["git", "-C", ROOT, "worktree", "add", "--quiet", "--detach", TREE, commit], check=True)
    # Both are to be built on the same versions of the libraries.
    if (ROOT / "Package.resolved").exists():
        shutil.copy(ROOT / "Package.resolved", TREE)
    print(f"Building {revision}. The first time takes about as long as the first build here.", flush=True)
    subprocess.run(["swift", "build", "-c", "release", "--product", "guildhall"], cwd=TREE, check=True)
    return _there(TREE / ".build/release/guildhall")


def commit() -> str:
    """Of what bin/bench has built here, with a + when files differ from it. Of a program that was handed in nobody
    knows, so its path stands there."""
    if (given := of_here()) != ROOT / ".build/release/guildhall":
        return str(given)
    changed = "+" if _git("status", "--porcelain", "--untracked-files=no") else ""
    return commit_of("HEAD") + changed


def commit_against(revision: str) -> str:
    return os.environ.get("GUILDHALL_AGAINST_BINARY") or commit_of(revision)


def commit_of(revision: str) -> str:
    return _git("rev-parse", "--short", "--verify", f"{revision}^{{commit}}")


def machine() -> dict:
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"cores": os.cpu_count(), "processor": model, "memory_mb": memory // 2**20}


def _there(program: Path) -> Path:
    if not os.access(program, os.X_OK):
        raise SystemExit(f"There is no program at {program}.")
    return program


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", ROOT, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout.strip()
