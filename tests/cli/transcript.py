"""Transcripts: what a person types and what they get to see, as a test.

    === a title: what follows runs in an empty folder of its own
    -- pipelines/orders.oml --
    the text of a file, up to the next line that starts with "-- ", "$ " or "=== "
    $ osiris check
    what it prints, standard error included
    [exit 1]

In what is expected, "[..]" stands for any part of a line and a line "..." for any lines; blank lines at
the end do not count. A title that ends with "(unprivileged)" runs as nobody when root runs the tests.
"""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

NOBODY = 65534
SECONDS = 60


@dataclass
class Command:
    line: str
    expected: list = field(default_factory=list)


@dataclass
class Case:
    title: str
    parts: list = field(default_factory=list)  # (path, text) for a file, Command for a command

    @property
    def unprivileged(self):
        return self.title.endswith("(unprivileged)")


def parse(text):
    """The cases of a file, and nothing lost: `render` gives the text back."""
    cases, sink = [], None
    for line in text.splitlines():
        if line.startswith("=== "):
            cases.append(Case(line[4:]))
            sink = None
        elif line.startswith("-- ") and line.endswith(" --"):
            sink = []
            cases[-1].parts.append((line[3:-3], sink))
        elif line.startswith("$ "):
            command = Command(line[2:])
            cases[-1].parts.append(command)
            sink = command.expected
        elif sink is not None:
            sink.append(line)
        elif line.strip():
            raise ValueError(f"a line before any file or command: {line!r}")
    return cases


def stripped(lines):
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def render(cases):
    out = []
    for case in cases:
        out.append(f"=== {case.title}")
        for part in case.parts:
            if isinstance(part, Command):
                out += [f"$ {part.line}", *stripped(part.expected)]
            else:
                out += [f"-- {part[0]} --", *stripped(part[1])]
        out.append("")
    return "\n".join(out)


def pattern(expected):
    whole = ""
    for line in stripped(expected):
        if line == "...":
            whole += r"(?:.*\n)*?"
        else:
            whole += ".*".join(re.escape(piece) for piece in line.split("[..]")) + r"\n"
    return re.compile(whole)


def matches(expected, lines):
    return pattern(expected).fullmatch("".join(line + "\n" for line in lines)) is not None


class Runner:
    """Runs cases with one binary."""

    def __init__(self, binary):
        self.binary = Path(binary).resolve()

    def run(self, case):
        """Gives (command, what it printed) for each command of the case."""
        with tempfile.TemporaryDirectory(prefix="osiris-cli-") as top:
            Path(top).chmod(0o755)
            folder = Path(top, "work")
            folder.mkdir()
            for part in case.parts:
                if not isinstance(part, Command):
                    file = folder / part[0]
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text("".join(line + "\n" for line in stripped(part[1])), encoding="utf-8")
            options = self.options(case, Path(top), folder)
            for part in case.parts:
                if isinstance(part, Command):
                    yield part, self.output(part.line, options)
            subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)

    def options(self, case, top, folder):
        options, programs = {}, self.binary.parent
        if case.unprivileged and os.geteuid() == 0:
            programs = top / "programs"
            programs.mkdir()
            shutil.copy(self.binary, programs / "osiris")
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
            options = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        environment = {
            "PATH": f"{folder}/bin:{programs}:/usr/bin:/bin",
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
        }
        environment.update({k: v for k, v in os.environ.items() if "SAN_OPTIONS" in k})
        return {"cwd": folder, "env": environment, **options}

    @staticmethod
    def output(line, options):
        done = subprocess.run(["/bin/sh", "-c", line], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=SECONDS, check=False, **options)
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        return stripped(lines) + ([f"[exit {done.returncode}]"] if done.returncode else [])
