// One step of a pipeline, as written. Everything in it counts bytes from the step's own first byte
// and paths from the step itself ("/config/query"), so that a step that did not change is reused
// as it is, wherever an edit elsewhere has moved it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/problem.h"
#include "syntax/value.h"
#include "syntax/yaml11.h"
#include "text/span.h"

namespace osiris::oml {

/// A `${…}` inside a scalar.
struct Reference {
  enum class Kind : std::uint8_t {
    param,      ///< `${params.NAME}`
    step,       ///< `${step-id.output}`
    environment ///< `${NAME}` or `${NAME:-fallback}`
  };
  Kind kind = Kind::param;
  text::Span span;      ///< `${` to `}`
  text::Span nameSpan;  ///< NAME or step-id
  std::string name;
  std::string output;   ///< of a step; the fallback of an environment variable
  std::string path;     ///< JSON Pointer of the scalar it stands in
  bool closed = true;   ///< false for half of one: `${par`
};

/// One entry of `needs` that is a string.
struct Need {
  std::string id;
  text::Span span;
  std::string path;  ///< "/needs/0"
};

/// One item under `steps`. Its bytes begin with its `-` (those of a flow list with its value).
struct Step {
  syntax::Values values;
  std::vector<syntax::Problem> problems;  ///< of its YAML
  std::string source;  ///< the step's own bytes
  std::uint32_t column = 0;  ///< bytes before the step's first byte on its line

  std::string id;         ///< empty when absent or not a string
  std::string component;  ///< likewise
  std::string mode;       ///< likewise
  bool declaresNeeds = false;
  bool unclearNeeds = false;  ///< what stands under `needs` is no list of ids, nor an empty one
  std::vector<Need> needs;
  std::vector<Reference> references;
  bool tied = false;  ///< has anchors or aliases: what it says depends on other parts of the file
  bool openEnded = false;  ///< says something of the empty lines after it

  /// The step's mapping (or whatever stands in its place), spans counting from the step.
  [[nodiscard]] syntax::Value value() const { return values.root(); }
};

// Types as Osiris sees them are the syntax layer's, so that `project` can use them too.
using syntax::nameOf;
using syntax::truthy;
using syntax::Type;
using syntax::typeOf;

/// Appends a key to a JSON Pointer (RFC 6901 escapes).
[[nodiscard]] std::string operator/(std::string_view pointer, std::string_view key);

}  // namespace osiris::oml
