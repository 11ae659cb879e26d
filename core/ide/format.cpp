#include "ide/format.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "ide/format_layout.h"
#include "syntax/document.h"
#include "syntax/tree.h"
#include "text/lines.h"

namespace osiris::ide {
namespace {

using TreeSymbol = syntax::Symbol;
using syntax::Value;
using text::Edit;
using text::isBreak;
using text::isSpace;
using text::Offset;
using text::Span;

/// The wanted text between two tokens on one line; nothing when what is there is right.
std::optional<std::string> wantedGap(const LayoutToken& before, const LayoutToken& after,
                                     std::string_view gap) {
  const bool opens =
      before.symbol == TreeSymbol::other && (before.first == '[' || before.first == '{');
  const bool closes =
      after.symbol == TreeSymbol::other && (after.first == ']' || after.first == '}');
  const bool comma = after.symbol == TreeSymbol::other && after.first == ',';
  if (after.symbol == TreeSymbol::comment)
    return gap.empty() ? std::optional<std::string>(" ") : std::nullopt;
  if (opens || closes || comma)
    return gap.empty() || before.symbol == TreeSymbol::alias ? std::nullopt
                                                             : std::optional<std::string>("");
  if (after.symbol == TreeSymbol::colon) {
    if (before.symbol == TreeSymbol::alias || before.symbol == TreeSymbol::anchor ||
        before.symbol == TreeSymbol::tag || gap.empty())
      return std::nullopt;
    return "";
  }
  if (before.symbol == TreeSymbol::colon || before.symbol == TreeSymbol::dash ||
      before.symbol == TreeSymbol::question ||
      (before.symbol == TreeSymbol::other && before.first == ',')) {
    return gap == " " ? std::nullopt : std::optional<std::string>(" ");
  }
  return std::nullopt;
}

bool inside(const std::vector<Span>& spans, Offset at) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](Span span) { return span.begin < at && at < span.end; });
}

/// Spaces between tokens of a line, and at the ends of lines.
std::vector<Edit> spacing(std::string_view text, const Layout& layout) {
  std::vector<Edit> edits;
  for (std::size_t i = 0; i + 1 < layout.tokens.size(); ++i) {
    const LayoutToken& before = layout.tokens[i];
    const LayoutToken& after = layout.tokens[i + 1];
    if (after.span.begin < before.span.end) continue;
    const std::string_view gap = text.substr(before.span.end, after.span.begin - before.span.end);
    if (gap.find_first_of("\r\n") != std::string_view::npos) continue;
    if (auto wanted = wantedGap(before, after, gap))
      edits.push_back({{before.span.end, after.span.begin}, *wanted});
  }
  return edits;
}

void trimLineEnds(std::string_view text, const Layout& layout, std::vector<Edit>& edits) {
  std::vector<Span> texts;
  for (const LayoutToken& token : layout.tokens) {
    if (text.substr(token.span.begin, token.span.size()).find_first_of("\r\n") !=
        std::string_view::npos)
      texts.push_back(token.span);
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    std::size_t trimmed = end;
    while (trimmed > at && isSpace(text[trimmed - 1])) --trimmed;
    if (trimmed < end && !inside(texts, static_cast<Offset>(trimmed)) &&
        !inside(texts, static_cast<Offset>(end))) {
      edits.push_back({{static_cast<Offset>(trimmed), static_cast<Offset>(end)}, ""});
    }
    at = end + 1;
  }
}

/// Moves lines to their wanted columns. Lines within a scalar or flow collection, and comments,
/// move as far as the line they go with.
std::vector<Edit> indenting(std::string_view text, const Layout& layout) {
  std::vector<Edit> edits;
  std::vector<Offset> waiting;  // comment lines, until the next line tells how far
  int moved = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
    std::size_t first = at;
    while (first < end && isSpace(text[first])) ++first;
    const auto begin = static_cast<Offset>(at);
    const auto content = static_cast<Offset>(first);
    const auto shift = [&](Offset line, int by) {
      std::size_t to = line;
      while (to < text.size() && text[to] == ' ') ++to;
      const int now = static_cast<int>(to - line);
      if (by == 0 || now + by < 0) return;
      if (by > 0)
        edits.push_back({{line, line}, std::string(static_cast<std::size_t>(by), ' ')});
      else
        edits.push_back({{line, line + static_cast<Offset>(-by)}, ""});
    };
    if (first < end) {
      const auto wanted = layout.wantedColumns.find(content);
      if (wanted != layout.wantedColumns.end()) {
        moved = wanted->second - static_cast<int>(first - at);
        for (const Offset line : waiting) shift(line, moved);
        waiting.clear();
        shift(begin, moved);
      } else if (inside(layout.opaque, begin)) {
        shift(begin, moved);
      } else if (text[first] == '#') {
        waiting.push_back(begin);
      }
    }
    at = end + 1;
  }
  return edits;
}

std::string appliedWhereFree(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string result;
  Offset at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at) continue;
    result += text.substr(at, edit.span.begin - at);
    result += edit.newText;
    at = edit.span.end;
  }
  return result += text.substr(at);
}

bool sameValue(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || a.text() != b.text() || a.size() != b.size() || a.tag() != b.tag() ||
      a.anchor() != b.anchor())
    return false;
  auto item = b.items().begin();
  for (const Value own : a.items()) {
    if (!sameValue(own, *item)) return false;
    ++item;
  }
  auto entry = b.entries().begin();
  for (const auto [key, value] : a.entries()) {
    if (!sameValue(key, (*entry).key) || !sameValue(value, (*entry).value)) return false;
    ++entry;
  }
  return true;
}

std::size_t countComments(const Layout& layout) {
  return static_cast<std::size_t>(
      std::count_if(layout.tokens.begin(), layout.tokens.end(),
                    [](const LayoutToken& t) { return t.symbol == TreeSymbol::comment; }));
}

/// Whether two texts say the same: values and number of comments.
bool saysTheSame(std::string_view before, std::string_view after) {
  const syntax::Stream a = syntax::parseStream(before, syntax::MergeKeys::keep);
  const syntax::Stream b = syntax::parseStream(after, syntax::MergeKeys::keep);
  if (a.documents.size() != b.documents.size() || a.problems.size() != b.problems.size())
    return false;
  for (std::size_t i = 0; i < a.documents.size(); ++i) {
    if (!sameValue(a.documents[i].root(), b.documents[i].root())) return false;
  }
  const syntax::Tree treeA = syntax::Tree::parse(before);
  const syntax::Tree treeB = syntax::Tree::parse(after);
  return countComments(layoutOf(before, treeA.root())) ==
         countComments(layoutOf(after, treeB.root()));
}

using Pass = std::vector<Edit> (*)(std::string_view text);

std::vector<Edit> spacingPass(std::string_view text) {
  const syntax::Tree tree = syntax::Tree::parse(text);
  const Layout layout = layoutOf(text, tree.root());
  std::vector<Edit> edits = spacing(text, layout);
  trimLineEnds(text, layout, edits);
  return edits;
}

std::vector<Edit> indentingPass(std::string_view text) {
  const syntax::Tree tree = syntax::Tree::parse(text);
  return indenting(text, layoutOf(text, tree.root()));
}

/// One line break at the end of the file, of the file's own kind.
std::vector<Edit> endingPass(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && (isBreak(text[end - 1]) || isSpace(text[end - 1]))) --end;
  if (end == 0) return {};
  const std::string lineBreak(text::lineBreakOf(text));
  if (text.substr(end) == lineBreak) return {};
  return {{{static_cast<Offset>(end), static_cast<Offset>(text.size())}, lineBreak}};
}

/// The edits that turn `before` into `after`, line by line; both have the same lines but for spaces
/// (and perhaps fewer at the end).
std::vector<Edit> difference(std::string_view before, std::string_view after) {
  std::vector<Edit> edits;
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < before.size() || b < after.size()) {
    const std::size_t endA = std::min(before.find('\n', a), before.size());
    const std::size_t endB = std::min(after.find('\n', b), after.size());
    std::string_view lineA = before.substr(a, endA - a);
    std::string_view lineB = after.substr(b, endB - b);
    const bool last = endB >= after.size() || endA >= before.size();
    if (last) {
      lineA = before.substr(a);
      lineB = after.substr(b);
    }
    if (lineA != lineB) {
      const auto prefix = static_cast<std::size_t>(
          std::mismatch(lineA.begin(), lineA.end(), lineB.begin(), lineB.end()).first -
          lineA.begin());
      std::size_t suffix = 0;
      while (suffix < std::min(lineA.size(), lineB.size()) - prefix &&
             lineA[lineA.size() - 1 - suffix] == lineB[lineB.size() - 1 - suffix])
        ++suffix;
      edits.push_back(
          {{static_cast<Offset>(a + prefix), static_cast<Offset>(a + lineA.size() - suffix)},
           std::string(lineB.substr(prefix, lineB.size() - prefix - suffix))});
    }
    if (last) break;
    a = endA + 1;
    b = endB + 1;
  }
  return edits;
}

/// A few rounds: what a pass moves, it may look at again. What would change the meaning is left
/// out.
void runPass(Pass pass, std::string& text) {
  for (int round = 0; round < 4; ++round) {
    std::string next = appliedWhereFree(text, pass(text));
    if (next == text || !saysTheSame(text, next)) return;
    text = std::move(next);
  }
}

Offset lineStart(std::string_view text, Offset at) {
  while (at > 0 && !isBreak(text[at - 1])) --at;
  return at;
}

Offset lineEnd(std::string_view text, Offset at) {
  while (at < text.size() && !isBreak(text[at])) ++at;
  return at;
}

/// The text in form, or as far as some of the passes bring it.
std::string inForm(std::string_view text, std::span<const Pass> passes) {
  std::string current(text);
  std::string before;
  // A few rounds: a line that could not move may do so once the spaces in it are right.
  for (int sweep = 0; sweep < 4 && current != before; ++sweep) {
    before = current;
    for (const Pass pass : passes) runPass(pass, current);
  }
  return current;
}

Result<> failUnlessYaml(std::string_view text) {
  const syntax::Stream stream = syntax::parseStream(text, syntax::MergeKeys::keep);
  for (const syntax::Problem& problem : stream.problems) {
    if (!syntax::isInvalidYaml(problem.kind)) continue;
    const auto line = 1 + std::count(text.begin(), text.begin() + problem.span.begin, '\n');
    return fail("not_formattable", "line " + std::to_string(line) + " is not valid YAML",
                "run 'osiris check' and mend it first");
  }
  return {};
}

constexpr std::array<Pass, 3> allPasses{indentingPass, spacingPass, endingPass};

}  // namespace

Result<std::vector<text::Edit>> format(std::string_view text) {
  if (auto yaml = failUnlessYaml(text); !yaml) return std::unexpected(yaml.error());
  return difference(text, inForm(text, allPasses));
}

Result<std::vector<text::Edit>> formatParts(std::string_view text,
                                            std::span<const text::Span> parts) {
  if (auto yaml = failUnlessYaml(text); !yaml) return std::unexpected(yaml.error());
  const auto isAsked = [&](const Edit& edit) {
    return std::ranges::any_of(parts, [&](Span part) {
      return edit.span.begin <= lineEnd(text, part.end) &&
             lineStart(text, part.begin) <= edit.span.end;
    });
  };
  const std::span<const Pass> all(allPasses);
  // First with lines that move, then without.
  for (const auto passes : {all, all.subspan(1)}) {
    std::vector<Edit> edits = difference(text, inForm(text, passes));
    std::erase_if(edits, [&](const Edit& edit) { return !isAsked(edit); });
    if (edits.empty() || saysTheSame(text, appliedWhereFree(text, edits))) return edits;
  }
  return std::vector<Edit>{};
}

}  // namespace osiris::ide
