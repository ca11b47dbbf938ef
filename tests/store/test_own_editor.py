"""The person's own editor: which one, with what, and what becomes of the page it had."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from nc_tui.core.errors import NcError, StoreError
from nc_tui.store import desk
from nc_tui.store.database import Store
from nc_tui.store.drafts import Draft, Drafts
from nc_tui.store.own_editor import own_editor
from tests.store.samples import NEW_YORK, moment

AT = moment("2026-11-20T23:40:12-05:00")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def drafts(store: Store, temporary: Path) -> Drafts:
    return Drafts(store.locations.drafts)


def after_a_kill(drafts: Drafts) -> Drafts:
    """The next start: nobody holds what ``drafts`` held."""
    for _, lock in drafts._held.values():
        lock.release()
    return Drafts(drafts._folder)


def draft(text: str = "Before") -> Draft:
    return Draft(7, AT, NEW_YORK, text, base="x")


# Which editor


@pytest.mark.parametrize(
    ("command", "split"),
    [
        ("code -w", ["code", "-w"]),
        ("'/opt/my editor/ed' --wait", ["/opt/my editor/ed", "--wait"]),
        ("micro", ["micro"]),
        ("neovide --no-fork", ["neovide", "--no-fork"]),
    ],
)
def test_a_command_is_split_as_a_shell_would_and_left_as_it_is(
    command: str, split: list[str]
) -> None:
    assert own_editor({"EDITOR": command}) == split


@pytest.mark.parametrize(
    ("command", "kept_from"),
    [
        ("vim", "noswapfile"), ("/usr/bin/vim.basic -u x", "noundofile"), ("gvim -f", "viminfo="),
        ("nvim", "nowritebackup"), ("emacs -nw", "make-backup-files nil"),
        ("emacs-29.1", "create-lockfiles nil"), ("nano -w", "--ignorercfiles"),
    ],
)  # fmt: skip
def test_known_editors_are_kept_from_leaving_copies(command: str, kept_from: str) -> None:
    program, *arguments = own_editor({"EDITOR": command})
    assert program == command.split()[0]
    assert any(kept_from in argument for argument in arguments)
    # What the person gave comes last, and so wins.
    given = command.split()[1:]
    assert arguments[len(arguments) - len(given) :] == given


def test_vi_is_what_it_leads_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("vim.tiny", "nvi"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o700)
    (tmp_path / "vi").symlink_to("vim.tiny")
    assert "-n" in own_editor({"EDITOR": "vi"})
    (tmp_path / "vi").unlink()
    (tmp_path / "vi").symlink_to("nvi")
    assert own_editor({"EDITOR": "vi"}) == ["vi"]


@pytest.mark.parametrize("environment", [{}, {"EDITOR": " "}, {"VISUAL": "vi 'x"}])
def test_without_one_it_is_a_sentence(environment: dict[str, str]) -> None:
    with pytest.raises(NcError, match=r"Nothing was changed; .+\.$"):
        own_editor(environment)


# Where the page lies meanwhile


@pytest.mark.parametrize("text", ["", "One", "One\n", "One\n\n", "é 😀 ا\u0301\tx"])
def test_a_page_comes_back_as_it_was_laid_out(drafts: Drafts, text: str) -> None:
    page = drafts.lend(draft(text))
    assert (page.stat().st_mode & 0o777, page.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert desk.text_on(page) == text


def test_it_is_gone_once_the_draft_is_kept_again_or_dropped(
    drafts: Drafts, temporary: Path
) -> None:
    drafts.lend(draft()).with_name("page.md.swp").write_text("swap")
    drafts.keep(draft("After"))
    assert list(temporary.iterdir()) == []
    drafts.lend(draft())
    drafts.drop(7)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("saved_in", "found"), [("page.md", "After"), ("page.md.save", "After"), (None, "Before")]
)
def test_after_a_kill_what_was_saved_is_the_draft(
    drafts: Drafts, temporary: Path, saved_in: str | None, found: str
) -> None:
    page = drafts.lend(draft())
    if saved_in is not None:
        later = page.with_name(saved_in)
        later.write_text("After\n")
        os.utime(later, ns=(2**62, 2**62))
    (left,) = after_a_kill(drafts).left_behind()
    assert (left.text, left.lent, left.base) == (found, "", "x")
    assert list(temporary.iterdir()) == []


def test_a_page_that_a_power_cut_left_empty_does_not_empty_the_draft(drafts: Drafts) -> None:
    drafts.lend(draft()).write_bytes(b"")
    (left,) = after_a_kill(drafts).left_behind()
    assert left.text == "Before"


def test_a_page_whose_folder_is_gone_is_still_a_draft(drafts: Drafts) -> None:
    shutil.rmtree(drafts.lend(draft()).parent)
    (left,) = after_a_kill(drafts).left_behind()
    assert left.text == "Before"


def test_another_ones_folder_of_that_name_is_neither_read_nor_removed(
    drafts: Drafts, tmp_path: Path
) -> None:
    page = drafts.lend(draft())
    secret = tmp_path / "secret"
    secret.write_text("not of this page")
    page.unlink()
    page.symlink_to(secret)
    (left,) = after_a_kill(drafts).left_behind()
    assert left.text == "Before"
    assert secret.read_text() == "not of this page"
    open_to_all = tmp_path / "nc-tui-x"
    open_to_all.mkdir(mode=0o755)
    desk.clear(open_to_all / "page.md")
    assert open_to_all.is_dir()


def test_erasing_reaches_a_page_that_lies_with_an_editor(
    drafts: Drafts, store: Store, temporary: Path
) -> None:
    drafts.lend(draft("Erase me"))
    store.erase_everything()
    assert list(temporary.iterdir()) == []


def test_a_page_that_cannot_be_laid_out_is_a_sentence(
    drafts: Drafts, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StoreError, match="Nothing was changed"):
        drafts.lend(draft())
