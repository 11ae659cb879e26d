"""Changes a document the way authors get it wrong, and the way YAML lets them write it otherwise.

A tree mutation works on PyYAML's node graph, so that styles, aliases and merge keys live on;
a text mutation works on the characters. Every mutation takes its chances from the `random.Random`
it is given: the same seed gives the same documents.

The file is long because it is a list: one short function a kind of mistake.
"""

import yaml

STR, SEQ, MAP = (f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
MERGE = "tag:yaml.org,2002:merge"

# Plain texts that YAML 1.1 takes for something else than YAML 1.2, or than an author may think.
TRAPS = (
    "yes no on off Yes NO On OFF y n true TRUE False tRue null Null ~ nUll none 0 1 5 -1 +1 -0 00 017 089 0o17 0x10 "
    "0X1F 0b101 1_000 1_ 1:30 01:30 0:0 1:60 190:20:30 1:30.5 1.5 1. .5 -.5 1e3 1.0e3 1.0e+3 .inf -.Inf .nan nan "
    "2024-01-01 2024-1-1 2024-01-01T10:00:00Z 0.1 0.1.0 1,000 99999999999999999999 - + . .. y:n a:b"
).split() + ["", "2024-01-01 10:00:00", "2024-01-01 10:00", "''", '""', "' '", '"5"', "'yes'", '"null"', "|-\n    yes"]
COMPOSED = ["[]", "{}", "[a]", "[~]", "{a: 1}", "[[a]]", "[a, 5, yes]", "{a: {b: []}}", "!!str 5", "!!int '5'",
            "!!null ''", "!!set {a}", "!!omap [a: 1]", "!!binary aGk=", "&fresh 5", "&fresh text", "! 5"]
REFUSED = ["@mysql.shop", "`x`", "%x", "*nowhere", "!secret x", "{{ a }}", "=", "<<", "[a", "{a: 1", '"a', "'a", "a: b",
           "- a", '"a" b', '"\\q"', "0x_", "2024-13-45", "2024-02-30", "[,]", "{,}", "[a,,b]", "!!bool foo", "a\tb", "| x"]
VERSIONS = ['"0.1.0"', "0.1.0", "'0.1.0'", '"0.2.0"', '"0.1"', "0.1", "1", "1.0", '"1.0.0"', '"2"', '""', "' 0.1.0'",
            '"0.1.0 "', "v0.1.0", "latest", "~", "2024-01-01", "[0.1.0]", "{major: 0}", "0.1.0-beta", "!!str 0.1.0", "yes", "1:30"]
NAMES = ["Sales", "sales_daily", "-sales", "sales-", "0sales", "sales daily", '""', '"   "', "\"\\u00a0\"", "žluťoučký", "日本",
         "a", "~", "5", "yes", "2024-01-01", "[a]", "{a: b}", '"sales\\n"', '"sales\\n\\n"', "sales.daily", "null-name", "1e3", "0x10"]
MODES = ["read", "write", "transform", "extract", "discover", "READ", "Read", "load", '""', "~", "on", "off", "yes", "no",
         "5", "[read]", "{read: 1}", '" read"', "reed", "wirte"]
NEEDS = ["[]", "{}", '""', "~", "0", "no", "yes", "first", "[~]", "[5]", "[yes, no]", "[1:30]", "[2024-01-01]", "[[a]]",
         "[{a: b}]", "[nobody]", "[nobody, nobody]", "[5, nobody, ~]", "['']", "[' ']", "{a: b}", "1:30"]
REFERENCES = ['"@mysql"', '"@"', '"@."', '"@mysql."', '"@.shop"', '"@mysql.a.b"', '"@mysql.a b"', '"@mysql.shop "', '" @mysql.shop"',
              '"@mysql.shop\\n"', '"@mysql.obchod-č"', "mysql.shop", '""', "~", "5", "yes", "[a]", "{a: b}", '"@mysql/shop"',
              '"@@mysql.shop"', "'@mysql.shop'", '"@mysql.nowhere"', '"@nobody.main"', '"${params.connection}"', '"@${params.c}.a"']
WRITE_MODES = ["append", "replace", "upsert", "truncate", "Replace", "merge", "insert", '""', "~", "no", "yes", "0", "5",
               "[replace]", "[]", "{}", "2024-01-01", "1:30", "'replace'"]
CSV_VALUES = {
    "delimiter": ["';'", '"\\t"', "5", "yes", "~", "[a]", "1:30", "0x2c", "''", "no", "|-\n   ,", "2024-01-01"],
    "newline": ["lf", "crlf", "LF", "cr", '"\\n"', "yes", "no", "~", "0", "5", "''", "[lf]", "[]"],
    "encoding": ["utf-8", "UTF-8", "utf8", "utf-16", "ascii", "latin-1", "iso-8859-1", "cp1250", "5", "yes", "no", "~", "''", "1.5", "[a]", "[]"],
    "path": ["~", "''", "5", "[a]", "yes"],
    "quotechar": ["'\"'"],
}
TOP_KEYS = ["params", "profiles", "run", "description", "metadata", "schedule", "x-note", "X-note", "x-", "owner", "step", "Name",
            "a.b", "a/b", "a~b", "yes", "5", "~", "1:30", "2024-01-01", '""', '"it\'s"', '" "', "ключ", "0x10", '"oml_version "', '"a\\nb"']
CONFIG_KEYS = ["x-note", "colour", "write_mode", "mode", "primary_key", "connection ", "Query", "base_dir", "a.b", "a/b", "a~1b",
               "yes", "off", "5", "~", "1:30", "2024-01-01", '""', "žluť", '"a\\tb"', "service_role_key", "headers", "api_key", "dsn"]
STEP_KEYS = ["inputs", "outputs", "when", "branch", "fan_out", "retry", "timeout", "idempotency_key", "labels", "tags", "privacy",
             "resources", "approval_required", "annotations", "artifacts", "metrics", "x-note", "uses", "with", "depends_on", "colour", "yes"]
COMPONENTS = ["mysql.extractor", "mysql.writer", "supabase.extractor", "supabase.writer", "duckdb.processor", "filesystem.csv_extractor",
              "filesystem.csv_writer", "graphql.extractor", "posthog.extractor", "duckdb.extractor", "duckdb.writer"]
ODD_COMPONENTS = ["mysql.extracter", "MySQL.extractor", "mysql", ".", "mysql.", "duckdb.reader", "filesystem.csv_reader", "csv_writer", '""',
                  "~", "5", "yes", "no", "[mysql.extractor]", "{}", "[]", "2024-01-01", '" mysql.extractor"', "unheard.of", "'a b'", "x" * 90]


class Unfit(Exception):
    """The document has nothing this mutation could change."""


class Tree:
    """A document as nodes. Texts that must reach the file as written are put in after serializing."""

    def __init__(self, text, rng):
        self.root = yaml.compose(text, Loader=yaml.SafeLoader)
        self.rng = rng
        self.written = []

    def raw(self, text):
        self.written.append(text)
        return yaml.ScalarNode(STR, f"zq{len(self.written) - 1}zq")

    def any_raw(self, *lists):
        return self.raw(self.rng.choice(self.rng.choice(lists)))

    def text(self):
        text = yaml.serialize(self.root, Dumper=yaml.SafeDumper, allow_unicode=True,
                              width=self.rng.choice((80, 10000)), indent=self.rng.choice((2, 2, 4)))
        for index, written in reversed(list(enumerate(self.written))):
            text = text.replace(f"zq{index}zq", written)
        return text

    # What the mutations look for. Each raises Unfit where there is none.

    def top(self):
        if not isinstance(self.root, yaml.MappingNode):
            raise Unfit
        return self.root

    def steps(self):
        node = value_of(self.top(), "steps")
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise Unfit
        return node

    def step(self, wanted=lambda step: True):
        return self.pick([step for step in self.steps().value if isinstance(step, yaml.MappingNode) and wanted(step)])

    def config(self, wanted=lambda step: True):
        step = self.step(lambda step: isinstance(value_of(step, "config"), yaml.MappingNode) and wanted(step))
        return step, value_of(step, "config")

    def pick(self, choices):
        if not choices:
            raise Unfit
        return self.rng.choice(choices)

    def maps(self):
        """Every map of the document that has keys, the ones near the top more often."""
        found, queue, seen = [], [(self.root, 0)], set()
        while queue:
            node, depth = queue.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode):
                if node.value:
                    found += [node] * max(1, 4 - depth)
                queue += [(value, depth + 1) for _, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                queue += [(item, depth) for item in node.value]
        return found

    def scalars(self):
        return [(node, index) for node in self.maps() for index, (_, value) in enumerate(node.value)
                if isinstance(value, yaml.ScalarNode)]


def value_of(node, key):
    for key_node, value in reversed(node.value):
        if key_node.value == key:
            return value
    return None


def put(node, key, value):
    """Sets the key, where it stands or at the end."""
    for index in reversed(range(len(node.value))):
        if node.value[index][0].value == key:
            node.value[index] = (node.value[index][0], value)
            return
    node.value.append((yaml.ScalarNode(STR, key), value))


def drop(node, key):
    if value_of(node, key) is None:
        raise Unfit
    node.value = [pair for pair in node.value if pair[0].value != key]


def is_component(*names):
    return lambda step: getattr(value_of(step, "component"), "value", None) in names


# Tree mutations: the document


def drop_top_key(tree):
    drop(tree.top(), tree.rng.choice(("oml_version", "name", "steps")))


def add_forbidden_key(tree):
    put(tree.top(), tree.rng.choice(("version", "connectors", "tasks", "outputs")), tree.any_raw(TRAPS, COMPOSED))


def add_top_key(tree):
    pair = (tree.any_raw(TOP_KEYS), tree.any_raw(TRAPS, COMPOSED))
    tree.top().value.insert(tree.rng.randint(0, len(tree.root.value)), pair)


def change_version(tree):
    put(tree.top(), "oml_version", tree.any_raw(VERSIONS))


def change_name(tree):
    put(tree.top(), "name", tree.any_raw(NAMES, NAMES, TRAPS))


def change_steps(tree):
    put(tree.top(), "steps", tree.raw(tree.rng.choice(["[]", "{}", "~", "", '""', "x", "5", "yes", "{a: {id: a}}", "[[]]", "[~]", "[a, 5]"])))


def change_document(tree):
    tree.root = tree.raw(tree.rng.choice(["[]", "{}", "~", "text", "5", '""', "[a]", "2024-01-01", "yes", "{a}"]))


# Tree mutations: a step


def change_step(tree):
    steps = tree.steps()
    steps.value[tree.rng.randrange(len(steps.value))] = tree.any_raw(["~", "''", "x", "5", "[]", "[a]", "{}", "yes", "2024-01-01"])


def drop_step(tree):
    steps = tree.steps()
    del steps.value[tree.rng.randrange(len(steps.value))]


def copy_step(tree):
    tree.steps().value.append(tree.step())


def swap_steps(tree):
    tree.rng.shuffle(tree.steps().value)


def drop_step_key(tree):
    drop(tree.step(), tree.rng.choice(("id", "component", "mode", "config", "needs")))


def blank_step_key(tree):
    put(tree.step(), tree.rng.choice(("id", "component", "mode", "config", "needs")), tree.any_raw(["~", "", "''", "no", "0", "[]", "{}"]))


def add_step_key(tree):
    tree.step().value.append((tree.any_raw(STEP_KEYS), tree.any_raw(TRAPS, COMPOSED)))


def change_id(tree):
    put(tree.step(), "id", tree.any_raw(TRAPS, ["Extract", "a_b", "1a", "a b", "'a\\b'", "[a]", "{}", "[]", "ž", "a/b", "a.b"]))


def repeat_id(tree):
    put(tree.step(), "id", tree.pick([node for node in (value_of(tree.step(), "id"),) if node]))


def change_component(tree):
    put(tree.step(), "component", tree.any_raw(COMPONENTS, ODD_COMPONENTS, ODD_COMPONENTS))


def misspell_component(tree):
    step = tree.step(lambda step: len(getattr(value_of(step, "component"), "value", "")) > 2)
    name = value_of(step, "component").value
    if not isinstance(name, str):
        raise Unfit
    at = tree.rng.randrange(len(name) - 1)
    put(step, "component", yaml.ScalarNode(STR, name[:at] + name[at + 1] + name[at] + name[at + 2:]))


def change_mode(tree):
    put(tree.step(), "mode", tree.any_raw(MODES, MODES, TRAPS))


def change_to_valid_mode(tree):
    put(tree.step(), "mode", tree.any_raw(["read", "write", "transform"]))


def change_needs(tree):
    put(tree.step(), "needs", tree.any_raw(NEEDS))


def need_others(tree):
    """Itself, a later step, several, one twice: Osiris lets all of them pass."""
    ids = [value_of(step, "id").value for step in tree.steps().value
           if isinstance(step, yaml.MappingNode) and isinstance(value_of(step, "id"), yaml.ScalarNode)]
    chosen = [tree.pick(ids) for _ in range(tree.rng.randint(1, 3))] + tree.rng.choice(([], ["nobody"], [""]))
    put(tree.step(), "needs", yaml.SequenceNode(SEQ, [yaml.ScalarNode(STR, text) for text in chosen],
                                                flow_style=tree.rng.random() < 0.5))


# Tree mutations: a step's config


def change_config(tree):
    put(tree.step(), "config", tree.any_raw(["~", "", "{}", "[]", "''", "0", "no", "yes", "x", "[a: 1]", "{a}", "{~: 1}", "!!set {a}"]))


def drop_config_key(tree):
    _, config = tree.config()
    drop(config, tree.pick([key.value for key, _ in config.value]))


def misspell_config_key(tree):
    _, config = tree.config()
    index = tree.rng.randrange(len(config.value)) if config.value else tree.pick([])
    key, value = config.value[index]
    if not isinstance(key.value, str) or len(key.value) < 3:
        raise Unfit
    config.value[index] = (yaml.ScalarNode(STR, tree.rng.choice((key.value[1:], key.value + "s", key.value.upper()))), value)


def add_config_key(tree):
    config = tree.config()[1]
    config.value.insert(tree.rng.randint(0, len(config.value)), (tree.any_raw(CONFIG_KEYS), tree.any_raw(TRAPS, COMPOSED)))


def change_config_value(tree):
    _, config = tree.config()
    put(config, tree.pick([key.value for key, _ in config.value]), tree.any_raw(TRAPS, COMPOSED))


def change_reference(tree):
    put(tree.config()[1], "connection", tree.any_raw(REFERENCES))


def drop_reference(tree):
    drop(tree.config(lambda step: value_of(value_of(step, "config"), "connection") is not None)[1], "connection")


def override_connection(tree):
    fields = ("host", "port", "database", "user", "password", "schema", "url", "key", "project_id", "endpoint", "auth_token",
              "auth_username", "headers", "api_key", "region", "custom_base_url", "base_dir")
    config = tree.config()[1]
    put(config, tree.rng.choice(fields), tree.any_raw(["x", "~", "''", "5", "{a: b}", "[]", "${PASSWORD}"]))
    if tree.rng.random() < 0.4:
        put(config, "connection", tree.any_raw(['"@mysql.shop"', '"@graphql.api"', '"@mysql"']))


def change_write_mode(tree):
    writers = is_component("mysql.writer", "supabase.writer", "duckdb.writer", "filesystem.csv_writer")
    config = tree.config(writers if tree.rng.random() < 0.8 else lambda step: True)[1]
    put(config, tree.rng.choice(("write_mode", "mode")), tree.any_raw(WRITE_MODES))
    if tree.rng.random() < 0.3:
        put(config, tree.rng.choice(("write_mode", "mode")), tree.any_raw(WRITE_MODES))
    if tree.rng.random() < 0.3 and value_of(config, "primary_key"):
        drop(config, "primary_key")


def drop_primary_key(tree):
    drop(tree.config(lambda step: value_of(value_of(step, "config"), "primary_key") is not None)[1], "primary_key")


def blank_primary_key(tree):
    put(tree.config(is_component("mysql.writer", "supabase.writer"))[1], "primary_key", tree.any_raw(["~", "[]", "''", "id", "[id]"]))


def change_csv_option(tree):
    family = ("filesystem.csv_writer",) if tree.rng.random() < 0.8 else ("filesystem.csv_extractor",)
    config = tree.config(is_component(*family))[1]
    key = tree.rng.choice(("delimiter", "newline", "newline", "encoding", "encoding", "path", "quotechar"))
    put(config, key, tree.any_raw(CSV_VALUES[key]))


def drop_csv_path(tree):
    drop(tree.config(is_component("filesystem.csv_writer"))[1], "path")


# Tree mutations: anywhere


def drop_any_key(tree):
    node = tree.pick(tree.maps())
    del node.value[tree.rng.randrange(len(node.value))]


def rename_any_key(tree):
    node = tree.pick(tree.maps())
    index = tree.rng.randrange(len(node.value))
    node.value[index] = (tree.any_raw(CONFIG_KEYS, STEP_KEYS, TOP_KEYS), node.value[index][1])


def repeat_any_key(tree):
    """The same key again, with the old value or another: PyYAML takes the last."""
    node = tree.pick(tree.maps())
    key, value = tree.rng.choice(node.value)
    if not isinstance(key, yaml.ScalarNode):
        raise Unfit
    again = yaml.ScalarNode(key.tag, key.value, style=key.style)
    value = value if tree.rng.random() < 0.3 else tree.any_raw(TRAPS, COMPOSED)
    node.value.insert(tree.rng.randint(0, len(node.value)), (again, value))


def retype_any_value(tree):
    node = tree.pick(tree.maps())
    index = tree.rng.randrange(len(node.value))
    node.value[index] = (node.value[index][0], tree.any_raw(TRAPS, TRAPS, COMPOSED))


def refuse_any_value(tree):
    node, index = tree.pick(tree.scalars())
    node.value[index] = (node.value[index][0], tree.any_raw(REFUSED))


# Tree mutations: other spellings of the same thing


def quote_otherwise(tree):
    for _ in range(tree.rng.randint(1, 8)):
        node, index = tree.pick(tree.scalars())
        scalar = node.value[index][1]
        node.value[index] = (node.value[index][0], yaml.ScalarNode(STR, scalar.value, style=tree.rng.choice("'\"|>")))


def flow_otherwise(tree):
    for node in tree.rng.sample(tree.maps(), min(4, len(tree.maps()))):
        node.flow_style = not node.flow_style
    if tree.rng.random() < 0.2:
        tree.root.flow_style = True


def share_config(tree):
    put(tree.step(), "config", tree.config()[1])


def share_any_value(tree):
    node, other = tree.pick(tree.maps()), tree.pick(tree.maps())
    value = tree.rng.choice(other.value)[1]
    if not isinstance(value, yaml.ScalarNode) and node is not other:
        raise Unfit  # a map inside itself
    node.value.append((tree.any_raw(CONFIG_KEYS, STEP_KEYS), value))


def merge_config(tree):
    """Moves some of a config's keys to a shared map, or adds keys from there, by `<<`."""
    _, config = tree.config()
    moved = [pair for pair in config.value if tree.rng.random() < 0.6 and pair[0].tag != MERGE]
    kept = [pair for pair in config.value if pair not in moved or tree.rng.random() < 0.2]
    if tree.rng.random() < 0.3:
        moved.append((tree.raw(tree.rng.choice(CONFIG_KEYS)), tree.any_raw(TRAPS)))
    shared = yaml.MappingNode(MAP, moved, flow_style=False)
    tree.top().value.insert(0, (yaml.ScalarNode(STR, f"x-shared-{len(tree.root.value)}"), shared))
    merged = shared if tree.rng.random() < 0.7 else yaml.SequenceNode(SEQ, [shared], flow_style=True)
    config.value = kept
    config.value.insert(tree.rng.randint(0, len(kept)), (yaml.ScalarNode(MERGE, "<<"), merged))


def merge_step(tree):
    """A step made from another by `<<`, with a key of its own."""
    steps = tree.steps()
    own = [(yaml.ScalarNode(STR, "id"), yaml.ScalarNode(STR, f"merged-{len(steps.value)}"))] if tree.rng.random() < 0.7 else []
    steps.value.append(yaml.MappingNode(MAP, [(yaml.ScalarNode(MERGE, "<<"), tree.step()), *own], flow_style=False))


# Text mutations: what keeps the document as it is


def lines_of(text):
    lines = text.split("\n")
    if len(lines) < 2:
        raise Unfit
    return lines


def add_comments(text, rng):
    lines = lines_of(text)
    for _ in range(rng.randint(1, 5)):
        lines.insert(rng.randrange(len(lines)), " " * rng.choice((0, 0, 2, 7)) + rng.choice(("# note", "#", "#: [x]\t{", "# ž 😀")))
    return "\n".join(lines)


def add_end_comment(text, rng):
    lines = lines_of(text)
    at = rng.randrange(len(lines))
    lines[at] += rng.choice((" # note", "  #", " # 'x"))
    return "\n".join(lines)


def add_blank_lines(text, rng):
    lines = lines_of(text)
    for _ in range(rng.randint(1, 4)):
        lines.insert(rng.randrange(len(lines)), " " * rng.choice((0, 0, 3)))
    return "\n".join(lines)


def change_line_ends(text, rng):
    return text.replace("\n", rng.choice(("\r\n", "\r\n", "\r", "\n\n")))


def change_frame(text, rng):
    return rng.choice((
        "\ufeff" + text, "---\n" + text, "--- # top\n" + text, "%YAML 1.2\n---\n" + text, "%YAML 1.1\n---\n" + text,
        text + "...\n", text.rstrip("\n"), "\n\n" + text, text + "\n  \n", "# only\n" + text, text + "# end", text + "...\n# x\n",
    ))


# Text mutations: what breaks a document, or may


def break_frame(text, rng):
    return rng.choice((
        "", "\n", "# nothing\n", "---\n", "...\n", "~\n", text + "---\n", text + "---\n" + text, text + "...\nmore: 1\n", text + "x",
        "%YAML 2.0\n---\n" + text, "%YAML 1.2\n" + text, "--- " + text, text + "\x01", text + ": x\n", text + "- x\n", "\t" + text,
        text + "a: &same 1\nb: &same 2\n", text + "a: *nobody\n", text + "? [a]\n: b\n", text + "<<: 5\n", text + "k" * 1100 + ": 1\n",
    ))


def insert_tab(text, rng):
    lines = lines_of(text)
    at = rng.randrange(len(lines))
    line = lines[at]
    lines[at] = rng.choice((line + "\t", "\t" + line, line.replace("  ", "\t", 1), line.replace(": ", ":\t", 1), line.replace(" ", "\t", 1)))
    return "\n".join(lines)


def drop_mark(text, rng):
    return change_at(text, rng, ":\"'[]{}-,#&*|>", lambda mark: "")


def double_mark(text, rng):
    return change_at(text, rng, ":\"'[]{}-,#&*", lambda mark: mark * 2)


def change_at(text, rng, marks, change):
    places = [index for index, character in enumerate(text) if character in marks]
    if not places:
        raise Unfit
    at = rng.choice(places)
    return text[:at] + change(text[at]) + text[at + 1:]


def insert_character(text, rng):
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(list(":\"'[]{}-,#&*!|>%@`?~ \n\u00a0\u2028é")) + text[at:]


def move_line(text, rng):
    lines = lines_of(text)
    at = rng.randrange(len(lines))
    line = lines[at]
    lines[at] = rng.choice(("  " + line, " " + line, line[1:], line[2:], line.lstrip()))
    return "\n".join(lines)


def repeat_line(text, rng):
    lines = lines_of(text)
    at = rng.randrange(len(lines))
    lines.insert(rng.choice((at, rng.randrange(len(lines)))), lines[at])
    return "\n".join(lines)


def drop_line(text, rng):
    lines = lines_of(text)
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def cut_off(text, rng):
    return text[: rng.randrange(max(1, len(text)))]


TREE_MUTATIONS = {
    drop_top_key: 3, add_forbidden_key: 4, add_top_key: 4, change_version: 4, change_name: 4, change_steps: 2, change_document: 1,
    change_step: 3, drop_step: 2, copy_step: 2, swap_steps: 2, drop_step_key: 5, blank_step_key: 4, add_step_key: 3, change_id: 4,
    repeat_id: 3, change_component: 6, misspell_component: 3, change_mode: 6, change_to_valid_mode: 4, change_needs: 5, need_others: 4, change_config: 4,
    drop_config_key: 6, misspell_config_key: 4, add_config_key: 6, change_config_value: 6, change_reference: 6, drop_reference: 5,
    override_connection: 4, change_write_mode: 12, drop_primary_key: 5, blank_primary_key: 3, change_csv_option: 30, drop_csv_path: 5,
    drop_any_key: 3, rename_any_key: 4, repeat_any_key: 5, retype_any_value: 8, refuse_any_value: 3, quote_otherwise: 4,
    flow_otherwise: 4, share_config: 3, share_any_value: 2, merge_config: 6, merge_step: 2,
}
TEXT_MUTATIONS = {
    add_comments: 5, add_end_comment: 3, add_blank_lines: 2, change_line_ends: 3, change_frame: 5, break_frame: 3, insert_tab: 2,
    drop_mark: 3, double_mark: 1, insert_character: 3, move_line: 3, repeat_line: 3, drop_line: 3, cut_off: 1,
}


def mutate(text, rng):
    """Changes the text by one to four mutations that fit it. Gives the new text and their names."""
    all_mutations, weights = [*TREE_MUTATIONS, *TEXT_MUTATIONS], [*TREE_MUTATIONS.values(), *TEXT_MUTATIONS.values()]
    count = rng.randint(1, 4)
    drawn = rng.choices(all_mutations, weights, k=10 * count)  # many do not fit: not every document writes a CSV file
    text_count = sum(mutation in TEXT_MUTATIONS for mutation in drawn[:count])
    tree_mutations = [mutation for mutation in drawn if mutation in TREE_MUTATIONS]
    text_mutations = [mutation for mutation in drawn if mutation in TEXT_MUTATIONS]
    text, names = change_tree(text, rng, tree_mutations, count - text_count)
    for mutation in text_mutations[:text_count]:
        try:
            text = mutation(text, rng)
            names.append(mutation.__name__)
        except Unfit:
            pass
    return text, names


def change_tree(text, rng, mutations, count):
    """Applies the first `count` mutations that fit. Without one the text stays as its author wrote it."""
    names = []
    if count == 0:
        return text, names
    tree = Tree(text, rng)
    for mutation in mutations:
        if len(names) == count:
            break
        try:
            mutation(tree)
            names.append(mutation.__name__)
        except Unfit:
            pass
    return (tree.text() if names else text), names
