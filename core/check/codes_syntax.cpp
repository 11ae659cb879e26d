// Codes about text that is no YAML, or none that Osiris reads. An OML file is YAML 1.2 that PyYAML,
// which reads YAML 1.1, understands as well: what the latter refuses cannot be run.
#include "check/codes.h"

namespace osiris::check::code {

constinit const Code unclosed_quote{
    .name = "unclosed_quote",
    .severity = Severity::error,
    .summary = "A quote is opened and never closed.",
    .detail =
        "Text in quotes ends with the same quote it started with. The rest of the line is taken "
        "for the text, "
        "so that the lines below still count.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
description: "All orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: "All orders"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code unclosed_bracket{
    .name = "unclosed_bracket",
    .severity = Severity::error,
    .summary = "A `[` or `{` is opened and never closed.",
    .detail = "A list in brackets ends with `]`, a map in braces with `}`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
  - id: load
    component: mysql.writer
    mode: write
    config: {connection: "@mysql.shop", table: orders_copy}
    needs: [read]
)"_example,
};

constinit const Code missing_colon{
    .name = "missing_colon",
    .severity = Severity::error,
    .summary = "A key has no colon.",
    .detail = "In a map every line is `key: value`, with a colon and a blank after the key.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code missing_comma{
    .name = "missing_comma",
    .severity = Severity::error,
    .summary = "Two items in brackets or braces have no comma between them.",
    .detail = "Items of `[…]` and `{…}` are separated by commas.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop" table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code bad_indentation{
    .name = "bad_indentation",
    .severity = Severity::error,
    .summary = "A line is not indented like its neighbours.",
    .detail = "Keys of one map start in the same column, and so do the dashes of one list.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
   mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code tab_indentation{
    .name = "tab_indentation",
    .severity = Severity::error,
    .summary = "A tab stands where YAML wants blanks.",
    .detail =
        "Lines are indented by blanks. Osiris refuses tabs nearly everywhere outside quotes, also "
        "where newer "
        "YAML allows them.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
	component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code unexpected_text{
    .name = "unexpected_text",
    .severity = Severity::error,
    .summary = "Text stands where none can be.",
    .detail =
        "After a closing quote or bracket the line is over, but for a comment. Put quotes around "
        "the whole "
        "value if all of it is meant.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
description: "All" orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: '"All" orders'
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code merge_conflict{
    .name = "merge_conflict",
    .severity = Severity::error,
    .summary = "The file has an unresolved merge conflict.",
    .detail =
        "Between `<<<<<<<` and `=======` stands one version, between `=======` and `>>>>>>>` the "
        "other. Keep "
        "what is right and take the three marker lines out.",
    // Not raw: git would take the markers for a conflict in this file.
    .fails =
        "oml_version: \"0.1.0\"\n<<<<<<< HEAD\nname: orders\n=======\nname: orders-daily\n>>>>>>> "
        "main\n"
        "steps:\n  - id: read\n    component: mysql.extractor\n    mode: read\n"
        "    config: {connection: \"@mysql.shop\", table: orders}\n",
    .passes = R"(
oml_version: "0.1.0"
name: orders-daily
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_escape{
    .name = "invalid_escape",
    .severity = Severity::error,
    .summary = "A backslash in double quotes starts no escape that YAML knows.",
    .detail =
        "`\\n`, `\\t`, `\\\"`, `\\\\` and `\\u00e9` are known, `\\d` and `\\.` are not. Write a "
        "backslash as "
        "`\\\\`, or take single quotes, where it is nothing special.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
description: "orders\d"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: 'orders\d'
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code unquoted_reference{
    .name = "unquoted_reference",
    .severity = Severity::error,
    .summary = "A reference to a connection has no quotes.",
    .detail = "YAML does not let plain text start with `@`. Write `connection: \"@family.alias\"`.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: @mysql.shop
      table: orders
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.shop"
      table: orders
)"_example,
};

constinit const Code nesting_too_deep{
    .name = "nesting_too_deep",
    .severity = Severity::error,
    .summary = "Lists and maps are nested too deeply.",
    .detail =
        "There is a limit so that no file can exhaust the memory. What lies deeper is not read; "
        "Osiris itself "
        "gives up at some hundreds of levels.",
};

constinit const Code alias_expansion{
    .name = "alias_expansion",
    .severity = Severity::error,
    .summary = "Aliases of aliases grow beyond all measure.",
    .detail =
        "Each `*name` stands for all that its anchor holds. Aliases that hold aliases multiply, "
        "and a short "
        "file can mean billions of values. What goes beyond the limit is not read.",
};

constinit const Code undefined_alias{
    .name = "undefined_alias",
    .severity = Severity::error,
    .summary = "An alias names no anchor.",
    .detail =
        "`*name` stands for the value marked `&name` further up in the same file. Text that starts "
        "with a star "
        "needs quotes.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: *shop
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
x-shop: &shop {connection: "@mysql.shop", table: orders}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: *shop
)"_example,
};

constinit const Code duplicate_anchor{
    .name = "duplicate_anchor",
    .severity = Severity::error,
    .summary = "Two anchors have the same name.",
    .detail = "YAML would let the second take over from there on; Osiris refuses the file.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
x-one: &shop {team: sales}
x-two: &shop {team: finance}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
x-one: &sales {team: sales}
x-two: &finance {team: finance}
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code duplicate_key{
    .name = "duplicate_key",
    .severity = Severity::error,
    .summary = "A map has the same key twice.",
    .detail =
        "YAML forbids it. Osiris takes the last one without a word, so that what stands above it "
        "is lost.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
    mode: transform
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code multiline_key{
    .name = "multiline_key",
    .severity = Severity::error,
    .summary = "A key goes over several lines.",
    .detail = "A key without a `?` before it stands on one line, with its colon.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
x-days: [first
  day: Monday]
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
x-days: [first day: Monday]
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_tag{
    .name = "invalid_tag",
    .severity = Severity::error,
    .summary = "A tag is unknown or cannot be read.",
    .detail =
        "Osiris knows YAML's own tags (`!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq`, "
        "`!!map` …) and "
        "refuses all others. Text that starts with an exclamation mark needs quotes.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
description: !own!secret orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: "!own!secret orders"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code unreadable_value{
    .name = "unreadable_value",
    .severity = Severity::error,
    .summary = "A value is not what it looks like.",
    .detail =
        "Text without quotes that looks like a number or a date is read as one, and Osiris refuses "
        "the whole file when there is no such number or day (`0x_`, `2024-13-45`). It does the "
        "same with a tag that does not fit (`!!int abc`) and with `=` and `<<` as values.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
description: 2024-02-30
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: "2024-02-30"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code invalid_directive{
    .name = "invalid_directive",
    .severity = Severity::error,
    .summary = "A line that starts with `%` cannot be read.",
    .detail =
        "Before a document `%YAML 1.2` or `%TAG` may stand, followed by a line `---`. OML needs "
        "neither.",
    .fails = R"(
%YAML
---
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code several_documents{
    .name = "several_documents",
    .severity = Severity::error,
    .summary = "The file holds more than one document.",
    .detail =
        "A line `---` starts another document. A file is one pipeline; put the second one into a "
        "file of its "
        "own.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
---
oml_version: "0.1.0"
name: customers
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

constinit const Code unreadable_text{
    .name = "unreadable_text",
    .severity = Severity::error,
    .summary = "The file is not UTF-8 text.",
    .detail =
        "It has bytes that are no UTF-8, a NUL or another control character, or it is UTF-16. Save "
        "it as UTF-8 "
        "in the editor.",
};

constinit const Code file_too_large{
    .name = "file_too_large",
    .severity = Severity::error,
    .summary = "The file is too large to be checked.",
    .detail =
        "A pipeline is written by people. A file of this size is data, and belongs somewhere else.",
};

constinit const Code unreadable_file{
    .name = "unreadable_file",
    .severity = Severity::error,
    .summary = "The file cannot be read.",
    .detail =
        "The message says what the system answered: no permission, a link that leads nowhere, a "
        "folder or a pipe "
        "where a file should be. Nothing is known of what stands in it.",
};

constinit const Code yaml_syntax{
    .name = "yaml_syntax",
    .severity = Severity::error,
    .summary = "The text is not valid YAML, or not YAML that Osiris reads.",
    .detail =
        "The message says what was found. Osiris reads YAML 1.1, and refuses some of what newer "
        "YAML allows; "
        "when in doubt, put quotes around the value.",
    .fails = R"(
oml_version: "0.1.0"
name: orders
description: `orders`
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
    .passes = R"(
oml_version: "0.1.0"
name: orders
description: "`orders`"
steps:
  - id: read
    component: mysql.extractor
    mode: read
    config: {connection: "@mysql.shop", table: orders}
)"_example,
};

}  // namespace osiris::check::code
