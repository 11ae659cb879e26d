#include "support/random_edits.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace osiris::test {
namespace {

constexpr std::array pieces = {
    "\"",
    "'",
    "[",
    "{",
    "]",
    "}",
    "- ",
    "-",
    ": ",
    ":",
    "?",
    "? ",
    "|\n",
    ">-\n",
    "|+\n",
    "${",
    "${params.x}",
    "@a.b",
    "#",
    " #c",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    "  ",
    " ",
    "\t",
    "&a ",
    "*a",
    "!t ",
    "---\n",
    "...\n",
    "<<<<<<< HEAD\n",
    "=======\n",
    ",",
    "key",
    "key: v\n",
    "que\n",
    "%YAML\n",
    "\r\n",
    "\r",
    "\xc3\xa9",
    "\xf0\x9f\x98\x80",
    "@",
    "`",
    "--",
    "<<: *a",
    "\"x\": ",
    "\\",
    "id: a\n",
    "\n- id: new\n  component: duckdb.processor\n  mode: transform\n",
    "needs: [a]\n",
    "steps:\n",
};

bool isBoundary(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

constexpr std::string_view pipeline = R"(# A pipeline with a little of everything.
oml_version: "0.1.0"
name: orders
params:
  limit: {type: int, default: 10}
steps:
  - id: extract-orders
    component: mysql.extractor
    mode: read
    config:
      connection: "@mysql.main"
      query: |
        SELECT id, email
        FROM orders   -- ${params.limit}

        WHERE id > 0
  # what customers did
  - id: extract-customers
    component: mysql.extractor
    mode: read
    needs: []
    config: {connection: '@mysql.main', table: customers, columns: [id,
      email]}
  - id: join
    component: duckdb.processor
    mode: transform
    needs:
    - extract-orders
    - "extract-customers"
    config:
      query: >-
        SELECT *
        FROM df_extract_orders
  - id: write
    component: filesystem.csv_writer
    mode: write
    needs: [join]
    config:
      path: ./out/${params.limit}.csv
      delimiter: ","
)";

constexpr std::string_view compact = R"(oml_version: "0.1.0"
name: compact
x-shared: &shared {connection: "@duckdb.w"}
steps:
- id: a
  component: duckdb.extractor
  mode: read
  config: {<<: *shared, query: "SELECT 1"}
- id: b
  component: duckdb.writer
  mode: write
  config:
    <<: *shared
    table: t
    x: |+
      kept

- {id: c, component: x.y, mode: read}
)";

}  // namespace

text::Edit RandomEdits::next(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t begin = below(size + 1);
  while (!isBoundary(text, begin)) --begin;
  std::uint32_t removed = below(3) == 0 ? below(8) : 0;
  if (below(20) == 0) removed = below(60);
  std::uint32_t end = std::min(begin + removed, size);
  while (!isBoundary(text, end)) ++end;
  std::string inserted;
  if (below(4) == 0)
    inserted = std::string(1, static_cast<char>(' ' + below(95)));
  else if (below(4) != 0)
    inserted = pieces[below(pieces.size())];
  return {{begin, end}, std::move(inserted)};
}

std::string applied(std::string_view text, const text::Edit& edit) {
  std::string after(text);
  after.replace(edit.span.begin, edit.span.size(), edit.newText);
  return after;
}

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> filesBelow(const std::string& folder, std::string_view ending) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    if (entry.is_regular_file() && entry.path().string().ends_with(ending))
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> longPipelines() {
  std::vector<std::string> all;
  for (std::string_view each : {pipeline, compact}) {
    const std::size_t steps = each.find("steps:");
    const std::size_t first = each.find('\n', steps) + 1;
    std::string text(each);
    if (!text.ends_with('\n')) text += '\n';
    for (int i = 0; i < 4; ++i) text += each.substr(first);
    all.push_back(text + (text.ends_with('\n') ? "" : "\n") + "  # the end\n");
    all.push_back(all.back() + "profiles:\n  dev: {params: {limit: 3}}\n");
  }
  return all;
}

namespace {

std::uint32_t numberIn(const char* variable, std::uint32_t usual) {
  const char* said = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): tests have one thread
  return said == nullptr ? usual : static_cast<std::uint32_t>(std::strtoul(said, nullptr, 10));
}

}  // namespace

int rounds(int usual) { return usual * static_cast<int>(numberIn("OSIRIS_ROUNDS", 1)); }

std::uint32_t seed(std::uint32_t usual) { return numberIn("OSIRIS_SEED", usual); }

std::vector<std::string> seedDocuments() {
  std::vector<std::string> documents = {std::string(pipeline), std::string(compact), ""};
  std::vector<std::string> files = filesBelow(OSIRIS_SOURCE_DIR "/examples", ".oml");
  if (std::string_view(OSIRIS_FIXTURES) != "") {
    for (const char* ending : {"in.yaml", ".yaml"}) {
      const auto more = filesBelow(OSIRIS_FIXTURES, ending);
      files.insert(files.end(), more.begin(), more.end());
    }
  }
  for (const std::string& file : files) documents.push_back(readFile(file));
  return documents;
}

}  // namespace osiris::test
