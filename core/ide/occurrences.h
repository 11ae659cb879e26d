// Where names are given and where they are used: step ids, parameters, connections,
// YAML's anchors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "text/span.h"

namespace osiris::ide {

enum class SymbolKind : std::uint8_t { step, param, connection, anchor };

struct Symbol {
  SymbolKind kind = SymbolKind::step;
  std::string name;  ///< a connection as "family.alias"
  friend bool operator==(const Symbol&, const Symbol&) = default;
};

struct Occurrence {
  Symbol symbol;
  /// The name alone, without quotes, `${`, `@`, `&` or `*`; of a connection the alias is its end.
  text::Span span;
  bool definition = false;  ///< the name is given here
  bool table = false;  ///< it stands in SQL, as the table `df_<id>`
};

/// All occurrences in a pipeline, in no order. Spans are those of the file.
[[nodiscard]] std::vector<Occurrence> occurrencesOf(const oml::Pipeline& pipeline,
                                                    const Symbol& symbol);
/// All connections that a pipeline names, in the head and then step by step.
[[nodiscard]] std::vector<Occurrence> connectionsIn(const oml::Pipeline& pipeline);
/// Those in one step, of all symbols.
[[nodiscard]] std::vector<Occurrence> occurrencesIn(const oml::Pipeline& pipeline,
                                                    std::size_t step);
/// The one that touches `at`.
[[nodiscard]] std::optional<Occurrence> occurrenceAt(const oml::Pipeline& pipeline,
                                                     text::Offset at);

}  // namespace osiris::ide
