#include "lsp/rename_connection.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/path.h"
#include "ide/connection_names.h"
#include "ide/rename_connection.h"
#include "lsp/document_names.h"
#include "lsp/workspace_documents.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {
namespace {

protocol::ChangeAnnotation ofDefinition(const ide::Symbol& connection, std::string_view alias) {
  return {.id = "definition",
          .label = fmt::format("Call '@{}' '{}'", connection.name, alias),
          .description = "where it is given"};
}

/// None for what is open: there the person sees it.
protocol::ChangeAnnotation ofUse(const DocumentState& document) {
  if (document.version) return {};
  if (document.hasErrors) {
    return {.id = "usesInFilesWithErrors",
            .label = "Use the new name",
            .description = "in files with errors, which are not open",
            .needsConfirmation = true};
  }
  return {.id = "usesInClosedFiles",
          .label = "Use the new name",
          .description = "in files that are not open"};
}

struct Uses {
  DocumentPtr document;
  std::vector<ide::Occurrence> occurrences;
};

/// What the index has of a file counts as long as its text says the same; else it is read anew.
Uses usesIn(const FoundDocument& found, const ide::Symbol& connection,
            WorkspaceDocuments& documents) {
  if (found.indexed == nullptr) return {found.document, connectionsIn(*found.document)};
  Uses uses{found.document, {}};
  for (const IndexedSymbol& each : found.indexed->symbols) {
    if (each.kind != ide::FileSymbol::Kind::connectionUse || each.name != connection.name) continue;
    uses.occurrences.push_back({connection, found.document->span(each.range)});
    if (ide::aliasOf(found.document->text, uses.occurrences.back())) continue;
    const DocumentPtr parsed = documents.read(found.document->path);
    return parsed == nullptr ? Uses{found.document, {}} : Uses{parsed, connectionsIn(*parsed)};
  }
  return uses;
}

}  // namespace

Result<protocol::WorkspaceEdit> renameConnection(const Snapshot& snapshot,
                                                 const DocumentState& asked,
                                                 const ide::Symbol& connection,
                                                 std::string_view newName, const Job& job) {
  WorkspaceEditBuilder edit(snapshot.capabilities);
  const auto alias = ide::aliasFrom(connection, newName);
  if (!alias) return std::unexpected(alias.error());
  const std::string_view used = project::connectionName(connection.name).alias;
  if (*alias == used) return edit.take();

  WorkspaceDocuments documents(snapshot);
  const DocumentPtr given = documents.read(asked.workspace->connectionsPath());
  const auto definition = ide::renameGiven(given ? given->text : "", connection, *alias);
  if (!definition) return std::unexpected(definition.error());
  edit.add(*given, *definition, ofDefinition(connection, *alias));

  const auto isUse = [&](const IndexedSymbol& symbol) {
    return symbol.kind == ide::FileSymbol::Kind::connectionUse && symbol.name == connection.name;
  };
  const Wanted wanted{used, isUse, Wanted::Parsing::whereNeeded};
  for (const FoundDocument& found : documents.of(asked.workspace, wanted, job.cancel)) {
    const auto [document, uses] = usesIn(found, connection, documents);
    if (document->kind == project::FileKind::connections) continue;
    auto edits = ide::renameUses(document->text, uses, connection, *alias);
    if (!edits) {
      edits.error().message +=
          fmt::format(" in '{}'", path::relative(document->path, asked.workspace->root()));
      return std::unexpected(edits.error());
    }
    if (!edits->empty()) edit.add(*document, *edits, ofUse(*document));
  }
  return edit.take();
}

}  // namespace osiris::lsp
