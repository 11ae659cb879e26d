#!/usr/bin/env python3
"""Compares `osiris check` with the validator of Osiris, over mutated OML documents.

Every code Osiris gives must be ours too: same code, same severity, same place (the table of
places is in osiris_peer.py). A file Osiris cannot load must have an error of ours; a file at
which its validator throws must have a finding of ours, beside the codes given before. What we
find besides is counted and does no harm. `--time` measures both instead.
"""

import argparse
import gc
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from base_documents import BASE_DOCUMENTS, CONNECTIONS, WORKSPACE, registry_documents
from oml_mutations import mutate
from osiris_peer import Finding, ask, new_validator

NOT_LOADED, BROKE_OFF = "(cannot be loaded)", "(validator throws)"
OML_ENDINGS = (".oml", ".yaml", ".yml")
NOT_PIPELINES = ("osiris.yaml", "osiris_connections.yaml", "spec.yaml")


@dataclass
class Document:
    title: str
    text: str
    mutations: list = field(default_factory=list)
    path: Path = None


@dataclass
class Disagreement:
    document: Document
    wanted: Finding
    hint: str


# Documents


def read_corpus(folders):
    """OML files of the folders, by the rule a YAML file is OML: it says `oml_version` at its top."""
    documents = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in OML_ENDINGS and path.is_file() and path.name not in NOT_PIPELINES:
                text = path.read_text(encoding="utf-8", errors="replace")
                if path.suffix == ".oml" or any(line.startswith("oml_version") for line in text.splitlines()):
                    documents.append(Document(path.stem, text))
    return documents


def make_documents(corpus, count, seed, validator):
    """The originals, then mutated ones up to the count, no two alike."""
    built_in = as_documents({**BASE_DOCUMENTS, **registry_documents(validator.registry.load_specs())})
    from_corpus = read_corpus(corpus)
    documents = built_in + from_corpus
    bases = [[base for base in group if composes(base.text)] for group in (built_in, built_in, from_corpus or built_in)]
    seen = {document.text for document in documents}
    attempt = 0
    while len(documents) < count:
        attempt += 1
        rng = random.Random(f"{seed}/{attempt}")
        base = rng.choice(rng.choice(bases))
        text, names = mutate(base.text, rng)
        if text not in seen:
            seen.add(text)
            documents.append(Document(base.title, text, names))
    return documents


def as_documents(texts):
    return [Document(title, text) for title, text in texts.items()]


def composes(text):
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader) is not None
    except yaml.YAMLError:
        return False


def write_workspace(folder, documents):
    (folder / "pipelines").mkdir(parents=True)
    (folder / "osiris.yaml").write_text(WORKSPACE, encoding="utf-8")
    (folder / "osiris_connections.yaml").write_text(CONNECTIONS, encoding="utf-8")
    for number, document in enumerate(documents):
        document.path = folder / "pipelines" / f"{number:05d}-{document.title}.oml"
        document.path.write_bytes(document.text.encode("utf-8"))


# Our side


def run_check(binary, folder):
    """One run of our binary over the folder. Gives the findings by file name."""
    try:
        run = subprocess.run([binary, "check", "--format", "json", str(folder)], capture_output=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.exit(f"osiris_agreement: cannot run '{binary} check': {error}")
    if run.returncode not in (0, 1):
        sys.exit(f"osiris_agreement: '{binary} check' ended with {run.returncode}:\n{run.stderr.decode(errors='replace')[-2000:]}")
    try:
        report = json.loads(run.stdout)
    except ValueError as error:
        sys.exit(f"osiris_agreement: '{binary} check' printed no JSON ({error}): {run.stdout[:300]!r}")
    found = {}
    for file in report["files"]:
        found[Path(file["path"]).name] = {
            Finding(item["code"], str(item["severity"]).lower(), item.get("path") or "") for item in file["diagnostics"]
        }
    return found


# Comparison


class Comparison:
    def __init__(self, strict):
        self.strict = strict
        self.wanted = Counter()
        self.met = Counter()
        self.set_aside = Counter()
        self.extra = Counter()
        self.extra_in_clean = Counter()
        self.disagreements = []

    def compare(self, document, answer, ours):
        wanted = answer.findings | (set(answer.set_aside) if self.strict else set())
        for finding in sorted(wanted):
            self.count(finding.code, finding in ours, document, finding, ours)
        if answer.refused:
            met = any(finding.severity == "error" for finding in ours)
            self.count(NOT_LOADED, met, document, Finding(NOT_LOADED, "error", answer.refused), ours)
        if answer.broke_off:
            self.count(BROKE_OFF, bool(ours), document, Finding(BROKE_OFF, "any", answer.broke_off), ours)
        if not self.strict:
            self.set_aside.update(f"{finding.code}: {reason}" for finding, reason in answer.set_aside.items())
        besides = ours - answer.findings - set(answer.set_aside)
        self.extra.update(finding.code for finding in besides)
        if not (answer.findings or answer.refused or answer.broke_off):
            self.extra_in_clean.update(finding.code for finding in besides)

    def count(self, code, met, document, finding, ours):
        self.wanted[code] += 1
        if met:
            self.met[code] += 1
        else:
            self.disagreements.append(Disagreement(document, finding, nearest(finding, ours)))


def nearest(wanted, ours):
    """What of ours comes closest to a finding that is missing."""
    same_place = [f for f in ours if f.place == wanted.place]
    for finding in same_place:
        if finding.code == wanted.code:
            return f"ours is a {finding.severity}"
    same_code = sorted(finding.place for finding in ours if finding.code == wanted.code)
    if same_code:
        return "ours is at " + ", ".join(place or "the document" for place in same_code[:3])
    if same_place:
        return "ours there: " + ", ".join(sorted(finding.code for finding in same_place)[:3])
    return "ours: " + (", ".join(sorted({finding.code for finding in ours})[:4]) or "nothing")


# Report


def print_report(comparison, documents, show):
    print(f"{'code':28}{'Osiris':>8}{'agreed':>8}{'missed':>8}")
    for code in sorted(comparison.wanted):
        wanted, met = comparison.wanted[code], comparison.met[code]
        print(f"{code:28}{wanted:8}{met:8}{wanted - met:8}")
    if comparison.disagreements:
        print(f"\ndisagreements ({len(comparison.disagreements)}, the first {min(show, len(comparison.disagreements))}):")
    for item in comparison.disagreements[:show]:
        finding = item.wanted
        print(f"  {item.document.path.name}: {finding.severity} {finding.code} at {finding.place or 'the document'}")
        print(f"      {item.hint}; mutations: {', '.join(item.document.mutations) or 'none'}")
    print_counts("set aside (OML goes further; --strict demands them)", comparison.set_aside)
    print_counts("found besides by us", comparison.extra)
    print_counts("found besides where Osiris finds nothing", comparison.extra_in_clean)
    total, met = sum(comparison.wanted.values()), sum(comparison.met.values())
    print(f"\nagreement: {met} of {total} codes in {len(documents)} documents ({percent(met, total)} %)")


def print_counts(title, counts):
    if counts:
        print(f"\n{title}: {sum(counts.values())}")
        for name, count in counts.most_common():
            print(f"  {count:6}  {name}")


def percent(part, whole):
    """100 only where nothing is missing."""
    return "100" if part == whole else f"{min(99.99, 100 * part / whole):.2f}"


def keep_disagreements(folder, disagreements):
    folder.mkdir(parents=True, exist_ok=True)
    notes = defaultdict(list)
    for item in disagreements:
        shutil.copy(item.document.path, folder)
        notes[item.document.path.name].append(f"{item.wanted.severity} {item.wanted.code} at {item.wanted.place!r}; {item.hint}")
    for name, lines in notes.items():
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def check_agreement(arguments, folder):
    validator = new_validator()
    documents = make_documents(arguments.corpus, arguments.count, arguments.seed, validator)
    write_workspace(folder, documents)
    found = run_check(arguments.osiris_binary, folder)
    comparison = Comparison(arguments.strict)
    for document in documents:
        comparison.compare(document, ask(document.path, validator), found.get(document.path.name, set()))
    print_report(comparison, documents, arguments.show)
    if arguments.keep:
        keep_disagreements(arguments.keep, comparison.disagreements)
    return 1 if comparison.disagreements else 0


# Time


def best_time(action, repeats):
    """The shortest of the runs in seconds: what the work takes when nothing disturbs it."""
    times = []
    gc.collect()
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def osiris_ways():
    """Osiris' load + validate: as its command does it, with its validator kept warm, and with PyYAML's C loader besides."""
    from osiris.core.oml_validator import OMLValidator

    kept = OMLValidator()

    def load_and_validate(path, validator, loader):
        with open(path, encoding="utf-8") as file:
            validator.validate(yaml.load(file, Loader=loader))

    ways = {
        "as shipped": lambda path: load_and_validate(path, OMLValidator(), yaml.SafeLoader),
        "kept warm": lambda path: load_and_validate(path, kept, yaml.SafeLoader),
    }
    if yaml.__with_libyaml__:
        ways["C loader"] = lambda path: load_and_validate(path, kept, yaml.CSafeLoader)
    return ways


def documents_to_time(corpus, folder):
    """Loadable ones whose components Osiris knows: for an unknown name it reads its whole registry again."""
    documents = read_corpus(corpus) + as_documents(BASE_DOCUMENTS)
    write_workspace(folder / "all", documents)
    validator = new_validator()
    fair = []
    for document in documents:
        answer = ask(document.path, validator)
        codes = {finding.code for finding in answer.findings | set(answer.set_aside)}
        if not (answer.refused or answer.broke_off or "unknown_component" in codes):
            fair.append(document)
    from_corpus = [document for document in fair if document.title not in BASE_DOCUMENTS]
    print(f"{len(documents) - len(fair)} documents left out: Osiris does not know a component in them\n")
    return from_corpus or fair


def measure(arguments, folder):
    """Prints milliseconds a file. Ours includes the start of the process; Osiris' has no start in it."""
    documents = documents_to_time(arguments.corpus, folder)
    write_workspace(folder / "one", documents)
    ways = osiris_ways()
    print("Osiris, in-process, ms:  " + "".join(f"{name:>14}" for name in ways) + "   file")
    totals = Counter()
    for document in documents:
        times = {name: 1000 * best_time(lambda: way(document.path), arguments.repeats) for name, way in ways.items()}
        totals.update(times)
        print(" " * 25 + "".join(f"{value:14.3f}" for value in times.values()) + f"   {document.path.name}")
    averages = {name: total / len(documents) for name, total in totals.items()}
    print(f"{'average':25}" + "".join(f"{value:14.3f}" for value in averages.values()))
    if arguments.osiris_binary:
        measure_ours(arguments, folder, documents, averages)
    return 0


def unlike_others(text, number):
    """The same work, but no answer that is known already: each query is another text."""
    return re.sub(r"(?i)\bselect\b", f"SELECT /* {number} */", text)


def measure_ours(arguments, folder, documents, averages):
    copies = [Document(documents[i % len(documents)].title, unlike_others(documents[i % len(documents)].text, i)) for i in range(arguments.files)]
    write_workspace(folder / "many", copies)
    print("\nosiris check, one process, its start included, ms a file:")
    for name, count in (("one", len(documents)), ("many", len(copies))):
        ours = 1000 * best_time(lambda: run_check(arguments.osiris_binary, folder / name), 3) / count
        ratios = ", ".join(f"{value / ours:.1f} x {way}" for way, value in averages.items())
        print(f"{count:6} files: {ours:10.3f}   Osiris takes {ratios}")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--osiris-binary", help="our binary, such as build/bin/osiris")
    parser.add_argument("--count", type=int, default=2000, help="documents, the unchanged ones included")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, nargs="*", default=[], metavar="DIR", help="folders with OML files, beside examples/")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="copy documents with a disagreement there")
    parser.add_argument("--show", type=int, default=40, help="how many disagreements to print")
    parser.add_argument("--strict", action="store_true", help="demand also what OML defines and Osiris does not know")
    parser.add_argument("--time", action="store_true", help="measure instead of comparing")
    parser.add_argument("--files", type=int, default=10000, help="with --time: how many files our own command checks at once")
    parser.add_argument("--repeats", type=int, default=20, help="with --time: runs a file, the shortest counts")
    arguments = parser.parse_args()
    if not arguments.osiris_binary and not arguments.time:
        parser.error("--osiris-binary is required")
    for folder in arguments.corpus:
        if not folder.is_dir():
            parser.error(f"no folder '{folder}'")
    examples = Path(__file__).resolve().parents[2] / "examples"
    arguments.corpus = arguments.corpus + ([examples] if examples.is_dir() and not (arguments.time and arguments.corpus) else [])
    return arguments


def main():
    arguments = parse_arguments()
    with tempfile.TemporaryDirectory(prefix="osiris-agreement-") as folder:
        return measure(arguments, Path(folder)) if arguments.time else check_agreement(arguments, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
