#include "oml/model.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "oml/references.h"
#include "oml/step_builder.h"

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

constexpr std::string_view stepsKey = "steps";

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

/// Whether nothing about the step depends on, or reaches into, what is around it.
bool isWhole(const Step& step) {
  return !step.tied && !step.openEnded &&
         std::all_of(step.problems.begin(), step.problems.end(), [](const Problem& problem) {
           return problem.kind == ProblemKind::missingColon;
         });
}

/// Whether every line but the first begins beyond `column`, with spaces alone before it.
bool isIndentedDeeper(std::string_view bytes, Offset column) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    const std::size_t first = bytes.find_first_not_of(' ', at + 1);
    if (first == std::string_view::npos) return false;
    if (bytes[first] == '\t') return false;
    if (bytes[first] != '\n' && bytes[first] != '\r' && first - at - 1 <= column) return false;
  }
  return bytes.find('\r') == std::string_view::npos;
}

/// The first of two items that are all of a document; nothing when there is more, or the first
/// does not stand where it is expected.
std::optional<TSNode> onlyItem(TSNode root, Span expected) {
  Cursor cursor(root);
  if (!cursor.firstChild() || cursor.symbol() != Symbol::document) return std::nullopt;
  if (cursor.next()) return std::nullopt;
  Cursor inner(cursor.node());
  if (!inner.firstChild() || inner.symbol() != Symbol::blockSequence || !inner.firstChild())
    return std::nullopt;
  const TSNode item = inner.node();
  if (inner.symbol() != Symbol::item || spanOf(item) != expected) return std::nullopt;
  if (!inner.next() || inner.symbol() != Symbol::item || inner.next()) return std::nullopt;
  return item;
}

Offset columnOf(std::string_view text, Offset at) {
  Offset begin = at;
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
  return at - begin;
}

}  // namespace

Model::Model(std::string_view text) : tree_(syntax::Tree::parse(text)) {
  pipeline_.source = text;
  readAll();
}

std::vector<Problem> Model::problems() const {
  std::vector<Problem> all = headProblems_;
  for (std::size_t i = 0; i < gaps_.size(); ++i) {
    for (Problem problem : gaps_[i].problems) {
      problem.span = problem.span.shifted(pipeline_.steps[i].base);
      problem.at += pipeline_.steps[i].base;
      all.push_back(std::move(problem));
    }
  }
  return all;
}

void Model::edit(std::string_view after, Span replaced, Offset inserted) {
  pipeline_.source = after;
  editedAlone_.reset();
  if (readStepAlone(replaced, inserted)) {
    tree_.edit(replaced, inserted);
    stale_ = true;
    return;
  }
  Span changed;
  tree_ = tree_.reparse(after, replaced, inserted, &changed);
  const std::int64_t moved = static_cast<std::int64_t>(inserted) - replaced.size();
  const bool window = !stale_ && !tied_ && blockSteps_;
  stale_ = false;
  if (!window || !readWindow(changed, replaced, moved)) readAll();
}

/// Most edits stay within one step and leave it whole. Then the step's own lines say all there is
/// to say, and nothing else is read: a tree of ten thousand items takes milliseconds to put
/// together again, even where each of them is used again.
///
/// The step is read between what is around it anyway: its indentation before, another item after
/// it. False where its lines could say something else among those of the file: then all is read.
bool Model::readStepAlone(Span replaced, Offset inserted) {
  std::vector<PlacedStep>& steps = pipeline_.steps;
  if (tied_ || !blockSteps_ || steps.empty()) return false;
  const auto after =
      std::upper_bound(steps.begin(), steps.end(), replaced.begin,
                       [](Offset at, const PlacedStep& step) { return at < step.base; });
  if (after == steps.begin()) return false;
  const auto index = static_cast<std::size_t>(after - steps.begin()) - 1;
  const PlacedStep old = steps[index];
  const auto end = old.base + static_cast<Offset>(old.step->source.size());
  if (replaced.begin <= old.base + 1 || replaced.end >= end || !isWhole(*old.step) ||
      !gaps_[index].problems.empty())
    return false;

  const Offset size = end - old.base - replaced.size() + inserted;
  const std::string_view bytes = pipeline_.source.substr(old.base, size);
  const std::string indent(old.step->column, ' ');
  if (pipeline_.source.substr(old.base - old.step->column, old.step->column) != indent)
    return false;
  if (!isIndentedDeeper(bytes, old.step->column)) return false;
  const std::string alone = indent + std::string(bytes) + "\n" + indent + "- x\n";
  const syntax::Tree tree = syntax::Tree::parse(alone);
  const std::optional<TSNode> item =
      onlyItem(tree.root(), {old.step->column, old.step->column + size});
  if (!item) return false;

  auto step = std::make_shared<Step>();
  step->source = bytes;
  step->column = old.step->column;
  syntax::BuildOptions options;
  options.parentIndent = static_cast<int>(step->column);
  syntax::Anchors none;
  step->values = syntax::buildValues(*item, alone, step->column, options, none, step->problems);
  step->tied = step->values.properties.size() > 1;
  step->openEnded = isOpenEnded(*step);
  if (!isWhole(*step)) return false;
  readFields(*step);

  editedAlone_ = old.step;
  editedIndex_ = index;
  steps[index].step = std::move(step);
  followId(static_cast<std::uint32_t>(index), old.step->id);
  moveRest(index, replaced.end, static_cast<std::int64_t>(inserted) - replaced.size());
  return true;
}

/// The index follows the id of one step that was read anew; its keys are the bytes of the steps.
void Model::followId(std::uint32_t index, const std::string& before) {
  auto& byId = pipeline_.byId;
  const std::string& now = pipeline_.steps[index].step->id;
  if (const auto entry = byId.find(before); entry == byId.end() || entry->second == index) {
    // Another step of the old name may be its first one now.
    if (before != now && pipeline_.repeatedIds > 0) return indexIds();
    if (entry != byId.end()) byId.erase(entry);
  } else {
    --pipeline_.repeatedIds;
  }
  if (now.empty()) return;
  const auto [entry, isNew] = byId.try_emplace(now, index);
  if (isNew) return;
  ++pipeline_.repeatedIds;
  if (entry->second < index) return;
  byId.erase(entry);
  byId.emplace(now, index);
}

/// What stands after `at` has moved; the steps after `step` among it.
void Model::moveRest(std::size_t step, Offset at, std::int64_t moved) {
  const auto move = [&](Offset& offset) {
    if (offset >= at) offset = static_cast<Offset>(offset + moved);
  };
  const auto moveSpan = [&](Span& span) {
    move(span.begin);
    move(span.end);
  };
  for (std::size_t i = step + 1; i < pipeline_.steps.size(); ++i) move(pipeline_.steps[i].base);
  auto head = std::make_shared<syntax::Values>(*pipeline_.head);
  for (syntax::Node& node : head->nodes) moveSpan(node.span);
  for (syntax::Properties& props : head->properties) {
    moveSpan(props.anchorSpan);
    moveSpan(props.tagSpan);
  }
  pipeline_.head = std::move(head);
  pipeline_.stepsValue = pipeline_.root()[stepsKey];
  for (Reference& reference : pipeline_.headReferences) {
    moveSpan(reference.span);
    moveSpan(reference.nameSpan);
  }
  for (Problem& problem : headProblems_) {
    moveSpan(problem.span);
    move(problem.at);
  }
  if (pipeline_.secondDocument) moveSpan(*pipeline_.secondDocument);
}

void Model::readHead() {
  anchors_.targets.clear();
  headProblems_.clear();
  pipeline_.head.reset();
  pipeline_.secondDocument.reset();
  Cursor cursor(tree_.root());
  syntax::BuildOptions options;
  options.leaveOutItemsOf = stepsKey;
  if (cursor.symbol() == Symbol::error)
    headProblems_.push_back(
        {ProblemKind::other, spanOf(cursor.node()), {}, spanOf(cursor.node()).begin});
  if (cursor.firstChild()) {
    do {
      const Symbol symbol = cursor.symbol();
      if (symbol == Symbol::document && pipeline_.head == nullptr) {
        pipeline_.head = std::make_shared<syntax::Values>(syntax::buildValues(
            cursor.node(), pipeline_.source, 0, options, anchors_, headProblems_));
      } else if (symbol == Symbol::document && !pipeline_.secondDocument) {
        const Span span = spanOf(cursor.node());
        pipeline_.secondDocument = Span{span.begin, std::min(span.end, span.begin + 3)};
      } else if (const auto kind = problemOf(symbol)) {
        headProblems_.push_back({*kind,
                                 visibleSpan(spanOf(cursor.node()), pipeline_.source),
                                 {},
                                 spanOf(cursor.node()).begin});
      }
    } while (cursor.next());
  }
  if (pipeline_.root()[stepsKey].copied()) {
    // The steps stand elsewhere under an anchor: all of it is head, and they are copied from there.
    options.leaveOutItemsOf = {};
    anchors_.targets.clear();
    headProblems_.clear();
    Cursor again(tree_.root());
    again.firstChild();
    while (again.symbol() != Symbol::document && again.next()) {
    }
    pipeline_.head = std::make_shared<syntax::Values>(
        syntax::buildValues(again.node(), pipeline_.source, 0, options, anchors_, headProblems_));
  }
  // Anchors found so far are those of the head: later builders must know whose they are.
  for (syntax::Anchors::Target& target : anchors_.targets) target.owner = pipeline_.head.get();
  headAnchors_ = anchors_.targets.size();
  const Value root = pipeline_.root();
  pipeline_.stepsValue = root[stepsKey];
  pipeline_.headReferences.clear();
  if (!root.isMapping()) return;
  for (const auto [key, value] : root.entries()) {
    if (key.text() == stepsKey) continue;
    auto found = findReferences(value, pipeline_.source, std::string_view() / key.text());
    std::move(found.begin(), found.end(), std::back_inserter(pipeline_.headReferences));
  }
}

PlacedStep Model::readItem(TSNode item) {
  const Span span = spanOf(item);
  auto step = std::make_shared<Step>();
  step->source = pipeline_.source.substr(span.begin, span.size());
  step->column = columnOf(pipeline_.source, span.begin);
  syntax::BuildOptions options;
  options.parentIndent = static_cast<int>(step->column);
  const std::size_t known = anchors_.targets.size();
  step->values =
      syntax::buildValues(item, pipeline_.source, span.begin, options, anchors_, step->problems);
  for (std::size_t i = known; i < anchors_.targets.size(); ++i)
    anchors_.targets[i].owner = &step->values;
  // Properties are there for tags, too; a few too many re-reads do no harm.
  step->tied = step->values.properties.size() > 1;
  tied_ = tied_ || step->tied;
  step->openEnded = isOpenEnded(*step);
  readFields(*step);
  return {std::move(step), span.begin};
}

PlacedStep Model::reuseOrRead(TSNode item, const std::vector<PlacedStep>& old, std::size_t& next) {
  // Steps come and go one or a few at a time: the one looked for is the next, or soon after.
  constexpr std::size_t reach = 8;
  const Span span = spanOf(item);
  const std::string_view bytes = pipeline_.source.substr(span.begin, span.size());
  const Offset column = columnOf(pipeline_.source, span.begin);
  for (std::size_t i = next; i < std::min(next + reach, old.size()); ++i) {
    const Step& known = *old[i].step;
    if (known.tied || known.openEnded || known.column != column || known.source != bytes) continue;
    next = i + 1;
    return {old[i].step, span.begin};
  }
  PlacedStep made = readItem(item);
  // The step that this one was before the edit is used up.
  if (next < old.size() && old[next].step->id == made.step->id) ++next;
  return made;
}

void Model::readAll() {
  const std::vector<PlacedStep> old = std::exchange(pipeline_.steps, {});
  std::size_t reusable = 0;
  readHead();
  tied_ = headAnchors_ > 0;
  gaps_.clear();
  const StepSequences found = findSequences(tree_.root(), pipeline_.source);
  // Under a key that is only half there the head holds the items, too.
  const bool leftOut = pipeline_.stepsValue.isSequence() && pipeline_.stepsValue.size() == 0;
  blockSteps_ = found.sequences.size() == 1 && !found.stray && leftOut;
  for (const TSNode sequence : found.sequences) {
    Cursor cursor(sequence);
    if (!cursor.firstChild()) continue;
    do {
      if (cursor.symbol() == Symbol::item) {
        pipeline_.steps.push_back(reuseOrRead(cursor.node(), old, reusable));
        gaps_.emplace_back();
      } else if (const auto kind = problemOf(cursor.symbol())) {
        const Span span = visibleSpan(spanOf(cursor.node()), pipeline_.source);
        if (gaps_.empty())
          headProblems_.push_back({*kind, span, {}, span.begin});
        else
          gaps_.back().problems.push_back(placed(*kind, span, pipeline_.steps.back().base));
      }
    } while (cursor.next());
  }
  if (found.sequences.empty()) readFlowSteps();
  indexIds();
}

/// `steps: [{…}, …]` and what an alias brings: each step is its value's own copy.
void Model::readFlowSteps() {
  if (!pipeline_.stepsValue.isSequence()) return;
  for (const Value item : pipeline_.stepsValue.items()) {
    const Span span = item.span();
    auto step = std::make_shared<Step>();
    step->source = pipeline_.source.substr(span.begin, span.size());
    step->column = columnOf(pipeline_.source, span.begin);
    step->values = syntax::copyValues(item, span.begin);
    step->tied = true;
    readFields(*step);
    pipeline_.steps.push_back({std::move(step), span.begin});
    gaps_.emplace_back();
  }
}

/// Reads only the steps that `changed` (of the new text) touches. False when the edit reaches out
/// of the sequence, so that everything has to be read.
bool Model::readWindow(Span changed, Span replaced, std::int64_t moved) {
  const StepSequences found = findSequences(tree_.root(), pipeline_.source);
  std::vector<PlacedStep>& steps = pipeline_.steps;
  if (found.sequences.size() != 1 || found.stray || steps.empty()) return false;
  const TSNode sequence = found.sequences.front();
  const Span whole = spanOf(sequence);
  if (whole.begin != steps.front().base || changed.begin <= whole.begin || changed.end >= whole.end)
    return false;
  // The part of the old text that became `changed`.
  const auto oldEnd =
      static_cast<Offset>(std::max<std::int64_t>(replaced.end, changed.end - moved));
  const auto byBase = [](const PlacedStep& step, Offset at) { return step.base < at; };
  auto first = static_cast<std::size_t>(
      std::lower_bound(steps.begin(), steps.end(), changed.begin + 1, byBase) - steps.begin());
  first = first > 2 ? first - 2 : 0;
  auto last = static_cast<std::size_t>(
      std::lower_bound(steps.begin(), steps.end(), oldEnd, byBase) - steps.begin());
  last = std::min(last + 1, steps.size());
  const auto begin = steps[first].base;
  const auto end = last < steps.size() ? static_cast<std::int64_t>(steps[last].base) + moved
                                       : static_cast<std::int64_t>(whole.end) + 1;

  const std::vector<PlacedStep> old(steps.begin() + static_cast<std::ptrdiff_t>(first),
                                    steps.begin() + static_cast<std::ptrdiff_t>(last));
  std::vector<PlacedStep> made;
  std::vector<Gap> gaps;
  std::size_t reusable = 0;
  Cursor cursor(sequence);
  if (!cursor.firstChildAt(begin)) return false;
  bool closed = last == steps.size();
  do {
    const Span span = spanOf(cursor.node());
    if (cursor.symbol() == Symbol::item) {
      if (span.begin >= end) {
        closed = span.begin == end;
        break;
      }
      if (span.begin < begin) return false;
      if (made.empty() && span.begin != begin) return false;
      made.push_back(reuseOrRead(cursor.node(), old, reusable));
      gaps.emplace_back();
      if (tied_) return false;
    } else if (const auto kind = problemOf(cursor.symbol()); kind && !made.empty()) {
      gaps.back().problems.push_back(
          placed(*kind, visibleSpan(span, pipeline_.source), made.back().base));
    }
  } while (cursor.next());
  if (!closed || made.empty()) return false;

  readHead();
  if (headAnchors_ > 0) {
    tied_ = true;
    return false;
  }
  for (std::size_t i = last; i < steps.size(); ++i)
    steps[i].base = static_cast<Offset>(steps[i].base + moved);
  const bool sameIds =
      made.size() == old.size() && std::equal(made.begin(), made.end(), old.begin(),
                                              [](const PlacedStep& a, const PlacedStep& b) {
                                                return a.step == b.step || a.step->id == b.step->id;
                                              });
  if (made.size() == old.size()) {
    std::move(made.begin(), made.end(), steps.begin() + static_cast<std::ptrdiff_t>(first));
    std::move(gaps.begin(), gaps.end(), gaps_.begin() + static_cast<std::ptrdiff_t>(first));
  } else {
    const auto at = static_cast<std::ptrdiff_t>(first);
    const auto to = static_cast<std::ptrdiff_t>(last);
    steps.erase(steps.begin() + at, steps.begin() + to);
    steps.insert(steps.begin() + at, std::make_move_iterator(made.begin()),
                 std::make_move_iterator(made.end()));
    gaps_.erase(gaps_.begin() + at, gaps_.begin() + to);
    gaps_.insert(gaps_.begin() + at, std::make_move_iterator(gaps.begin()),
                 std::make_move_iterator(gaps.end()));
  }
  if (!sameIds) {
    indexIds();
    return true;
  }
  // The same names, but the index looks at the bytes of steps that are gone.
  for (std::size_t i = first; i < last; ++i)
    followId(static_cast<std::uint32_t>(i), steps[i].step->id);
  return true;
}

void Model::indexIds() {
  pipeline_.byId.clear();
  pipeline_.byId.reserve(pipeline_.steps.size());
  pipeline_.repeatedIds = 0;
  for (std::size_t i = 0; i < pipeline_.steps.size(); ++i) {
    const std::string& id = pipeline_.steps[i].step->id;
    if (id.empty()) continue;
    const bool isNew = pipeline_.byId.try_emplace(id, static_cast<std::uint32_t>(i)).second;
    pipeline_.repeatedIds += isNew ? 0 : 1;
  }
}

}  // namespace osiris::oml
