#include "oml/reading.h"

#include <algorithm>
#include <utility>

#include "oml/keys.h"
#include "oml/step_builder.h"
#include "syntax/document.h"
#include "syntax/tree.h"

namespace osiris::oml {
namespace {

using syntax::Cursor;
using syntax::Problem;
using syntax::ProblemKind;
using syntax::problemOf;
using syntax::spanOf;
using syntax::Symbol;
using syntax::Value;
using syntax::visibleSpan;
using text::Offset;
using text::Span;

/// To the first document's root mapping; false when it has none.
bool toRootMapping(Cursor& cursor) {
  if (!cursor.firstChild()) return false;
  while (cursor.symbol() != Symbol::document) {
    if (!cursor.next()) return false;
  }
  if (!cursor.firstChild()) return false;
  while (cursor.symbol() != Symbol::blockMapping) {
    if (!cursor.next()) return false;
  }
  return true;
}

/// From a pair: its key, as it is written but for quotes.
std::string_view keyOf(Cursor& cursor, std::string_view text) {
  std::string_view key;
  if (!cursor.firstChild()) return key;
  do {
    const Symbol symbol = cursor.symbol();
    const Span span = spanOf(cursor.node());
    const std::string_view bytes = text.substr(span.begin, span.size());
    if (symbol == Symbol::plainScalar)
      key = bytes;
    else if (symbol == Symbol::singleQuotedScalar || symbol == Symbol::doubleQuotedScalar)
      key = bytes.substr(1, bytes.size() - 2);
    if (symbol == Symbol::colon || !key.empty()) break;
  } while (cursor.next());
  cursor.parent();
  return key;
}

/// Whether a pair is that of the steps: by its key, or by the beginning of it that was typed so
/// far.
bool isStepsPair(Cursor& cursor, std::string_view text) {
  const std::string_view key = keyOf(cursor, text);
  if (cursor.symbol() == Symbol::pair) return key == stepsKey;
  return cursor.symbol() == Symbol::incompletePair && !key.empty() && stepsKey.starts_with(key);
}

/// Where the items of `steps` stand: the sequence that is its value, and any that lost it to
/// unfinished text and stands beside it.
struct StepSequences {
  std::vector<TSNode> sequences;
  bool stray = false;
};

/// Sequences among the pairs of a mapping.
void addStray(Cursor& cursor, StepSequences& result) {
  if (!cursor.firstChild()) return;
  do {
    if (cursor.symbol() != Symbol::straySequence) continue;
    result.sequences.push_back(cursor.node());
    result.stray = true;
  } while (cursor.next());
  cursor.parent();
}

StepSequences findSequences(TSNode root, std::string_view text) {
  StepSequences result;
  Cursor cursor(root);
  if (!toRootMapping(cursor) || !cursor.firstChild()) return result;
  bool seen = false;
  do {
    const Symbol symbol = cursor.symbol();
    if (symbol == Symbol::straySequence && seen) {
      result.sequences.push_back(cursor.node());
      result.stray = true;
    } else if (isStepsPair(cursor, text)) {
      if (!seen || !result.stray)
        result.sequences.clear();  // The last `steps` counts, as for any reader.
      seen = true;
      cursor.firstChild();
      do {
        if (cursor.symbol() == Symbol::blockSequence)
          result.sequences.push_back(cursor.node());
        else if (cursor.symbol() == Symbol::blockMapping)
          addStray(cursor, result);
      } while (cursor.next());
      cursor.parent();
    }
  } while (cursor.next());
  return result;
}

/// A problem with places that count from `base`.
Problem placed(ProblemKind kind, Span span, Offset base) {
  const Span local = span.shifted(-static_cast<std::int64_t>(base));
  return {kind, local, {}, local.begin};
}

/// Whether a block scalar keeps the empty lines after it: then the step says more than its bytes.
bool isOpenEnded(const Step& step) {
  return std::any_of(
      step.values.nodes.begin() + 1, step.values.nodes.end(), [&](const syntax::Node& node) {
        const bool block =
            node.style == syntax::Style::literal || node.style == syntax::Style::folded;
        return block && !node.copied &&
               step.source.substr(node.span.begin, 3).find('+') != std::string::npos;
      });
}

Offset columnOf(std::string_view text, Offset at) {
  Offset begin = at;
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
  return at - begin;
}

/// Whether nothing but spaces stands before a step on its line.
bool beginsItsLine(const PlacedStep& placed, std::string_view text) {
  const Offset column = placed.step->column;
  const std::string_view before = text.substr(placed.base - column, column);
  return before.find_first_not_of(' ') == std::string_view::npos;
}

class Reader {
 public:
  Reader(std::string_view text, std::span<const PlacedStep> known)
      : text_(text), known_(known), tree_(syntax::Tree::parse(text)) {}

  Reading read() {
    readHead();
    reading_.tied = !anchors_.targets.empty();
    const StepSequences found = findSequences(tree_.root(), text_);
    for (const TSNode sequence : found.sequences) readSequence(sequence);
    // Under a key that is only half there the head holds the items, too.
    const Value steps = stepsValue();
    const bool leftOut = steps.isSequence() && steps.size() == 0;
    if (found.sequences.empty()) readFlowSteps(steps);
    reading_.blockSteps = found.sequences.size() == 1 && !found.stray && leftOut &&
                          std::ranges::all_of(reading_.steps, [&](const PlacedStep& step) {
                            return beginsItsLine(step, text_);
                          });
    return std::move(reading_);
  }

 private:
  [[nodiscard]] Value stepsValue() const {
    return reading_.head == nullptr ? Value() : reading_.head->root()[stepsKey];
  }

  void readHead() {
    Cursor cursor(tree_.root());
    syntax::BuildOptions options;
    options.leaveOutItemsOf = stepsKey;
    if (cursor.symbol() == Symbol::error)
      reading_.headProblems.push_back(
          {ProblemKind::other, spanOf(cursor.node()), {}, spanOf(cursor.node()).begin});
    if (cursor.firstChild()) {
      do {
        const Symbol symbol = cursor.symbol();
        const Span span = spanOf(cursor.node());
        if (symbol == Symbol::document && reading_.head == nullptr) {
          buildHead(cursor.node(), options);
        } else if (symbol == Symbol::document && !reading_.secondDocument) {
          reading_.secondDocument = Span{span.begin, std::min(span.end, span.begin + 3)};
        } else if (const auto kind = problemOf(symbol)) {
          reading_.headProblems.push_back({*kind, visibleSpan(span, text_), {}, span.begin});
        }
      } while (cursor.next());
    }
    if (stepsValue().copied()) {
      // The steps stand elsewhere under an anchor: all of it is head, and they are copied from
      // there.
      options.leaveOutItemsOf = {};
      anchors_.targets.clear();
      reading_.headProblems.clear();
      Cursor again(tree_.root());
      again.firstChild();
      while (again.symbol() != Symbol::document && again.next()) {
      }
      buildHead(again.node(), options);
    }
    // Anchors found so far are those of the head: later builders must know whose they are.
    for (syntax::Anchors::Target& target : anchors_.targets) target.owner = reading_.head.get();
  }

  void buildHead(TSNode document, const syntax::BuildOptions& options) {
    reading_.head = std::make_shared<syntax::Values>(
        syntax::buildValues(document, text_, 0, options, anchors_, reading_.headProblems));
  }

  void readSequence(TSNode sequence) {
    Cursor cursor(sequence);
    if (!cursor.firstChild()) return;
    do {
      if (cursor.symbol() == Symbol::item) {
        reading_.steps.push_back(reuseOrRead(cursor.node()));
        reading_.gaps.emplace_back();
      } else if (const auto kind = problemOf(cursor.symbol())) {
        const Span span = visibleSpan(spanOf(cursor.node()), text_);
        if (reading_.gaps.empty())
          reading_.headProblems.push_back({*kind, span, {}, span.begin});
        else
          reading_.gaps.back().push_back(placed(*kind, span, reading_.steps.back().base));
      }
    } while (cursor.next());
  }

  PlacedStep reuseOrRead(TSNode item) {
    // Steps come and go one or a few at a time: the one looked for is the next, or soon after.
    constexpr std::size_t reach = 8;
    const Span span = spanOf(item);
    const std::string_view bytes = text_.substr(span.begin, span.size());
    const Offset column = columnOf(text_, span.begin);
    for (std::size_t i = next_; i < std::min(next_ + reach, known_.size()); ++i) {
      const Step& known = *known_[i].step;
      if (known.tied || known.openEnded || known.column != column || known.source != bytes)
        continue;
      next_ = i + 1;
      return {known_[i].step, span.begin};
    }
    PlacedStep made = readItem(item);
    // The step that this one was before the edit is used up.
    if (next_ < known_.size() && known_[next_].step->id == made.step->id) ++next_;
    return made;
  }

  PlacedStep readItem(TSNode item) {
    const Span span = spanOf(item);
    auto step = std::make_shared<Step>();
    step->source = text_.substr(span.begin, span.size());
    step->column = columnOf(text_, span.begin);
    syntax::BuildOptions options;
    options.parentIndent = static_cast<int>(step->column);
    const std::size_t known = anchors_.targets.size();
    step->values = syntax::buildValues(item, text_, span.begin, options, anchors_, step->problems);
    for (std::size_t i = known; i < anchors_.targets.size(); ++i)
      anchors_.targets[i].owner = &step->values;
    // Properties are there for tags, too; a few too many re-reads do no harm.
    step->tied = step->values.properties.size() > 1;
    reading_.tied = reading_.tied || step->tied;
    step->openEnded = isOpenEnded(*step);
    readFields(*step);
    return {std::move(step), span.begin};
  }

  /// `steps: [{…}, …]` and what an alias brings: each step is its value's own copy.
  void readFlowSteps(const Value& steps) {
    if (!steps.isSequence()) return;
    for (const Value item : steps.items()) {
      const Span span = item.span();
      auto step = std::make_shared<Step>();
      step->source = text_.substr(span.begin, span.size());
      step->column = columnOf(text_, span.begin);
      step->values = syntax::copyValues(item, span.begin);
      step->tied = true;
      readFields(*step);
      reading_.steps.push_back({std::move(step), span.begin});
      reading_.gaps.emplace_back();
    }
  }

  std::string_view text_;
  std::span<const PlacedStep> known_;
  syntax::Tree tree_;
  Reading reading_;
  syntax::Anchors anchors_;
  std::size_t next_ = 0;  ///< of `known_`: those before it are used up
};

}  // namespace

Reading readPipeline(std::string_view text, std::span<const PlacedStep> known) {
  return Reader(text, known).read();
}

}  // namespace osiris::oml
