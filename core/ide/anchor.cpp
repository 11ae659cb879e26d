#include "ide/anchor.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

#include "base/utf8.h"
#include "project/secret_name.h"

namespace osiris::ide {
namespace {

using syntax::Value;

constexpr std::string_view hidden = "(secret)";
constexpr std::size_t mostLines = 20;
constexpr std::size_t longestText = 80;

/// Which entries of maps nobody may see.
class Secrets {
 public:
  Secrets(const oml::Pipeline& pipeline, const project::Workspace& workspace) {
    std::set<std::string_view> seen;
    for (const oml::PlacedStep& placed : pipeline.steps) {
      if (!seen.insert(placed.step->component).second) continue;
      if (const auto component = workspace.registry().find(placed.step->component))
        fields_.insert(component->secretFields.begin(), component->secretFields.end());
    }
  }

  [[nodiscard]] bool hides(const Value& map, std::string_view key) const {
    return project::isSecretName(key) || fields_.contains(key) ||
           (key == "default" && syntax::truthy(map["sensitive"]));
  }

 private:
  std::set<std::string, std::less<>> fields_;
};

/// Looks for an anchor's value, and for its name in secret places.
class Search {
 public:
  Search(std::string_view name, text::Span definition, const Secrets& secrets)
      : name_(name), definition_(definition), secrets_(secrets) {}

  void visit(const Value& value, bool secret) {
    if (const auto* properties = value.properties()) {
      const bool anchored = properties->anchor == name_;
      if (anchored && properties->anchorSpan.shifted(value.base()).begin + 1 == definition_.begin)
        found = value;
      isSecret = isSecret || (secret && (anchored || properties->alias == name_));
    }
    if (value.copied()) return;
    for (const Value item : value.items()) visit(item, secret);
    for (const auto [key, member] : value.entries())
      visit(member, secret || secrets_.hides(value, key.text()));
  }

  Value found;
  bool isSecret = false;

 private:
  std::string_view name_;
  text::Span definition_;
  const Secrets& secrets_;
};

/// Prints values in YAML's block style.
class Printer {
 public:
  explicit Printer(const Secrets& secrets) : secrets_(secrets) {}

  std::string print(const Value& value) {
    if (value.isMapping() || value.isSequence())
      collection(value, 0);
    else
      line(scalar(value));
    return fmt::format("{}", fmt::join(lines_, "\n"));
  }

 private:
  static std::string scalar(const Value& value) {
    if (value.isMapping()) return "{}";
    if (value.isSequence()) return "[]";
    const std::string_view text = value.isNull() && value.text().empty() ? "null" : value.text();
    const std::size_t end = utf8::characterStart(text, std::min(longestText, text.size()));
    std::string shown(text.substr(0, end));
    std::ranges::replace_if(shown, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return end < text.size() ? shown + "…" : shown;
  }

  void line(std::string text) {
    if (lines_.size() < mostLines) lines_.push_back(std::move(text));
    if (lines_.size() == mostLines) lines_.push_back("…");
  }

  void collection(const Value& value, std::size_t indent) {
    const std::string blanks(indent, ' ');
    const auto add = [&](const std::string& head, const Value& member) {
      if (lines_.size() > mostLines) return;
      if (member.size() == 0) return line(fmt::format("{}{} {}", blanks, head, scalar(member)));
      line(blanks + head);
      collection(member, indent + 2);
    };
    for (const Value item : value.items()) add("-", item);
    for (const auto [key, member] : value.entries()) {
      const std::string head = fmt::format("{}:", key.text());
      if (secrets_.hides(value, key.text()))
        line(fmt::format("{}{} {}", blanks, head, hidden));
      else
        add(head, member);
    }
  }

  const Secrets& secrets_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string anchoredYaml(const oml::Pipeline& pipeline, const project::Workspace& workspace,
                         std::string_view name, text::Span definition) {
  const Secrets secrets(pipeline, workspace);
  Search search(name, definition, secrets);
  search.visit(pipeline.root(), false);
  for (const oml::PlacedStep& step : pipeline.steps) search.visit(step.value(), false);
  if (!search.found) return {};
  return search.isSecret ? std::string(hidden) : Printer(secrets).print(search.found);
}

}  // namespace osiris::ide
