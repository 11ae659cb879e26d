// A step's SQL with values in the place of `${params.x}`, so that it can be bound.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "oml/pipeline.h"

namespace osiris::plan {

struct BoundQuery {
  std::string text;

  /// The bytes of the query as it is written that became those of `text`.
  [[nodiscard]] std::pair<std::size_t, std::size_t> written(std::size_t begin,
                                                            std::size_t end) const;

  /// A reference and what stands in its place.
  struct Replaced {
    std::size_t begin = 0;  ///< in the query as it is written
    std::size_t end = 0;
    std::size_t boundBegin = 0;
    std::size_t boundEnd = 0;
  };
  std::vector<Replaced> replaced;  ///< in order
};

/// `config.query` of a step with each parameter's default as Osiris puts it there, as text; `NULL`
/// for one that has none. Nothing where there is no query, or one with half a reference.
[[nodiscard]] std::optional<BoundQuery> boundQuery(const oml::Pipeline& pipeline,
                                                   const oml::Step& step);

}  // namespace osiris::plan
