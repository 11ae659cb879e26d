// How long it takes to check one step's config, once its component is known.
#include <benchmark/benchmark.h>

#include "project/component.h"
#include "project/document.h"
#include "project/registry.h"

namespace osiris::project {
namespace {

void checkConfig(benchmark::State& state, std::string_view component, std::string_view text) {
  const auto known = Registry().find(component);
  const Document config(text);
  for (auto _ : state) benchmark::DoNotOptimize(validateConfig(*known, config.root()));
}

void validateConfigOfAnExtractor(benchmark::State& state) {
  checkConfig(
      state, "mysql.extractor",
      "connection: '@mysql.crm'\nquery: |\n  SELECT id, name FROM movies\n  WHERE year > 2000\n"
      "batch_size: 5000\ncolumns: [id, name]\n");
}
BENCHMARK(validateConfigOfAnExtractor);

void validateConfigWithAPatternAndBranches(benchmark::State& state) {
  checkConfig(state, "supabase.writer",
              "url: https://abcdefgh.supabase.co\ntable: users\nwrite_mode: upsert\nprimary_key: "
              "[id, day]\n");
}
BENCHMARK(validateConfigWithAPatternAndBranches);

void validateConfigFullOfMistakes(benchmark::State& state) {
  checkConfig(state, "supabase.writer",
              "url: 5\ntable: ''\nwrite_mode: upset\nprimary_key: {id: day}\n");
}
BENCHMARK(validateConfigFullOfMistakes);

}  // namespace
}  // namespace osiris::project
