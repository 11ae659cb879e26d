// Edits as hasty people make them: pieces of YAML and OML put in and bytes taken out, anywhere.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace osiris::test {

/// The same seed gives the same edits, on every machine.
class RandomEdits {
 public:
  explicit RandomEdits(std::uint32_t seed) : random_(seed) {}

  /// An edit of `text` that keeps it valid UTF-8.
  [[nodiscard]] text::Edit next(std::string_view text);
  /// A number below `limit`.
  [[nodiscard]] std::uint32_t below(std::uint32_t limit) {
    return limit == 0 ? 0 : random_() % limit;
  }

 private:
  std::mt19937 random_;
};

/// `text` after `edit`.
[[nodiscard]] std::string applied(std::string_view text, const text::Edit& edit);

/// Documents to edit: small ones that show each construct of YAML, and pipelines; with more from
/// the fixtures and the examples where they are there.
[[nodiscard]] std::vector<std::string> seedDocuments();

/// Pipelines of a dozen steps and more, of which an edit touches a few.
[[nodiscard]] std::vector<std::string> longPipelines();

/// How often a random test goes round: `usual`, or as many times that as OSIRIS_ROUNDS says.
[[nodiscard]] int rounds(int usual);
/// Where a random test begins: `usual`, or what OSIRIS_SEED says.
[[nodiscard]] std::uint32_t seed(std::uint32_t usual);

/// All of a file; empty when it cannot be read.
[[nodiscard]] std::string readFile(const std::string& path);

/// Files below a folder whose names end so, sorted; none when there is no such folder.
[[nodiscard]] std::vector<std::string> filesBelow(const std::string& folder,
                                                  std::string_view ending);

}  // namespace osiris::test
