#include "ide/connection_names.h"

#include <algorithm>
#include <string>
#include <utility>

#include "check/fields.h"
#include "check/sql_words.h"
#include "ide/place.h"
#include "project/connection.h"
#include "project/document.h"

namespace osiris::ide {
namespace {

using syntax::Value;

std::vector<Occurrence> givenIn(const Value& document) {
  std::vector<Occurrence> all;
  for (const auto [family, aliases] : project::connectionFamilies(document).entries()) {
    for (const auto [alias, fields] : aliases.entries()) {
      if (!fields.isMapping() || alias.copied() || alias.text().empty()) continue;
      std::string name = std::string(family.text()) + '.' + std::string(alias.text());
      all.push_back({{SymbolKind::connection, std::move(name)}, insideQuotes(alias), true});
    }
  }
  return all;
}

/// In osiris.yaml: connections that stand in for others, and datasets of quality checks.
class Settings {
 public:
  explicit Settings(std::string_view text) : text_(text), document_(text) {}

  std::vector<Occurrence> take() {
    const Value root = document_.root();
    for (const auto [name, environment] : root["environments"].entries()) {
      for (const auto [replaced, replacement] : environment["connections"].entries()) {
        addConnection(replaced);
        addConnection(replacement);
      }
    }
    for (const Value item : root["quality"].items()) addDataset(item["dataset"]);
    return std::move(all_);
  }

 private:
  void add(std::string name, const Value& scalar, std::size_t begin, std::size_t end) {
    all_.push_back({{SymbolKind::connection, std::move(name)},
                    check::placeInScalar(text_, scalar, begin, end)});
  }

  /// `family.alias`, with or without `@`.
  void addConnection(const Value& scalar) {
    const std::string_view text = check::textOf(scalar);
    const std::size_t begin = text.starts_with('@') ? 1 : 0;
    const std::string reference = '@' + std::string(text.substr(begin));
    if (scalar.copied() || !project::isConnectionReference(reference)) return;
    add(reference.substr(1), scalar, begin, text.size());
  }

  /// `family://alias/name`.
  void addDataset(const Value& scalar) {
    const std::string_view text = check::textOf(scalar);
    const std::size_t scheme = text.find("://");
    if (scalar.copied() || scheme == std::string_view::npos) return;
    const std::size_t begin = scheme + 3;
    const std::size_t end = std::min(text.size(), text.find('/', begin));
    const std::string name =
        std::string(text.substr(0, scheme)) + '.' + std::string(text.substr(begin, end - begin));
    if (project::isConnectionReference('@' + name)) add(name, scalar, begin, end);
  }

  std::string_view text_;
  project::Document document_;
  std::vector<Occurrence> all_;
};

}  // namespace

std::vector<Occurrence> connectionsIn(project::FileKind kind, std::string_view text) {
  if (kind == project::FileKind::connections) return givenIn(project::Document(text).root());
  if (kind == project::FileKind::settings) return Settings(text).take();
  return {};
}

std::optional<Occurrence> connectionAt(project::FileKind kind, std::string_view text,
                                       text::Offset at) {
  for (Occurrence& each : connectionsIn(kind, text)) {
    if (each.span.touches(at)) return std::move(each);
  }
  return std::nullopt;
}

}  // namespace osiris::ide
