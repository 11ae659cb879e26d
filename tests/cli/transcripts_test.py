#!/usr/bin/env python3
"""Runs the transcripts beside this file: transcripts_test.py [--update] [FILE.test…], the binary in $OSIRIS.

With --update, what is printed now becomes what is expected; read the difference before you keep it.
"""

import difflib
import os
import sys
from pathlib import Path

from transcript import Runner, matches, parse, render, stripped


def check(path, runner, update):
    """The number of commands that printed something else."""
    failures = 0
    cases = parse(path.read_text(encoding="utf-8"))
    for case in cases:
        for command, lines in runner.run(case):
            if matches(command.expected, lines):
                continue
            if update:
                command.expected = lines
                continue
            failures += 1
            print(f"FAILED {path.name}: {case.title}\n$ {command.line}")
            print("\n".join(difflib.ndiff(stripped(command.expected), lines)))
    if update:
        path.write_text(render(cases), encoding="utf-8")
    return failures


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    named = [Path(name) for name in arguments if name != "--update"]
    files = named or sorted(Path(__file__).parent.glob("*.test"))
    runner = Runner(os.environ["OSIRIS"])
    failures = sum(check(path, runner, update) for path in files)
    print(f"{len(files)} files, {failures} failures")
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main())
