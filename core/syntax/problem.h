// What is unfinished or wrong in a text as YAML. Which of these a person is told, and how, is for
// `check`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.h"
#include "text/span.h"

namespace osiris::syntax {

enum class ProblemKind : std::uint8_t {
  missingColon,
  unclosedQuote,
  unclosedBracket,
  missingComma,
  badIndentation,
  tabIndentation,
  flowIndentation,  ///< a line of a flow collection that is not indented; older readers accept it
  mergeConflict,
  unexpectedText,
  nestingTooDeep,
  reservedCharacter,  ///< plain text that starts with `@`, a backtick or `%`
  multilineKey,
  straySequence,  ///< items that lost their list to the line above
  missingDocumentStart,
  invalidDirective,
  invalidEscape,
  invalidTag,
  invalidBlockIndentation,
  undefinedAlias,
  duplicateAnchor,  ///< allowed by YAML 1.2, refused by Osiris
  aliasExpansion,  ///< aliases that would grow beyond reason; they are left empty
  collectionKey,  ///< a list or map as a key: YAML 1.2 has it, no reader of OML takes it
  longKey,  ///< a key of more than 1024 characters; the same
  invalidMerge,  ///< `<<` with something that is no map
  emptyKey,  ///< a colon with no key before it: YAML 1.2 reads a null key, Osiris refuses it
  unknownTag,  ///< a tag Osiris has no type for
  unreadableValue,  ///< looks like, or is tagged as, what it cannot be: `2024-13-45`, `!!int x`
  dashAsText,  ///< `[-]`: no YAML 1.2, text to Osiris
  other,
};

struct Problem {
  ProblemKind kind;
  text::Span span;  ///< what a person should look at
  std::string detail;  ///< the text concerned, where the kind does not say it all: an anchor's name
  text::Offset at = 0;  ///< where what is missing would stand
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// False for what YAML 1.2 allows and only OML or Osiris do not.
[[nodiscard]] constexpr bool isInvalidYaml(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::duplicateAnchor:
    case ProblemKind::aliasExpansion:
    case ProblemKind::collectionKey:
    case ProblemKind::longKey:
    case ProblemKind::invalidMerge:
    case ProblemKind::emptyKey:
    case ProblemKind::unknownTag:
    case ProblemKind::unreadableValue:
      return false;
    default:
      return true;
  }
}

/// The problem a node of the tree stands for; nothing for the nodes of YAML.
[[nodiscard]] std::optional<ProblemKind> problemOf(Symbol symbol);

/// What a person should look at: the span, or the word after it when it has no text of its own.
[[nodiscard]] text::Span visibleSpan(text::Span span, std::string_view text);

}  // namespace osiris::syntax
