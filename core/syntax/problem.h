// What is unfinished or wrong in a text as YAML. Which of these a person is told, and how, is for `check`.
#pragma once

#include <cstdint>
#include <string>

#include "text/span.h"

namespace osiris::syntax {

enum class ProblemKind : std::uint8_t {
  missingColon,
  unclosedQuote,
  unclosedBracket,
  missingComma,
  badIndentation,
  tabIndentation,
  flowIndentation,   ///< a line of a flow collection that is not indented; older readers accept it
  mergeConflict,
  unexpectedText,
  nestingTooDeep,
  reservedCharacter, ///< plain text that starts with `@`, a backtick or `%`
  multilineKey,
  straySequence,     ///< items that lost their list to the line above
  missingDocumentStart,
  invalidDirective,
  invalidEscape,
  invalidTag,
  invalidBlockIndentation,
  undefinedAlias,
  duplicateAnchor,   ///< allowed by YAML 1.2, refused by Osiris
  aliasExpansion,    ///< aliases that would grow beyond reason; they are left empty
  other,
};

struct Problem {
  ProblemKind kind;
  text::Span span;      ///< what a person should look at
  std::string detail;  ///< the text concerned, where the kind does not say it all: an anchor's name
  text::Offset at = 0;  ///< where what is missing would stand
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// False for what YAML 1.2 allows and only OML or Osiris do not.
[[nodiscard]] constexpr bool isInvalidYaml(ProblemKind kind) {
  return kind != ProblemKind::duplicateAnchor && kind != ProblemKind::aliasExpansion;
}

}  // namespace osiris::syntax
