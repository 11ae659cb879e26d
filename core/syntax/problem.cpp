#include "syntax/problem.h"

#include <algorithm>

namespace osiris::syntax {

std::optional<ProblemKind> problemOf(Symbol symbol) {
  switch (symbol) {
    case Symbol::missingDocumentStart:
      return ProblemKind::missingDocumentStart;
    case Symbol::unclosedBracket:
      return ProblemKind::unclosedBracket;
    case Symbol::missingComma:
      return ProblemKind::missingComma;
    case Symbol::unclosedQuote:
      return ProblemKind::unclosedQuote;
    case Symbol::badIndentation:
      return ProblemKind::badIndentation;
    case Symbol::tabIndentation:
      return ProblemKind::tabIndentation;
    case Symbol::flowIndentation:
      return ProblemKind::flowIndentation;
    case Symbol::conflictMarker:
      return ProblemKind::mergeConflict;
    case Symbol::unexpectedText:
      return ProblemKind::unexpectedText;
    case Symbol::nestingTooDeep:
      return ProblemKind::nestingTooDeep;
    case Symbol::reservedCharacter:
      return ProblemKind::reservedCharacter;
    case Symbol::multilineKey:
      return ProblemKind::multilineKey;
    case Symbol::error:
      return ProblemKind::other;
    default:
      return std::nullopt;
  }
}

text::Span visibleSpan(text::Span span, std::string_view text) {
  if (!span.empty()) return span;
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n", span.begin), text.size());
  const std::size_t end = std::min(text.find_first_of(" \r\n", begin), text.size());
  if (begin == end) return span;
  return {static_cast<text::Offset>(begin), static_cast<text::Offset>(end)};
}

}  // namespace osiris::syntax
