"""Osiris' own answer about one file, in the terms of `osiris check --format json`.

Osiris tells a place as text (`steps[0].config.query`, `root`, or nothing). We tell it
as a JSON Pointer. LOCATION below is the whole correspondence; nothing else is accepted:

    Osiris                                     ours
    (no location)            invalid_type      ""  (the document)
    root                     any code          /KEY, the key the message names, also a missing one
    oml_version, name, steps any code          /oml_version, /name, /steps
    steps[i]                 any code          /steps/i
    steps[i].FIELD           any code          /steps/i/FIELD, also a missing field
    steps[i].needs           a dependency's    /steps/i/needs/k, k = the item that is meant
    steps[i].config.KEY      any code          /steps/i/config/KEY, also a missing key

KEY is the key as the source writes it: PyYAML reads `yes: 1` as the key True, and Osiris
tells `steps[0].config.True`; the pointer ends in `/yes`.
"""

import functools
import re
from dataclasses import dataclass, field

import yaml
from osiris.core.oml_validator import OMLValidator

DEPENDENCY_CODES = ("invalid_dependency_type", "unknown_dependency")

# Where OML goes further than the validator of Osiris 0.5, which knows neither: findings
# about these are set aside, counted and printed (`--strict` demands them as well).
OML_TOP_KEYS = ("params", "profiles", "run")
ADDED_COMPONENTS = ("duckdb.extractor", "duckdb.writer")


@dataclass(frozen=True, order=True)
class Finding:
    code: str
    severity: str
    place: str


@dataclass
class Answer:
    """What Osiris says. `refused`: it could not load the file; `broke_off`: its validator threw."""

    findings: set = field(default_factory=set)
    set_aside: dict = field(default_factory=dict)
    refused: str = ""
    broke_off: str = ""


def new_validator():
    """Osiris' validator. Its registry reads every spec again for an unknown name: remembered here."""
    validator = OMLValidator()
    validator.registry.get_component = functools.lru_cache(typed=True)(validator.registry.get_component)
    return validator


def ask(path, validator):
    """Loads the file as Osiris' `oml validate` does, then validates it."""
    answer = Answer()
    try:
        source = Source(path)
    except Exception as error:  # PyYAML throws ValueError and KeyError beside its own errors
        answer.refused = f"{type(error).__name__}: {getattr(error, 'problem', None) or error}"
        return answer
    try:
        validator.validate(source.document)
    except Exception as error:
        answer.broke_off = f"{type(error).__name__}: {error}"
    place_findings(answer, validator, source)
    return answer


def place_findings(answer, validator, source):
    for severity, items in (("error", validator.errors), ("warning", validator.warnings)):
        for item in items:
            finding = Finding(item["type"], severity, source.pointer(item))
            reason = departure(item)
            if reason:
                answer.set_aside[finding] = reason
            else:
                answer.findings.add(finding)


def departure(item):
    """Why a finding of Osiris is set aside, or nothing."""
    if item["type"] == "unknown_key":
        key = named_key(item["message"])
        if key in OML_TOP_KEYS or key.startswith("x-"):
            return f"OML defines '{'x-*' if key.startswith('x-') else key}'"
    if item["type"] == "unknown_component":
        name = named_key(item["message"])
        if name in ADDED_COMPONENTS:
            return f"this project adds '{name}'"
    return None


def named_key(message):
    """The name a message puts in quotes; the forbidden-key message has a second quoted part."""
    first = message.index("'") + 1
    end = message.index("' (use ") if "' (use " in message else message.rindex("'")
    return message[first:end]


class Source:
    """A loaded file, with the source spelling of its keys. The calls are those of `yaml.safe_load`."""

    def __init__(self, path):
        self.items_meant = {}
        with open(path, encoding="utf-8") as file:
            self.loader = yaml.SafeLoader(file)
            self.root = self.loader.get_single_node()
            # Besides giving the document this unfolds the merge keys in the nodes.
            self.document = None if self.root is None else self.loader.construct_document(self.root)

    def pointer(self, item):
        location = item.get("location")
        if location is None:
            return ""
        if location == "root":
            return self.join([], named_key(item["message"]))
        step = re.match(r"steps\[(\d+)\](?:\.(\w+))?(?:\.(.*))?$", location, re.DOTALL)
        if not step:
            return "/" + location
        index, name, key = int(step[1]), step[2], step[3]
        if name is None:
            return f"/steps/{index}"
        if item["type"] in DEPENDENCY_CODES:
            return f"/steps/{index}/needs/{self.next_dependency(index, item['type'])}"
        if key is None:
            return f"/steps/{index}/{name}"
        return self.join(["steps", index, name], key)

    def next_dependency(self, index, code):
        """Osiris tells faulty items in their order: the n-th finding of a code is the n-th such item."""
        if (index, code) not in self.items_meant:
            steps = self.document["steps"]
            ids = [step["id"] for step in steps if isinstance(step, dict) and "id" in step]
            wrong_type = code == "invalid_dependency_type"
            self.items_meant[index, code] = iter(
                [
                    position
                    for position, item in enumerate(steps[index]["needs"])
                    if (not isinstance(item, str) if wrong_type else isinstance(item, str) and item not in ids)
                ]
            )
        return next(self.items_meant[index, code])

    def join(self, parents, key):
        spelling = self.spelling(parents, key)
        tokens = [*map(str, parents), spelling.replace("~", "~0").replace("/", "~1")]
        return "/" + "/".join(tokens)

    def spelling(self, parents, key):
        """How the source writes the key that Python prints as `key`; a missing key is as told."""
        node = self.root
        for token in parents:
            node = self.child(node, token)
        for key_node, _ in reversed(node.value):
            if isinstance(key_node, yaml.ScalarNode) and str(self.loader.construct_object(key_node)) == key:
                return key_node.value
        return key

    @staticmethod
    def child(node, token):
        if isinstance(token, int):
            return node.value[token]
        return next(value for key, value in reversed(node.value) if key.value == token)
