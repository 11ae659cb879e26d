// A workspace of any size to measure plans and lineage in: pipelines that read what others write.
#pragma once

#include <cstdint>
#include <string>

namespace osiris::bench {

/// The same seed and sizes make the same files, on every machine. Pipelines lie in layers: each
/// reads one to three tables of the layer before, now and then one that many read, and writes one
/// of its own. A column of the first layer reaches into all of them.
struct ChainedWorkspace {
  int pipelines = 10'000;
  int layers = 12;
  std::uint32_t seed = 1;

  /// From the workspace's root.
  [[nodiscard]] std::string path(int number) const;
  [[nodiscard]] std::string text(int number) const;
  /// The dataset that a pipeline writes.
  [[nodiscard]] std::string dataset(int number) const;
  /// Pipelines, settings and connections. Throws what the file system throws.
  void write(const std::string& folder) const;
};

}  // namespace osiris::bench
