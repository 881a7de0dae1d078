"""Two runs at once, full disks and being asked to end: the published folder is whole, and nothing is left behind."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TODAY

import guide.machine as machine
import guide.site.build as building
from guide.__main__ import main
from guide.machine import ENDINGS, Busy, alone, stoppable, temporary_folder, told_of
from guide.pdf.command import clear_halves
from guide.project import reason, write_whole
from guide.site.publish import pack

PAGES = 100
SLOW = f"""
PAGES = {PAGES}
import os, sys, time
from pathlib import Path
import guide.site.build as building
import guide.site.rules

word, target = sys.argv[1], Path(sys.argv[2])

def generate(folder, _):
    folder.mkdir(parents=True)
    for n in range(PAGES):
        (folder / f"{{n}}.html").write_text(word)
        (folder / "404.html").write_text(word)
        print("skriver", flush=True)
        time.sleep(0.02)

building.generate = generate
building.finish = building.add_downloads = lambda *_: None
building.find_problems = building.find_site_problems = lambda _: []
sys.argv = ["guide", "build", "--out", str(target)]
from guide.__main__ import main
main()
"""
"""The command itself, with a site of many small files that takes its time."""


def started(word: str, target: Path, cwd: Path = ROOT) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "GUIDE_TODAY": TODAY.isoformat(),
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(target.parent),
    }
    return subprocess.Popen(
        [sys.executable, "-c", SLOW, word, str(target)],
        cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def until_it_writes(process: subprocess.Popen[str]) -> None:
    assert process.stdout
    assert process.stdout.readline() == "skriver\n"


@pytest.mark.parametrize("old", [False, True])
def test_two_builds_to_one_folder_end_with_a_whole_site(tmp_path: Path, old: bool) -> None:
    target = tmp_path / "nett sted"
    if old:
        target.mkdir()
        (target / "404.html").write_text("gammel", "utf-8")
    first = started("en", target)
    until_it_writes(first)
    second = started("to", target, tmp_path)
    first.communicate(timeout=60)
    said = second.communicate(timeout=60)[1]
    assert (first.returncode, second.returncode) == (0, 1)
    assert said == (
        f"En annen bygging pågår i «{target}». Vent til den er ferdig, og prøv igjen. Ingenting er publisert.\n"
    )
    assert {path.read_text("utf-8") for path in target.iterdir()} == {"en"}
    assert len(list(target.iterdir())) == PAGES + 1
    assert list(tmp_path.iterdir()) == [target]


def test_builds_at_one_instant_end_with_a_whole_site_and_those_to_another_folder_do_not_wait(tmp_path: Path) -> None:
    running = [started(str(n), tmp_path / "site") for n in range(3)]
    other = started("annen", tmp_path / "annen")
    said = [process.communicate(timeout=60)[1] for process in running]
    assert 0 in [process.returncode for process in running]
    assert all(not text or text.startswith("En annen bygging pågår") for text in said)
    assert len({path.read_text("utf-8") for path in (tmp_path / "site").iterdir()}) == 1
    other.communicate(timeout=60)
    assert other.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["annen", "site"]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP], ids=lambda one: one.name)
def test_a_build_that_is_asked_to_end_leaves_the_old_site_and_nothing_else(tmp_path: Path, ending: int) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "404.html").write_text("gammel", "utf-8")
    process = started("ny", target)
    until_it_writes(process)
    for _ in range(3):  # a window that is closed, sends more than one
        process.send_signal(ending)
    assert process.communicate(timeout=60)[1] == "Avbrutt. Ingenting er publisert.\n"
    assert process.returncode == 1
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["site", "site/404.html"]


def test_a_build_that_was_killed_hinders_nobody(tmp_path: Path) -> None:
    process = started("drept", tmp_path / "site")
    until_it_writes(process)
    process.kill()
    process.communicate()
    assert len(list(tmp_path.iterdir())) == 2
    again = started("ny", tmp_path / "site")
    again.communicate(timeout=60)
    assert again.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_lock_is_for_one_place_and_is_gone_afterwards(tmp_path: Path) -> None:
    with alone(tmp_path / "a") as locked:
        assert locked
        with alone(tmp_path / "b"), pytest.raises(Busy, match="En annen bygging pågår"), alone(tmp_path / "a"):
            pass
        assert [path.name for path in tmp_path.iterdir()] == [".a.lock"]
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_another_user_left_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".site.lock").touch()
    opened = os.open

    def denied(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, flags, *mode)

    monkeypatch.setattr(machine.os, "open", denied)
    with alone(tmp_path / "site") as locked:
        assert locked
    with pytest.raises(PermissionError) as refused, alone(tmp_path / "site"):
        pass
    assert reason(refused.value) == f"Kan ikke skrive til «{tmp_path / 'site'}»: du har ikke lov til å skrive der."


def test_a_lock_that_was_deleted_while_it_was_opened_locks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = machine._locked

    def deleted_first(lock: int, place: Path) -> bool:
        monkeypatch.setattr(machine, "_locked", held)
        (tmp_path / ".site.lock").unlink()
        return held(lock, place)

    monkeypatch.setattr(machine, "_locked", deleted_first)
    with alone(tmp_path / "site"), pytest.raises(Busy), alone(tmp_path / "site"):
        pass


def test_a_disk_without_locks_is_built_on_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(machine.fcntl, "flock", none)
    with alone(tmp_path / "site") as locked:
        assert not locked
    killed = tmp_path / ".site.annen.bygg"
    killed.mkdir()
    with building.workplace(tmp_path / "site"):
        assert killed.is_dir(), "it may be somebody at work"


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("phase", ["generate", "finish", "add_downloads"])
def test_a_full_disk_is_the_one_that_is_published_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phase: str
) -> None:
    def full(*_: object) -> None:
        raise FULL  # what a file says that was opened, and then had no room: it names nothing

    monkeypatch.setenv("GUIDE_TODAY", TODAY.isoformat())
    for name in ("generate", "finish", "add_downloads"):
        monkeypatch.setattr(building, name, full if name == phase else lambda *_: None)
    done = CliRunner().invoke(main, ["build", "--out", str(tmp_path / "site")])
    assert done.stderr == f"Kan ikke skrive til «{tmp_path / 'site'}»: disken er full. Ingenting er publisert.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_finds_no_room_is_named_where_it_will_be_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path, _: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder / "roller" / "mentor.html"))

    monkeypatch.setenv("GUIDE_TODAY", TODAY.isoformat())
    monkeypatch.setattr(building, "generate", full)
    done = CliRunner().invoke(main, ["build", "--out", str(tmp_path / "site")])
    assert f"«{tmp_path / 'site' / 'roller' / 'mentor.html'}»: disken er full." in done.stderr


def test_a_real_full_disk_is_named() -> None:
    """No folder of a test is on a disk that is full, but one device of Linux is."""
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("no such device")
    with pytest.raises(OSError, match="No space") as refused, told_of(device, device):
        device.write_text("x", "utf-8")
    assert reason(refused.value) == "Kan ikke skrive til «/dev/full»: disken er full."


def test_where_nothing_temporary_can_be_written_it_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(**_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setenv("TMPDIR", "/full")
    monkeypatch.setattr(tempfile, "TemporaryDirectory", none)
    with pytest.raises(OSError, match="ingen mappe") as refused, temporary_folder():
        pass
    assert reason(refused.value) == (
        "Kan ikke skrive til «/full»: ingen mappe for midlertidige filer kan brukes. Se om disken er full."
    )


def test_an_error_that_is_no_writing_is_left_as_it_is(tmp_path: Path) -> None:
    class NotFound(OSError):
        """As Jinja's, which says only a name."""

    with pytest.raises(NotFound), told_of(tmp_path, tmp_path):
        raise NotFound("partials/x.html")


def test_two_who_write_one_file_leave_one_of_them_whole(tmp_path: Path) -> None:
    whole = [str(n).encode() * 200_000 for n in range(4)]
    threads = [threading.Thread(target=write_whole, args=(tmp_path / "fil", data)) for data in whole]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (tmp_path / "fil").read_bytes() in whole
    assert [path.name for path in tmp_path.iterdir()] == ["fil"]


def test_a_second_run_of_pdf_says_that_another_is_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_TODAY", TODAY.isoformat())
    (tmp_path / "pdf").mkdir()
    half = tmp_path / "pdf" / ".veileder.pdf.01234567.halv"
    half.touch()
    with alone(tmp_path / "pdf"):
        done = CliRunner().invoke(main, ["pdf", "--out", str(tmp_path / "pdf")])
    assert (done.exit_code, done.stderr.splitlines()) == (
        1, [f"En annen bygging pågår i «{tmp_path / 'pdf'}». Vent til den er ferdig, og prøv igjen."],
    )  # fmt: skip
    assert half.exists(), "it is the other's"
    clear_halves(tmp_path / "pdf")
    assert not half.exists()


def test_a_package_that_finds_no_room_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("ny", "utf-8")
    target = tmp_path / "pakke.zip"
    pack(tmp_path / "site", target, "Tittel", TODAY)
    before = target.read_bytes()
    (tmp_path / "site" / "index.html").write_text("enda nyere", "utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(FULL))
    with pytest.raises(OSError, match="No space") as refused:
        pack(tmp_path / "site", target, "Tittel", TODAY)
    assert reason(refused.value) == f"Kan ikke skrive til «{target}»: disken er full."
    assert target.read_bytes() == before
    assert zipfile.is_zipfile(target)
    assert {path.name for path in tmp_path.iterdir()} == {"site", "pakke.zip"}


@pytest.fixture
def _not_asked_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(machine, "_asked_at", -100.0)
    yield
    machine._asked_at = -100.0


@pytest.mark.usefixtures("_not_asked_before")
@pytest.mark.parametrize("ending", ENDINGS, ids=lambda one: one.name)
def test_a_run_clears_away_undisturbed_when_it_is_asked_again(ending: int) -> None:
    before, cleared = signal.getsignal(ending), []

    @stoppable()
    def run() -> None:
        try:
            os.kill(os.getpid(), ending)
        finally:
            for again in ENDINGS:
                os.kill(os.getpid(), again)
            cleared.append(True)

    with pytest.raises(KeyboardInterrupt):
        run()
    assert cleared
    assert signal.getsignal(ending) is before


def test_a_run_that_was_started_to_outlive_its_window_does() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
