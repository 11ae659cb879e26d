#include "ide/format_layout.h"

#include <utility>

#include "text/lines.h"

namespace osiris::ide {
namespace {

using syntax::Cursor;
using syntax::spanOf;
using TreeSymbol = syntax::Symbol;
using text::isBreak;
using text::isSpace;
using text::Offset;
using text::Span;

constexpr int indentStep = 2;  ///< columns a level is indented by

/// Walks the tree once.
class LayoutReader {
 public:
  LayoutReader(std::string_view text, TSNode root) : text_(text), cursor_(root) {}

  Layout read() {
    visit(0, 0);
    return std::move(layout_);
  }

 private:
  [[nodiscard]] int columnOf(Offset at) const { return static_cast<int>(at - lineStart(at)); }
  [[nodiscard]] Offset lineStart(Offset at) const {
    while (at > 0 && !isBreak(text_[at - 1])) --at;
    return at;
  }
  [[nodiscard]] bool startsLine(Offset at) const {
    while (at > 0 && isSpace(text_[at - 1])) --at;
    return at == 0 || isBreak(text_[at - 1]);
  }
  void want(Offset at, int column) {
    if (startsLine(at)) layout_.wantedColumns.emplace(at, column);
  }

  /// `now` and `wanted`: columns of the innermost block collection's entries, as they are and as
  /// they are to be.
  void visit(int now, int wanted) {
    const TreeSymbol symbol = cursor_.symbol();
    const Span span = spanOf(cursor_.node());
    switch (symbol) {
      case TreeSymbol::blockMapping:
      case TreeSymbol::blockSequence:
        return visitBlock(symbol, span, now, wanted);
      case TreeSymbol::plainScalar:
      case TreeSymbol::singleQuotedScalar:
      case TreeSymbol::doubleQuotedScalar:
      case TreeSymbol::blockScalar:
        return leaf(symbol, span, wanted + indentStep);
      case TreeSymbol::flowMapping:
      case TreeSymbol::flowSequence:
        return visitFlow(wanted);
      default:
        break;
    }
    if (!cursor_.firstChild()) return leaf(symbol, span, wanted);
    do visit(now, wanted);
    while (cursor_.next());
    cursor_.parent();
  }

  void leaf(TreeSymbol symbol, Span span, int wanted) {
    if (span.empty()) return;
    const std::string_view bytes = text_.substr(span.begin, span.size());
    if (bytes.find_first_of("\r\n") != std::string_view::npos) layout_.opaque.push_back(span);
    // A comment on a line of its own goes with the line after it.
    if (symbol != TreeSymbol::comment) want(span.begin, wanted);
    layout_.tokens.push_back({span, symbol, bytes.front()});
  }

  void visitBlock(TreeSymbol symbol, Span span, int now, int wanted) {
    const int column = columnOf(span.begin);
    int own = wanted;
    if (depth_ > 0) {
      // A list may stand at the column of the key it belongs to; that is a matter of taste.
      const bool compact =
          symbol == TreeSymbol::blockSequence && column <= now && startsLine(span.begin);
      own = !startsLine(span.begin) ? wanted + column - now
            : compact               ? wanted
                                    : wanted + indentStep;
      // After `- ` the entries stand where the first one does, one dash and one blank further.
      if (!startsLine(span.begin)) own = wanted + indentStep;
    } else {
      own = 0;
    }
    ++depth_;
    if (cursor_.firstChild()) {
      do {
        const Span child = spanOf(cursor_.node());
        if (cursor_.symbol() != TreeSymbol::comment) want(child.begin, own);
        visit(column, own);
      } while (cursor_.next());
      cursor_.parent();
    }
    --depth_;
  }

  /// The lines of a flow collection keep their shape and move with the line it begins on.
  void visitFlow(int wanted) {
    const Span span = spanOf(cursor_.node());
    if (text_.substr(span.begin, span.size()).find_first_of("\r\n") != std::string_view::npos)
      layout_.opaque.push_back(span);
    want(span.begin, wanted + indentStep);
    flowTokens();
  }

  void flowTokens() {
    if (!cursor_.firstChild()) {
      const Span span = spanOf(cursor_.node());
      if (!span.empty()) layout_.tokens.push_back({span, cursor_.symbol(), text_[span.begin]});
      return;
    }
    const bool scalar = cursor_.parent() && isScalar(cursor_.symbol());
    if (scalar) {
      const Span span = spanOf(cursor_.node());
      layout_.tokens.push_back({span, cursor_.symbol(), text_[span.begin]});
      return;
    }
    cursor_.firstChild();
    do flowTokens();
    while (cursor_.next());
    cursor_.parent();
  }

  static bool isScalar(TreeSymbol symbol) {
    return symbol == TreeSymbol::plainScalar || symbol == TreeSymbol::singleQuotedScalar ||
           symbol == TreeSymbol::doubleQuotedScalar;
  }

  std::string_view text_;
  Layout layout_;
  Cursor cursor_;
  int depth_ = 0;
};

}  // namespace

Layout layoutOf(std::string_view text, TSNode root) { return LayoutReader(text, root).read(); }

}  // namespace osiris::ide
