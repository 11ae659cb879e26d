#include "ide/rewriting.h"

#include <algorithm>
#include <utility>

#include "syntax/yaml11.h"
#include "text/apply_edits.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using syntax::Value;
using text::Offset;

/// Maps of more keys are not compared, and nothing is rewritten in them: that is no config.
constexpr std::size_t mostKeys = 500;

bool sameMaps(const Value& one, const Value& other) {
  if (one.size() != other.size() || one.size() > mostKeys) return false;
  for (const auto [key, value] : one.entries()) {
    const auto same = key.isScalar() ? other.entry(key.text()) : std::nullopt;
    if (!same || !sameMeaning(value, same->value)) return false;
  }
  return true;
}

bool sameLists(const Value& one, const Value& other) {
  if (one.size() != other.size()) return false;
  auto there = other.items().begin();
  for (const Value item : one.items()) {
    if (!sameMeaning(item, *there)) return false;
    ++there;
  }
  return true;
}

bool areApart(std::vector<text::Edit> edits) {
  std::ranges::sort(edits, {}, &text::Edit::span);
  return std::ranges::adjacent_find(edits, [](const text::Edit& one, const text::Edit& next) {
           return one.span.end > next.span.begin;
         }) == edits.end();
}

}  // namespace

bool sameMeaning(const Value& one, const Value& other) {
  if (static_cast<bool>(one) != static_cast<bool>(other)) return false;
  if (!one) return true;
  if (one.tag() != other.tag() || one.kind() != other.kind()) return false;
  if (one.isMapping()) return sameMaps(one, other);
  if (one.isSequence()) return sameLists(one, other);
  return syntax::typeOf(one) == syntax::typeOf(other) && one.text() == other.text();
}

text::Span linesOf(const oml::Pipeline& pipeline, const oml::PlacedStep& placed) {
  const std::string_view source = pipeline.source;
  const text::Span own{placed.base, static_cast<Offset>(placed.base + placed.step->source.size())};
  const bool isItem = placed.step->source.starts_with('-');
  if (!isItem || own.end == 0 || source[own.end - 1] == '\n') return own;
  return {own.begin, text::lineEnd(source, own.end)};
}

std::optional<RewrittenStep> RewrittenStep::read(const oml::Pipeline& pipeline,
                                                 const oml::PlacedStep& placed,
                                                 const std::vector<text::Edit>& edits) {
  const text::Span lines = linesOf(pipeline, placed);
  if (!areApart(edits)) return std::nullopt;
  std::vector<text::Edit> own = edits;
  for (text::Edit& edit : own) {
    if (!lines.contains(edit.span)) return std::nullopt;
    edit.span = edit.span.shifted(-static_cast<std::int64_t>(lines.begin));
  }
  RewrittenStep read;
  // The last line's break is no part of the step, but a block of text ends with it.
  const bool isItem = placed.step->source.starts_with('-');
  const Offset end = isItem && text::lineEnd(pipeline.source, lines.end) == lines.end
                         ? text::nextLine(pipeline.source, lines.end)
                         : lines.end;
  read.stream_ = syntax::parseStream(
      std::string(placed.step->column, ' ') +
      text::applied(pipeline.source.substr(lines.begin, end - lines.begin), std::move(own)));
  if (!read.stream_.problems.empty() || read.stream_.documents.size() != 1) return std::nullopt;
  const Value root = read.stream_.root();
  if (root.isSequence() && root.size() != 1) return std::nullopt;
  return read;
}

Value RewrittenStep::value() const {
  const Value root = stream_.root();
  return root.isSequence() ? *root.items().begin() : root;
}

bool isFree(const Value& value) {
  return value && !value.copied() && value.properties() == nullptr && !value.incomplete();
}

bool beginsLine(std::string_view source, Offset key) {
  const Offset start = text::lineStart(source, key);
  return source.substr(start, key - start).find_first_not_of(" -") == std::string_view::npos;
}

std::size_t columnOf(std::string_view source, Offset at) {
  return at - text::lineStart(source, at);
}

std::optional<Offset> behindColon(std::string_view source, const Value& key) {
  const std::size_t colon = source.find_first_not_of(' ', key.span().end);
  if (colon == std::string_view::npos || source[colon] != ':') return std::nullopt;
  return static_cast<Offset>(colon + 1);
}

}  // namespace osiris::ide
