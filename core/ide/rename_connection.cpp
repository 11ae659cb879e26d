#include "ide/rename_connection.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/edits.h"
#include "ide/connection_names.h"
#include "ide/place.h"
#include "ide/rename.h"
#include "project/connection.h"
#include "syntax/document.h"
#include "text/apply_edits.h"

namespace osiris::ide {
namespace {

using project::Connection;
using syntax::Value;

constexpr std::string_view connectionsFileName = "osiris_connections.yaml";

std::unexpected<Error> changesMeaning(std::string_view alias) {
  return fail("changes_meaning",
              fmt::format("'{}' would not mean the same everywhere it stands", alias),
              "choose another name, or rename by hand");
}

/// The alias that a family's steps get which name none: the one with `default: true`, else the one
/// called `default`.
const Connection* defaultOf(const std::vector<Connection>& connections, std::string_view family) {
  const Connection* byName = nullptr;
  for (const Connection& each : connections) {
    if (each.family != family) continue;
    if (each.isDefault) return &each;
    if (each.alias == "default") byName = &each;
  }
  return byName;
}

/// One file's connections before and after.
class GivenRename {
 public:
  GivenRename(std::string_view text, const Symbol& connection, std::string_view alias)
      : text_(text),
        stream_(syntax::parseStream(text)),
        before_(project::readConnections(stream_.root())),
        name_(project::connectionName(connection.name)),
        alias_(alias) {}

  [[nodiscard]] Result<std::vector<text::Edit>> edits() const {
    if (!stream_.problems.empty()) {
      return fail("broken_connections", fmt::format("'{}' has errors", connectionsFileName),
                  "mend them first");
    }
    const Value family = project::connectionFamilies(stream_.root())[name_.family];
    if (family.entry(alias_)) {
      return fail("name_taken",
                  fmt::format("another connection of the family '{}' is called '{}' already",
                              name_.family, alias_),
                  "choose another name");
    }
    std::vector<text::Edit> edits;
    for (const auto [key, fields] : family.entries()) {
      if (key.text() != name_.alias || !fields.isMapping()) continue;
      if (key.copied() || !isAlias(key)) return changesMeaning(alias_);
      edits.push_back({insideQuotes(key), std::string(alias_)});
    }
    if (edits.empty()) {
      return fail("not_renameable",
                  fmt::format("'{}' has no connection '{}.{}'", connectionsFileName, name_.family,
                              name_.alias),
                  "add it there, or correct the name");
    }
    if (const auto* standard = defaultOf(before_, name_.family);
        standard != nullptr && standard->alias == name_.alias && !standard->isDefault) {
      auto edit = makeDefault(family[name_.alias]);
      if (!edit) return changesMeaning(alias_);
      edits.push_back(*std::move(edit));
    }
    std::ranges::sort(edits, {}, &text::Edit::span);
    return isSame(edits) ? Result<std::vector<text::Edit>>(edits) : changesMeaning(alias_);
  }

 private:
  [[nodiscard]] bool isAlias(const Value& key) const {
    const text::Span span = insideQuotes(key);
    return text_.substr(span.begin, span.size()) == name_.alias;
  }

  /// `default: true` in the map of a connection that has been one by its name.
  [[nodiscard]] check::MaybeEdit makeDefault(const Value& fields) const {
    const Value written = fields["default"];
    if (!written) return check::insertEntry(text_, fields, "default: true");
    if (written.copied() || !written.isScalar() || written.span().empty()) return std::nullopt;
    return text::Edit{written.span(), "true"};
  }

  [[nodiscard]] bool isRenamed(const Connection& was, const Connection& is) const {
    const bool ours = was.family == name_.family && was.alias == name_.alias;
    const std::string_view expected = ours ? alias_ : std::string_view(was.alias);
    return is.family == was.family && is.alias == expected &&
           std::ranges::equal(was.fields, is.fields, [](const auto& one, const auto& other) {
             return one.name == other.name && one.text == other.text;
           });
  }

  [[nodiscard]] bool isSame(const std::vector<text::Edit>& edits) const {
    const std::string text = text::applied(text_, edits);
    const syntax::Stream stream = syntax::parseStream(text);
    const auto after = project::readConnections(stream.root());
    if (!stream.problems.empty() ||
        !std::ranges::equal(before_, after, [&](const Connection& was, const Connection& is) {
          return isRenamed(was, is);
        }))
      return false;
    return std::ranges::all_of(before_, [&](const Connection& each) {
      const Connection* was = defaultOf(before_, each.family);
      const Connection* is = defaultOf(after, each.family);
      return was == nullptr || (is != nullptr && isRenamed(*was, *is));
    });
  }

  std::string_view text_;
  syntax::Stream stream_;
  std::vector<Connection> before_;
  project::ConnectionName name_;
  std::string_view alias_;
};

}  // namespace

std::optional<text::Span> aliasOf(std::string_view source, const Occurrence& occurrence) {
  const std::string_view name = occurrence.symbol.name;
  const std::string_view alias = project::connectionName(name).alias;
  const auto [begin, end] = occurrence.span;
  const std::string_view written = source.substr(begin, end - begin);
  if (alias.empty() || (written != name && written != alias)) return std::nullopt;
  return text::Span{end - static_cast<text::Offset>(alias.size()), end};
}

Result<std::string> aliasFrom(const Symbol& connection, std::string_view typed) {
  const std::string_view family = project::connectionName(connection.name).family;
  std::string_view name = typed.substr(typed.starts_with('@') ? 1 : 0);
  if (const auto [itsFamily, alias] = project::connectionName(name); !alias.empty()) {
    if (itsFamily != family) {
      return fail(
          "invalid_name", fmt::format("the connection is of the family '{}'", family),
          "a family is the part of a component's name before the dot; give the alias alone");
    }
    name = alias;
  }
  if (!isName(name)) {
    return fail("invalid_name", fmt::format("'{}' is no name for a connection", typed),
                "use letters, digits, '-' and '_'");
  }
  return std::string(name);
}

Result<std::vector<text::Edit>> renameGiven(std::string_view connectionsFile,
                                            const Symbol& connection, std::string_view alias) {
  return GivenRename(connectionsFile, connection, alias).edits();
}

Result<std::vector<text::Edit>> renameUses(std::string_view source,
                                           std::span<const Occurrence> uses,
                                           const Symbol& connection, std::string_view alias) {
  std::vector<text::Edit> edits;
  for (const Occurrence& each : uses) {
    if (each.symbol != connection) continue;
    const auto span = aliasOf(source, each);
    if (!span) {
      return fail("not_renameable", fmt::format("'{}' is spelled with escapes", connection.name),
                  "write it plainly first");
    }
    edits.push_back({*span, std::string(alias)});
  }
  std::ranges::sort(edits, {}, &text::Edit::span);
  const auto twice = std::ranges::unique(edits);
  edits.erase(twice.begin(), twice.end());
  return edits;
}

}  // namespace osiris::ide
