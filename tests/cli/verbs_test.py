#!/usr/bin/env python3
"""Save, undo, redo and the operation log, on repositories that the real git makes and looks at."""

import json
import os
import random
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

OSIRIS = os.environ["OSIRIS"]
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
}
PIPELINE = """oml_version: 0.1.0
name: orders
steps:
  - id: read
    component: filesystem.csv_extractor
    mode: read
    config:
      path: in.csv
  - id: write
    component: filesystem.csv_writer
    mode: write
    needs: [read]
    config:
      path: out.csv
"""


class Workspace:
    """A repository with one commit on main."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.git("init", "-q", "-b", "main", ".")
        self.git("config", "user.name", "Anna")
        self.git("config", "user.email", "anna@example.com")
        self.write("osiris.yaml", "version: '2.0'\n")
        self.write("pipelines/orders.oml", PIPELINE)
        self.write("README.md", "Ours.\n")
        self.git("add", "-A")
        self.git("commit", "-qm", "first")

    def run(self, *words, check=True):
        done = subprocess.run(words, cwd=self.folder, env=ENVIRONMENT, capture_output=True, text=True)
        if check and done.returncode != 0:
            raise AssertionError(f"{words}: {done.stdout}{done.stderr}")
        return done

    def git(self, *words):
        return self.run("git", *words).stdout

    def osiris(self, *words, check=True):
        return self.run(OSIRIS, "git", *words, check=check)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def read(self, name):
        return (self.folder / name).read_text()

    def state(self):
        """Everything an undo brings back: refs, HEAD, index and files."""
        refs = self.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")
        files = {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and ".git" not in path.relative_to(self.folder).parts
        }
        return refs, (self.folder / ".git/HEAD").read_text(), self.git("ls-files", "--stage"), files


class Verbs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.workspace = Workspace(folder.name)

    def change(self, text="out.csv", by="sums.csv"):
        orders = self.workspace.read("pipelines/orders.oml")
        self.workspace.write("pipelines/orders.oml", orders.replace(text, by))

    def test_a_save_on_main_makes_a_draft_and_leaves_main_alone(self):
        main = self.workspace.git("rev-parse", "main")
        self.change()
        self.workspace.write("notes.txt", "mine")
        self.workspace.write("README.md", "Theirs.\n")
        saved = json.loads(self.workspace.osiris("save", "--format", "json").stdout)
        self.assertEqual(saved["branch"], "draft/anna/orders")
        self.assertTrue(saved["newDraft"])
        self.assertEqual(saved["files"], ["pipelines/orders.oml"])
        self.assertEqual(self.workspace.git("rev-parse", "main"), main)
        self.assertEqual(self.workspace.git("branch", "--show-current").strip(), "draft/anna/orders")
        self.assertEqual(self.workspace.git("status", "--porcelain"), " M README.md\n?? notes.txt\n")
        message = self.workspace.git("log", "-1", "--format=%B")
        self.assertIn("orders: ", message)
        self.assertIn("sums.csv", message)
        self.assertIn(f"Osiris-Op: {saved['operation']}", message)
        self.assertIn("Osiris-Pipelines: orders", message)
        self.assertEqual(self.workspace.git("log", "-1", "--format=%an <%ae>").strip(), "Anna <anna@example.com>")

    def test_the_second_save_stays_on_the_draft(self):
        self.change()
        self.workspace.osiris("save")
        self.change("sums.csv", "totals.csv")
        saved = json.loads(self.workspace.osiris("save", "-m", "they asked for it", "--format", "json").stdout)
        self.assertEqual(saved["branch"], "draft/anna/orders")
        self.assertFalse(saved["newDraft"])
        self.assertEqual(self.workspace.git("log", "-1", "--format=%s").strip(), "they asked for it")

    def test_what_was_staged_by_hand_stays_staged(self):
        self.workspace.write("README.md", "Theirs.\n")
        self.workspace.git("add", "README.md")
        self.change()
        self.workspace.osiris("save")
        self.assertEqual(self.workspace.git("status", "--porcelain"), "M  README.md\n")

    def test_undo_of_a_save_brings_everything_back_and_redo_does_it_again(self):
        start = self.workspace.state()
        self.change()
        self.workspace.osiris("save")
        end = self.workspace.state()
        self.workspace.osiris("undo")
        self.assertEqual(self.workspace.state(), start)
        self.workspace.osiris("redo")
        self.assertEqual(self.workspace.state(), end)

    def test_work_that_was_not_saved_is_recorded_before_an_undo(self):
        self.change()
        self.workspace.osiris("save")
        self.change("sums.csv", "unsaved.csv")
        self.workspace.write("pipelines/new.oml", PIPELINE.replace("orders", "new"))
        before = self.workspace.state()
        self.workspace.osiris("undo")
        self.assertNotIn("unsaved", self.workspace.read("pipelines/orders.oml"))
        self.workspace.osiris("redo")
        self.assertEqual(self.workspace.state(), before)

    def test_a_commit_made_with_git_can_be_taken_back_too(self):
        self.change()
        self.workspace.osiris("save")
        start = self.workspace.state()
        self.workspace.write("README.md", "Theirs.\n")
        self.workspace.git("commit", "-qam", "by hand")
        self.workspace.osiris("undo")
        self.assertEqual(self.workspace.state(), start)

    def test_nothing_to_save_and_nothing_to_undo_say_so(self):
        saved = self.workspace.osiris("save", check=False)
        self.assertEqual(saved.returncode, 2)
        self.assertIn("has changed since the last save", saved.stderr)
        undone = self.workspace.osiris("undo", check=False)
        self.assertEqual(undone.returncode, 2)
        self.assertIn("nothing was done here", undone.stderr)

    def test_a_secret_stops_the_save_and_reaches_no_object(self):
        secret = "hunter2-is-no-password"
        self.change("path: out.csv", f"path: out.csv\n      password: {secret}")
        before = self.workspace.state()
        saved = self.workspace.osiris("save", check=False)
        self.assertEqual(saved.returncode, 2)
        self.assertIn("orders.oml' line", saved.stderr)
        self.assertNotIn(secret, saved.stdout + saved.stderr)
        self.assertEqual(self.workspace.state(), before)
        objects = subprocess.run(
            ["git", "cat-file", "--batch-all-objects", "--batch"],
            cwd=self.workspace.folder, env=ENVIRONMENT, capture_output=True, check=True,
        ).stdout
        self.assertIn(b"component: filesystem.csv_writer", objects)
        self.assertNotIn(secret.encode(), objects)

    def test_without_a_name_nothing_is_saved(self):
        self.workspace.git("config", "--unset", "user.email")
        self.workspace.git("config", "--unset", "user.name")
        self.change()
        saved = self.workspace.osiris("save", check=False)
        self.assertEqual(saved.returncode, 2)
        self.assertIn("git config --global user.name", saved.stderr)

    def test_a_rebase_in_the_middle_is_left_alone(self):
        self.change()
        self.workspace.git("commit", "-qam", "second")
        self.workspace.run("git", "-c", "sequence.editor=sed -i s/pick/edit/", "rebase", "-i", "HEAD~1")
        saved = self.workspace.osiris("save", check=False)
        self.assertIn("in the middle of a rebase", saved.stderr)
        self.assertIn("git rebase --abort", saved.stderr)

    def test_names_with_spaces_unicode_and_line_breaks(self):
        start = self.workspace.state()
        for name in ("pipelines/ž luť.oml", "pipelines/a\nb.oml", "pipelines/-m.oml"):
            self.workspace.write(name, PIPELINE)
        saved = json.loads(self.workspace.osiris("save", "--format", "json").stdout)
        self.assertEqual(len(saved["files"]), 3)
        self.assertEqual(self.workspace.git("status", "--porcelain"), "")
        self.workspace.osiris("undo")
        self.assertEqual(self.workspace.state(), start)

    def test_line_endings_follow_gits_attributes(self):
        self.workspace.write(".gitattributes", "*.oml text eol=crlf\n")
        self.workspace.git("add", "-A")
        self.workspace.git("commit", "-qm", "attributes")
        self.workspace.write("pipelines/orders.oml", PIPELINE.replace("out.csv", "sums.csv").replace("\n", "\r\n"))
        self.workspace.osiris("save")
        self.assertEqual(self.workspace.git("status", "--porcelain"), "")
        self.assertNotIn("\r", self.workspace.git("show", "HEAD:pipelines/orders.oml"))
        end = self.workspace.state()
        self.workspace.osiris("undo")
        self.workspace.osiris("redo")
        self.assertEqual(self.workspace.state(), end)

    def test_gc_takes_nothing_that_an_undo_needs(self):
        start = self.workspace.state()
        self.change()
        self.workspace.osiris("save")
        self.workspace.osiris("undo")
        self.workspace.git("reflog", "expire", "--expire=now", "--all")
        self.workspace.git("gc", "-q", "--prune=now")
        self.workspace.osiris("redo")
        self.workspace.osiris("undo")
        self.assertEqual(self.workspace.state(), start)
        self.assertEqual(self.workspace.run("git", "fsck", "--strict").returncode, 0)


class RandomSequences(unittest.TestCase):
    """Any sequence of verbs, git commands and edits, then undo to the start, then redo to the end."""

    def step(self, workspace, random_):
        files = ["pipelines/orders.oml", "pipelines/b.oml", "pipelines/deep/c.oml"]
        choice = random_.randrange(8)
        if choice < 3:
            name = random_.choice(files)
            workspace.write(name, PIPELINE.replace("out.csv", f"{random_.randrange(10**6)}.csv"))
        elif choice == 3:
            path = workspace.folder / random_.choice(files)
            if path.exists():
                path.unlink()
        elif choice == 4:
            workspace.run("git", "add", "-A")
            workspace.run("git", "commit", "-qm", "by hand", check=False)
        elif choice == 5:
            workspace.run("git", "branch", f"b{random_.randrange(10**6)}", check=False)
        else:
            workspace.osiris("save", check=False)

    def test_are_undone_and_done_again_to_the_byte(self):
        for seed in range(int(os.environ.get("OSIRIS_SEQUENCES", "12"))):
            random_ = random.Random(seed)
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                workspace = Workspace(folder)
                # The log begins with the first verb that is used.
                workspace.osiris("undo", check=False)
                start = workspace.state()
                for _ in range(random_.randrange(1, 12)):
                    self.step(workspace, random_)
                end = workspace.state()
                undone = 0
                while workspace.osiris("undo", check=False).returncode == 0:
                    undone += 1
                    self.assertLess(undone, 60)
                self.assertEqual(workspace.state(), start)
                redone = 0
                while workspace.osiris("redo", check=False).returncode == 0:
                    redone += 1
                    self.assertLess(redone, 60)
                self.assertEqual(workspace.state(), end)


class SuddenEnd(unittest.TestCase):
    """A verb that is killed at any instant: git is whole, no text is lost, the next verb works."""

    def kill(self, workspace, delay, *words):
        process = subprocess.Popen(
            [OSIRIS, "git", *words], cwd=workspace.folder, env=ENVIRONMENT,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.kill()
        process.wait()

    def test_loses_nothing(self):
        rounds = int(os.environ.get("OSIRIS_SUDDEN_ENDS", "40"))
        random_ = random.Random(7)
        with tempfile.TemporaryDirectory() as folder:
            workspace = Workspace(folder)
            workspace.osiris("undo", check=False)
            start = workspace.state()
            for round_ in range(rounds):
                with self.subTest(round=round_):
                    text = PIPELINE.replace("out.csv", f"{round_}.csv")
                    workspace.write("pipelines/orders.oml", text)
                    self.kill(workspace, random_.uniform(0, 0.05), "save")
                    self.assertEqual(workspace.read("pipelines/orders.oml"), text)
                    self.assertEqual(workspace.run("git", "fsck", "--strict", check=False).returncode, 0)
                    workspace.osiris("save", check=False)
                    self.assertEqual(workspace.git("status", "--porcelain"), "")
                    self.assertEqual(workspace.git("show", "HEAD:pipelines/orders.oml"), text)
                    saved = workspace.state()
                    self.kill(workspace, random_.uniform(0, 0.05), "undo")
                    self.assertEqual(workspace.run("git", "fsck", "--strict", check=False).returncode, 0)
                    # Taken back or not, all of it is there to be done again.
                    workspace.osiris("redo", check=False)
                    if workspace.state() != saved:
                        operations = json.loads(workspace.osiris("ops", "--format", "json").stdout)["operations"]
                        last = next(each for each in operations if each["verb"] == "save")
                        workspace.osiris("undo", "--to", last["id"])
                    self.assertEqual(workspace.state(), saved)
            while workspace.osiris("undo", check=False).returncode == 0:
                pass
            self.assertEqual(workspace.state(), start)


if __name__ == "__main__":
    unittest.main()
