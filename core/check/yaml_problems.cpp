#include "check/yaml_problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "oml/step.h"
#include "text/lines.h"

namespace osiris::check {
namespace {

using oml::operator/;
using syntax::Problem;
using syntax::ProblemKind;
using syntax::Value;
using text::Span;

/// A problem among the text it was found in.
struct Finding {
  const Problem& problem;
  std::string_view source;
  const std::string& path;
  Reporter& reporter;

  [[nodiscard]] std::string_view text() const {
    return source.substr(problem.span.begin, problem.span.size());
  }
  /// The text as it is quoted in a message: one line, not too long.
  [[nodiscard]] std::string quoted() const {
    constexpr std::size_t longest = 40;
    std::string_view line = text().substr(0, text().find_first_of("\r\n"));
    if (line.size() <= longest) return fmt::format("'{}'", line);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return fmt::format("'{}…'", line.substr(0, end));
  }
  Diagnostic& report(const Code& code, std::string message) const {
    return reporter.report(code, problem.span, path, std::move(message));
  }
};

Fix insertion(std::string title, text::Offset at, std::string text) {
  return {std::move(title), {{{at, at}, std::move(text)}}, true};
}

void missingColon(const Finding& f) {
  // Of `component mysql.extractor` the first word is the key.
  const std::string_view key = f.text().substr(0, f.text().find(' '));
  Diagnostic& diagnostic = f.report(
      code::missing_colon, fmt::format("{} has no colon; a key is written '{}:'", f.quoted(), key));
  const auto end = f.problem.span.begin + static_cast<text::Offset>(key.size());
  diagnostic.fixes.push_back(insertion("Add the colon", end, ":"));
}

/// The one that opens the text; behind a quote alone there is none to look at.
char openQuote(const Finding& f) {
  const char first = f.text().empty() ? ' ' : f.text().front();
  const text::Offset at = f.problem.at;
  const bool isQuote = first == '\'' || first == '"';
  return isQuote || at == 0 || at > f.source.size() ? first : f.source[at - 1];
}

void unclosedQuote(const Finding& f) {
  const char quote = openQuote(f) == '\'' ? '\'' : '"';
  Diagnostic& diagnostic = f.report(
      code::unclosed_quote, fmt::format("this quote is never closed; add {} at its end", quote));
  diagnostic.fixes.push_back(insertion("Close the quote", f.problem.at, std::string(1, quote)));
}

/// Whether a comment begins before `at` on its line, if no quotes are around it.
bool isInComment(std::string_view source, text::Offset at) {
  const text::Offset line = text::lineStart(source, at);
  const std::string_view before = source.substr(line, at - line);
  return before.starts_with('#') || before.find(" #") != std::string_view::npos ||
         before.find("\t#") != std::string_view::npos;
}

void unclosedBracket(const Finding& f) {
  const char open = f.text().starts_with('{') ? '{' : '[';
  const char close = open == '{' ? '}' : ']';
  Diagnostic& diagnostic = f.report(
      code::unclosed_bracket, fmt::format("this '{}' is never closed; add '{}'", open, close));
  // In a comment it would close nothing.
  if (isInComment(f.source, f.problem.at)) return;
  diagnostic.fixes.push_back(
      insertion(fmt::format("Add '{}'", close), f.problem.at, std::string(1, close)));
}

void missingComma(const Finding& f) {
  Diagnostic& diagnostic =
      f.report(code::missing_comma, fmt::format("a comma is missing before {}", f.quoted()));
  diagnostic.fixes.push_back(insertion("Add the comma", f.problem.at, ","));
}

/// No fix: how deep the line was meant to stand, only its author knows.
void tabIndentation(const Finding& f) {
  f.report(code::tab_indentation, "a tab cannot indent; use spaces");
}

void reservedCharacter(const Finding& f) {
  const char first = f.text().empty() ? '@' : f.text().front();
  const Code& code = first == '@' ? code::unquoted_reference : code::yaml_syntax;
  const bool starts = first == '@' || first == '`' || first == '%';
  Diagnostic& diagnostic = f.report(
      code, starts
                ? fmt::format("text cannot start with '{}'; put {} in quotes", first, f.quoted())
                : fmt::format("between brackets a '{{' opens a map; put {} in quotes", f.quoted()));
  if (f.text().find('"') != std::string_view::npos) return;
  diagnostic.fixes.push_back({"Put it in quotes",
                              {{{f.problem.span.begin, f.problem.span.begin}, "\""},
                               {{f.problem.span.end, f.problem.span.end}, "\""}},
                              true});
}

void invalidEscape(const Finding& f) {
  Diagnostic& diagnostic =
      f.report(code::invalid_escape,
               fmt::format("{} is no escape; a backslash itself is written '\\\\'", f.quoted()));
  diagnostic.fixes.push_back(insertion("Double the backslash", f.problem.span.begin, "\\"));
}

void missingDocumentStart(const Finding& f) {
  const text::Offset at = f.problem.span.begin;
  const bool beginsLine = at == 0 || text::isBreak(f.source[at - 1]);
  Diagnostic& diagnostic =
      f.report(code::invalid_directive, "a line '---' is missing after the directives");
  diagnostic.fixes.push_back(insertion("Add '---'", at, beginsLine ? "---\n" : "\n---\n"));
}

void unreadableValue(const Finding& f) {
  const std::string what = f.problem.detail.empty() ? "a value"
                           : f.problem.detail.starts_with('!')
                               ? fmt::format("'{}'", f.problem.detail)
                               : f.problem.detail;
  f.report(
      code::unreadable_value,
      fmt::format("Osiris cannot read {} as {}; put it in quotes if it is text", f.quoted(), what));
}

void dashAsText(const Finding& f) {
  Diagnostic& diagnostic =
      f.report(code::yaml_syntax,
               "'-' alone in brackets is text to Osiris and an error to newer YAML; quote it");
  diagnostic.severity = Severity::warning;
  diagnostic.fixes.push_back({"Put it in quotes", {{f.problem.span, "\"-\""}}, true});
}

void tell(const Finding& f) {
  switch (f.problem.kind) {
    case ProblemKind::missingColon:
      return missingColon(f);
    case ProblemKind::unclosedQuote:
      return unclosedQuote(f);
    case ProblemKind::unclosedBracket:
      return unclosedBracket(f);
    case ProblemKind::missingComma:
      return missingComma(f);
    case ProblemKind::tabIndentation:
      return tabIndentation(f);
    case ProblemKind::reservedCharacter:
      return reservedCharacter(f);
    case ProblemKind::invalidEscape:
      return invalidEscape(f);
    case ProblemKind::badIndentation:
      f.report(code::bad_indentation,
               "this line is indented like nothing around it; align it with its neighbours");
      return;
    case ProblemKind::flowIndentation:
      f.report(code::bad_indentation, "indent this line deeper than the key its bracket belongs to")
          .severity = Severity::warning;
      return;
    case ProblemKind::invalidBlockIndentation:
      f.report(code::bad_indentation, "this empty line is indented deeper than the text after it");
      return;
    case ProblemKind::straySequence:
      f.report(code::bad_indentation, "this list belongs to no key; finish the line above it");
      return;
    case ProblemKind::mergeConflict:
      f.report(code::merge_conflict,
               "a merge conflict is left here; choose one side and delete the marker lines");
      return;
    case ProblemKind::unexpectedText:
      f.report(code::unexpected_text,
               fmt::format("{} fits nowhere here; correct or delete it", f.quoted()));
      return;
    case ProblemKind::nestingTooDeep:
      f.report(code::nesting_too_deep, "nested too deep; nothing below this line is read");
      return;
    case ProblemKind::multilineKey:
      f.report(code::multiline_key, "a key stands on one line, together with its colon");
      return;
    case ProblemKind::missingDocumentStart:
      return missingDocumentStart(f);
    case ProblemKind::invalidDirective:
      f.report(code::invalid_directive,
               fmt::format("{} is no directive that YAML knows, or stands here twice", f.quoted()));
      return;
    case ProblemKind::invalidTag:
      f.report(code::invalid_tag,
               fmt::format("{} is no tag, or its prefix is declared nowhere", f.quoted()));
      return;
    case ProblemKind::unknownTag:
      f.report(code::invalid_tag,
               fmt::format("Osiris knows no tag '{}'; put quotes around it if it is text",
                           f.problem.detail));
      return;
    case ProblemKind::unreadableValue:
      return unreadableValue(f);
    case ProblemKind::dashAsText:
      return dashAsText(f);
    case ProblemKind::emptyKey:
      f.report(code::yaml_syntax, "a key is missing before this colon");
      return;
    case ProblemKind::undefinedAlias:
      f.report(code::undefined_alias,
               fmt::format("no anchor '&{}' stands before this alias", f.problem.detail));
      return;
    case ProblemKind::duplicateAnchor:
      f.report(code::duplicate_anchor,
               fmt::format("anchor '&{}' is defined twice, which Osiris refuses; rename one",
                           f.problem.detail));
      return;
    case ProblemKind::aliasExpansion:
      f.report(code::alias_expansion,
               "aliases within aliases make this too large; what they stand for is left out");
      return;
    case ProblemKind::collectionKey:
      f.report(code::yaml_syntax,
               "a list or map cannot be a key; put quotes around it if it is text");
      return;
    case ProblemKind::longKey:
      f.report(code::yaml_syntax, "a key has at most 1024 characters");
      return;
    case ProblemKind::invalidMerge:
      f.report(code::yaml_syntax, "'<<' takes a map, or a list of maps, by alias");
      return;
    case ProblemKind::other:
      f.report(code::yaml_syntax, "this is no YAML");
      return;
  }
}

/// Mappings of more keys than this are looked up in a table; shorter ones are compared pair by
/// pair.
constexpr std::size_t fewKeys = 16;

void reportDuplicate(const Value& first, const Value& second, const std::string& path,
                     Reporter& reporter) {
  Diagnostic& diagnostic = reporter.report(
      code::duplicate_key, second.span(), path / second.text(),
      fmt::format("key '{}' stands here twice; only the last one counts", second.text()));
  diagnostic.related.push_back({"", first.span(), "the first one"});
}

void reportDuplicatesIn(const Value& map, const std::string& path, Reporter& reporter) {
  std::unordered_map<std::string_view, Value> table;
  std::vector<Value> few;
  for (const auto [key, value] : map.entries()) {
    if (!key.isScalar() || key.copied() || key.incomplete()) continue;
    if (map.size() > fewKeys) {
      const auto [known, added] = table.try_emplace(key.text(), key);
      if (!added) reportDuplicate(known->second, key, path, reporter);
      continue;
    }
    const auto known = std::find_if(few.begin(), few.end(),
                                    [&](const Value& k) { return k.text() == key.text(); });
    if (known != few.end())
      reportDuplicate(*known, key, path, reporter);
    else
      few.push_back(key);
  }
}

/// Spans of text in which a tab is a character like any other.
void collectTexts(const Value& value, std::vector<Span>& texts) {
  if (value.copied()) return;
  if (value.isScalar()) {
    if (value.style() != syntax::Style::plain && value.style() != syntax::Style::none)
      texts.push_back(value.span());
    return;
  }
  for (const Value item : value.items()) collectTexts(item, texts);
  for (const auto [key, member] : value.entries()) {
    collectTexts(key, texts);
    collectTexts(member, texts);
  }
}

/// As many tabs are replaced at once.
constexpr std::size_t mostTabs = 100;

/// Whether nothing but white space stands before `at` on its line.
bool isIndentation(std::string_view source, std::size_t at) {
  const std::size_t line = source.find_last_of("\r\n", at) + 1;
  return source.substr(line, at - line).find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

bool reportTabs(const Value& value, std::string_view source, Span within, const std::string& path,
                const std::vector<Problem>& told, Reporter& reporter) {
  const std::string_view read = source.substr(0, within.end);
  std::size_t at = read.find('\t', within.begin);
  if (at == std::string_view::npos) return false;
  const bool indentationTold = std::any_of(told.begin(), told.end(), [](const Problem& problem) {
    return problem.kind == ProblemKind::tabIndentation;
  });
  std::vector<Span> texts;
  collectTexts(value, texts);
  std::vector<text::Edit> edits;
  for (; at != std::string_view::npos && edits.size() < mostTabs; at = read.find('\t', at + 1)) {
    const auto offset = static_cast<text::Offset>(at);
    const bool inText =
        std::any_of(texts.begin(), texts.end(), [&](Span span) { return span.contains(offset); });
    if (inText || isInComment(source, offset)) continue;
    if (indentationTold && isIndentation(source, at)) continue;
    edits.push_back({{offset, offset + 1}, " "});
  }
  if (edits.empty()) return false;
  // One tells the person; a file of tabs has thousands.
  Diagnostic& diagnostic = reporter.report(code::tab_indentation, edits.front().span, path,
                                           "Osiris reads no tabs outside of quotes; use spaces");
  const char* title =
      edits.size() == 1 ? "Replace the tab with a space" : "Replace the tabs with spaces";
  diagnostic.fixes.push_back({title, std::move(edits), true});
  return true;
}

void reportProblems(const std::vector<Problem>& problems, std::string_view source,
                    const std::string& path, Reporter& reporter) {
  for (const Problem& problem : problems) tell({problem, source, path, reporter});
}

void reportDuplicateKeys(const Value& value, const std::string& path, Reporter& reporter) {
  if (value.copied()) return;
  if (value.isMapping()) {
    reportDuplicatesIn(value, path, reporter);
    for (const auto [key, member] : value.entries()) {
      if (!member.isScalar()) reportDuplicateKeys(member, path / key.text(), reporter);
    }
  } else if (value.isSequence()) {
    std::size_t index = 0;
    for (const Value item : value.items()) {
      if (!item.isScalar()) reportDuplicateKeys(item, path / std::to_string(index), reporter);
      ++index;
    }
  }
}

}  // namespace osiris::check
