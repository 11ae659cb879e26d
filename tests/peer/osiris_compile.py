#!/usr/bin/env python3
"""Compares `osiris compile` with the compiler of Osiris, byte for byte.

Both compile the same documents with the same parameters, profile and variables. What both compile
must be the same files with the same bytes, the time of compilation and the folder before the path
in LATEST aside. What one of them refuses is counted by its reason; a reason that is not in the
table of its side (OURS_ALONE, THEIRS_ALONE) is a disagreement.
"""

import argparse
import contextlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from osiris.core.compiler_v0 import CompilerV0
from osiris.core.fs_config import load_osiris_config
from osiris.core.fs_paths import FilesystemContract

from base_documents import BASE_DOCUMENTS, WORKSPACE, registry_documents
from osiris_agreement import Document, as_documents, composes, read_corpus
from oml_mutations import mutate
from osiris_peer import ADDED_COMPONENTS

# Codes with which we refuse what Osiris compiles to something that cannot run, or that tells a secret.
OURS_ALONE = {
    "duplicate_id",
    "empty_steps",
    "invalid_steps_type",  # an empty map or text
    "missing_required_key",  # of `steps`
    "missing_step_field",  # an id of its own making
    "empty_value",
    "invalid_id_type",
    "invalid_mode_type",
    "invalid_needs_type",
    "invalid_dependency_type",
    "unknown_dependency",
    "self_dependency",
    "dependency_cycle",
    "inline_secret",
    "unresolved_param",  # a value that holds another reference
    "unreadable_value",  # binary data, sets, numbers beyond 64 bits
}
# Beginnings of the messages with which Osiris refuses what we compile.
THEIRS_ALONE = (
    "Compilation failed: Object of type date",  # a date in `metadata`
    "Compilation failed: 'NoneType' object has no attribute 'items'",  # an empty `params`
    "Compilation failed: 'list' object has no attribute 'items'",  # a list of params
    "Compilation failed: 'str' object has no attribute 'items'",
)
TIMES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


@dataclass
class Case:
    document: Document
    params: dict = field(default_factory=dict)
    profile: str = None
    variables: dict = field(default_factory=dict)


# Documents


def make_cases(corpus, count, seed):
    registry = CompilerV0(FilesystemContract(*load_osiris_config(os.devnull)[:2]), "x").registry
    specs = {name: spec for name, spec in registry.load_specs().items()}
    originals = read_corpus(corpus) + as_documents({**BASE_DOCUMENTS, **registry_documents(specs)})
    cases = [Case(document) for document in originals]
    attempt = 0
    while len(cases) < count:
        attempt += 1
        rng = random.Random(f"{seed}/{attempt}")
        base = rng.choice(originals)
        text = mutate(base.text, rng)[0] if rng.random() < 0.4 and composes(base.text) else base.text
        with contextlib.suppress(yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError):
            if rng.random() < 0.8:
                text = with_params(text, rng)
            cases.append(vary(Document(base.title, text), rng))
    return cases[:count]


def with_params(text, rng):
    """The document with params, profiles and metadata, and references to params in its configs."""
    document = yaml.safe_load(text)
    names = rng.sample(["region", "limit", "day", "flags", "note", "table_name"], 3)
    document["params"] = {**(document.get("params") or {}), **{name: declaration(rng) for name in names}}
    document["profiles"] = {"dev": {"params": {names[0]: value(rng)}}, "prod": {"params": {}}}
    document["metadata"] = {word(rng): nested(rng, 3) for _ in range(rng.randint(0, 5))}
    for step in document["steps"]:
        config = step.get("config") or {}
        for key in config:
            if isinstance(config[key], str) and rng.random() < 0.3:
                config[key] = f"{config[key]} ${{params.{rng.choice(names)}}}"
    pairs = list(document.items())
    rng.shuffle(pairs)
    return yaml.safe_dump(dict(pairs), allow_unicode=True, sort_keys=False, default_flow_style=rng.random() < 0.3)


def declaration(rng):
    return {"type": "string", "default": value(rng)} if rng.random() < 0.7 else value(rng)


def value(rng):
    return rng.choice([7, -1, 1.5, 1e300, 1e16, 0.00001, float("inf"), True, False, None, "", "text", "it's", 'a "b"',
                       "č\u00a0\u200b", [1, "a'b", None], {"k": "v", "n": [True]}, "2024-01-05", "line\nbreak"])


def nested(rng, depth):
    kind = rng.random()
    if depth == 0 or kind < 0.6:
        return value(rng) if rng.random() < 0.4 else phrase(rng)
    if kind < 0.8:
        return [nested(rng, depth - 1) for _ in range(rng.randint(0, 3))]
    return {word(rng): nested(rng, depth - 1) for _ in range(rng.randint(0, 3))}


def phrase(rng):
    """Text that is hard to write as YAML. U+2028 is left out: a quoted text folded at one is read differently (docs/formats.md)."""
    parts = ["a", "yes", "no", "1", "0x1f", "1_000", "12:30", "2024-01-01", "-", "- a", "?", ":", "a: b", "#", " #c", "'", '"', "\\",
             "\t", "\n", "\n\n", " ", "  ", "{", "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "%", "@", "`", "=", "<<", "~", "null",
             "é", "Ω", "日本", "\u0085", "\u00a0", "\ufeff", "\U0001f600", "\x07", "\x7f", "\r", "---", "...", "1.5", "1e3", "select 1"]
    return "".join(rng.choice(parts) + rng.choice(["", " "]) for _ in range(rng.choice([0, 1, 2, 3, 8, 60, 90])))


def word(rng):
    return rng.choice(["owner", "intent", "notes", "x", "yes", "1", "a b", "a: b", "č", "k" * 122, "k" * 123, "k" * 140, ""]) + str(rng.randint(0, 99))


def vary(document, rng):
    case = Case(document)
    for name in ("region", "limit", "day", "flags", "note", "table_name"):
        if rng.random() < 0.15:
            case.params[name] = rng.choice(["cli", "7", "", "č", "a=b"])
        if rng.random() < 0.15:
            case.variables[f"OSIRIS_PARAM_{name.upper()}"] = rng.choice(["env", "8"])
    case.profile = rng.choice([None, None, "dev", "prod", "staging"])
    return case


# The two compilers


def compile_theirs(case, path, folder, settings):
    """Gives the files by their paths, or the reason why there are none."""
    config, ids, _ = load_osiris_config(str(settings))
    config.base_path = str(folder)
    compiler = CompilerV0(FilesystemContract(config, ids), path.stem)
    compiler._has_driver = lambda component: component != "unknown"  # which can be imported depends on its installation
    profile = case.profile or (config.profiles.default if config.profiles.enabled else None)
    os.environ.update(case.variables)
    try:
        done, message = compiler.compile(str(path), profile, dict(case.params), "force")
    except Exception as error:  # what it throws itself is a refusal all the same
        done, message = False, f"{type(error).__name__}: {error}"
    finally:
        for name in case.variables:
            del os.environ[name]
    return (collect(folder), None) if done else (None, message)


def compile_ours(binary, case, path, folder):
    command = [binary, "compile", str(path)]
    for name, value in case.params.items():
        command += ["--param", f"{name}={value}"]
    if case.profile:
        command += ["--profile", case.profile]
    variables = {**os.environ, **case.variables, "OSIRIS_FILESYSTEM_BASE": str(folder)}
    run = subprocess.run(command, capture_output=True, env=variables, timeout=60)
    if run.returncode == 0:
        return collect(folder), None
    message = run.stderr.decode(errors="replace")
    code = re.search(r"error\[(\w+)\]", message)
    return None, code[1] if code else f"exit {run.returncode}: {message[:200]}"


def collect(folder):
    """What is built. The index beside it is written by Osiris' command, not by its compiler."""
    files = {}
    for path in sorted((folder / "build").rglob("*")):
        if path.is_file():
            content = TIMES.sub(b"<time>", path.read_bytes())
            files[str(path.relative_to(folder))] = content.replace(str(folder).encode() + b"/", b"")
    return files


# Comparison


def difference(theirs, ours):
    """What is not the same, or nothing."""
    manifests = [next((files[name] for name in files if name.endswith("manifest.yaml")), b"") for files in (theirs, ours)]
    for a, b in zip(*(manifest.splitlines() for manifest in manifests)):
        if a != b and b"manifest" not in a:
            return f"manifest.yaml:\n    {a!r}\n    {b!r}"
    for name in sorted({*theirs, *ours}):
        if name not in ours:
            return f"Osiris alone has {name}"
        if name not in theirs:
            return f"we alone have {name}"
        if theirs[name] != ours[name]:
            pairs = zip(theirs[name].splitlines(), ours[name].splitlines())
            line = next((f"\n    {a!r}\n    {b!r}" for a, b in pairs if a != b), " is longer on one side")
            return f"{name}:{line}"
    return None


class Comparison:
    def __init__(self):
        self.counts = Counter()
        self.reasons = Counter()  # of what both refuse: ours / theirs
        self.files = 0
        self.disagreements = []

    def compare(self, case, theirs, ours):
        (their_files, their_reason), (our_files, our_reason) = theirs, ours
        if their_files is not None and our_files is not None:
            what = difference(their_files, our_files)
            self.counts["different" if what else "same bytes"] += 1
            self.files += 0 if what else len(their_files)
        elif their_files is not None:
            what = None if our_reason in OURS_ALONE else f"only we refuse: {our_reason}"
            self.counts[f"only we refuse: {our_reason}"] += 1
        elif our_files is not None:
            added = any(name in case.document.text for name in ADDED_COMPONENTS) and "runtime drivers" in their_reason
            what = None if added or their_reason.startswith(THEIRS_ALONE) else f"only Osiris refuses: {their_reason}"
            self.counts[f"only Osiris refuses: {their_reason[:34]}"] += 1
        else:
            what = None
            self.counts["both refuse"] += 1
            self.reasons[f"{our_reason} / {their_reason[:70]!r}"] += 1
        if what:
            self.disagreements.append((case, what))


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--osiris-binary", required=True, help="our binary, such as build/bin/osiris")
    parser.add_argument("--count", type=int, default=500, help="documents, the unchanged ones included")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], metavar="DIR", help="folders with OML files, beside examples/")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="copy documents with a disagreement there")
    parser.add_argument("--reasons", action="store_true", help="print why both refuse what both refuse")
    parser.add_argument("--show", type=int, default=20, help="how many disagreements to print")
    arguments = parser.parse_args()
    arguments.osiris_binary = str(Path(arguments.osiris_binary).resolve())
    arguments.corpus.append(Path(__file__).resolve().parents[2] / "examples")
    return arguments


def run(arguments, folder):
    (folder / "pipelines").mkdir()
    settings = folder / "osiris.yaml"
    settings.write_text(WORKSPACE, encoding="utf-8")
    comparison = Comparison()
    for number, case in enumerate(make_cases(arguments.corpus, arguments.count, arguments.seed)):
        path = folder / "pipelines" / f"{number:05d}-{case.document.title}.oml"
        path.write_text(case.document.text, encoding="utf-8", newline="")
        case.document.path = path
        theirs, ours = folder / "theirs", folder / "ours"
        for each in (theirs, ours):
            shutil.rmtree(each, ignore_errors=True)
            each.mkdir()
        comparison.compare(case, compile_theirs(case, path, theirs, settings), compile_ours(arguments.osiris_binary, case, path, ours))
    for case, what in comparison.disagreements[: arguments.show]:
        print(f"{case.document.path.name}: {what}")
        if arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(case.document.path, arguments.keep)
    for name, count in comparison.counts.most_common():
        print(f"{count:6}  {name}")
    if arguments.reasons:
        for name, count in comparison.reasons.most_common():
            print(f"{count:6}  both: {name}")
    print(f"\n{comparison.files} files of {comparison.counts['same bytes']} builds are the same, {len(comparison.disagreements)} disagreements")
    return 1 if comparison.disagreements else 0


def main():
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="osiris-compile-") as folder:
        return run(arguments, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
