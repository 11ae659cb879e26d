#!/usr/bin/env python3
"""The settings in docs/editors.md: well-formed, and all of them start `osiris lsp`."""

import json
import os
import re
import subprocess
import tomllib
import unittest
from pathlib import Path

SOURCE = Path(os.environ.get("OSIRIS_SOURCE_DIR", Path(__file__).parents[2]))
PAGE = (SOURCE / "docs/editors.md").read_text(encoding="utf-8")


def settings(editor, language):
    """The one block in that language of an editor's section."""
    section = re.search(rf"^## {editor}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL).group(1)
    return re.search(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL).group(1)


class EditorsPage(unittest.TestCase):
    def test_helix(self):
        toml = tomllib.loads(settings("Helix", "toml"))
        language = toml["language"][0]
        for name in language["language-servers"]:
            server = toml["language-server"][name]
            self.assertEqual([server["command"], *server["args"]], ["osiris", "lsp"])
        self.assertIn("oml", language["file-types"])

    def test_sublime_text(self):
        client = json.loads(settings("Sublime Text", "json"))["clients"]["osiris"]
        self.assertEqual(client["command"], ["osiris", "lsp"])
        self.assertTrue(client["enabled"])

    def test_kate(self):
        server = json.loads(settings("Kate", "json"))["servers"]["yaml"]
        self.assertEqual(server["command"], ["osiris", "lsp"])
        self.assertTrue(re.search(server["highlightingModeRegex"], "YAML"))

    def test_zed(self):
        binary = json.loads(settings("Zed", "json"))["lsp"]["yaml-language-server"]["binary"]
        self.assertEqual(Path(binary["path"]).name, "osiris")
        self.assertEqual(binary["arguments"], ["lsp"])

    def test_what_to_see_is_what_the_program_says(self):
        """The warning that the page quotes is the one the example brings."""
        broken = SOURCE / "examples/broken/misspelt_keys.oml"
        self.assertTrue(broken.read_text(encoding="utf-8").splitlines()[3].startswith("descripton"))
        quoted = re.search(r'"(unknown key .*?)"', " ".join(PAGE.split())).group(1)
        check = subprocess.run([os.environ["OSIRIS"], "check", broken], capture_output=True, check=False)
        self.assertIn(quoted, check.stdout.decode())

    def test_links(self):
        for link in re.findall(r"\]\(([^)#]+)\)", PAGE):
            self.assertTrue((SOURCE / "docs" / link).exists(), link)


if __name__ == "__main__":
    unittest.main()
