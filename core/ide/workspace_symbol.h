// What a pipeline shows to whoever looks from another file, and how names are looked for.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ide/dataset.h"
#include "oml/pipeline.h"
#include "project/workspace.h"
#include "text/span.h"

namespace osiris::ide {

struct FileSymbol {
  enum class Kind : std::uint8_t {
    pipeline,
    step,
    written,        ///< a table or file that a step writes
    read,           ///< one that a step reads
    connection,     ///< an alias in the connections file
    connectionUse,  ///< `@family.alias`, and what osiris.yaml says of one
  };
  Kind kind = Kind::step;
  std::string name;    ///< of a connection "family.alias"
  std::string detail;  ///< of a step its component; of a table or file the step
  text::Span span;     ///< the name's bytes
  /// Of a table or file of which it is certain which one it is.
  std::shared_ptr<const DatasetName> dataset = nullptr;
};

/// In the order of the file.
[[nodiscard]] std::vector<FileSymbol> fileSymbols(const oml::Pipeline& pipeline);
/// Of a connections file or osiris.yaml; nothing of other kinds.
[[nodiscard]] std::vector<FileSymbol> fileSymbols(project::FileKind kind, std::string_view text);

/// How well a name answers what was typed: all its letters in this order, better at the start of
/// words and in a row; an upper-case letter matches itself alone. Nothing when it does not; 0 for
/// an empty query.
[[nodiscard]] std::optional<int> matchScore(std::string_view query, std::string_view name);

}  // namespace osiris::ide
