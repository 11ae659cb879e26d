// How long reading and checking takes, by the size of the file.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "check/file.h"
#include "oml/model.h"
#include "syntax/tree.h"

namespace {

using namespace osiris;

/// A pipeline of that many steps: extract, transform, write, over and over, as people write them.
std::string pipelineOf(int steps) {
  std::string text =
      "oml_version: \"0.1.0\"\nname: measured\n\nparams:\n  since: {type: string, default: "
      "\"2024-01-01\"}\n\nsteps:\n";
  for (int i = 0; i < steps; ++i) {
    switch (i % 3) {
      case 0:
        text += fmt::format(
            "  # What was ordered since the last run\n  - id: extract-{0}\n    component: "
            "mysql.extractor\n    mode: read\n    needs: []\n    config:\n"
            "      connection: \"@mysql.db_{1}\"\n      query: |\n        SELECT order_id, "
            "customer_id, email, amount, currency, region_code, created_at\n"
            "        FROM orders_{0}\n        WHERE created_at >= '${{params.since}}'\n      "
            "batch_size: 5000\n\n",
            i, i % 7);
        break;
      case 1:
        text += fmt::format(
            "  - id: transform-{0}\n    component: duckdb.processor\n    mode: transform\n    "
            "needs: [extract-{1}]\n    config:\n      query: |\n"
            "        SELECT region_code, lower(trim(email)) AS email, sum(amount) AS amount_{0}\n  "
            "      FROM df_extract_{1}\n        GROUP BY region_code, email\n"
            "        HAVING sum(amount) > 0\n        ORDER BY region_code\n\n",
            i, i - 1);
        break;
      default:
        text += fmt::format(
            "  - id: write-{0}\n    component: filesystem.csv_writer\n    mode: write\n    needs: "
            "[transform-{1}]\n    config:\n      path: ./output/orders_{0}.csv\n"
            "      delimiter: \",\"\n      header: true\n      encoding: utf-8\n\n",
            i, i - 1);
    }
  }
  return text;
}

std::shared_ptr<const project::Workspace> workspace() {
  static const auto empty = project::Workspace::empty();
  return empty;
}

void parse(benchmark::State& state) {
  const std::string text = pipelineOf(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(syntax::Tree::parse(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(parse)->Arg(10)->Arg(1000)->Unit(benchmark::kMicrosecond);

void model(benchmark::State& state) {
  const std::string text = pipelineOf(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(oml::Model(text));
}
BENCHMARK(model)->Arg(10)->Arg(1000)->Unit(benchmark::kMicrosecond);

/// A text as it is opened: parsed and checked, nothing known of it (the SQL engine's answers
/// apart).
void openAndCheck(benchmark::State& state) {
  const std::string text = pipelineOf(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    check::File file("measured.oml", text, workspace());
    benchmark::DoNotOptimize(file.diagnostics().size());
  }
  state.counters["bytes"] = static_cast<double>(text.size());
}
BENCHMARK(openAndCheck)->Arg(10)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

/// One character typed and its diagnostics told, in a step in the middle: in its SQL, or in its id.
void keystroke(benchmark::State& state, std::string_view where) {
  const std::string text = pipelineOf(static_cast<int>(state.range(0)));
  check::File file("measured.oml", text, workspace());
  benchmark::DoNotOptimize(file.diagnostics().size());
  const auto at = static_cast<text::Offset>(text.find(where, text.size() / 2) + where.size());
  bool typed = false;
  for (auto _ : state) {
    file.edit(typed ? text::Edit{{at, at + 1}, ""} : text::Edit{{at, at}, "x"});
    typed = !typed;
    benchmark::DoNotOptimize(file.diagnostics().size());
  }
}
BENCHMARK_CAPTURE(keystroke, inQuery, "FROM orders_")
    ->Arg(10)
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(keystroke, inId, "- id: write-")
    ->Arg(10)
    ->Arg(1000)
    ->Arg(10000)
    ->Unit(benchmark::kMicrosecond);

}  // namespace
