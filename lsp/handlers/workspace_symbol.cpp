#include "lsp/handlers/workspace_symbol.h"

#include <algorithm>
#include <vector>

#include "base/path.h"
#include "lsp/protocol/document.h"
#include "lsp/protocol/uri.h"
#include "lsp/workspace_index.h"

namespace osiris::lsp {
namespace {

using Kind = ide::FileSymbol::Kind;

/// LSP's SymbolKind; 0 for what is no symbol of the workspace.
int kindOf(Kind kind) {
  switch (kind) {
    case Kind::pipeline:
      return 2;  // Module
    case Kind::step:
      return 12;  // Function
    case Kind::written:
    case Kind::read:
      return 23;  // Struct
    case Kind::connection:
      return 11;  // Interface
    case Kind::connectionUse:
      break;
  }
  return 0;
}

std::string containerOf(const IndexedSymbol& symbol, const IndexedFile& file) {
  const std::string name(path::fileName(file.path));
  if (symbol.kind == Kind::written) return "written by " + symbol.detail + ", " + name;
  if (symbol.kind == Kind::read) return "read by " + symbol.detail + ", " + name;
  return name;
}

struct Match {
  int score = 0;
  const IndexedFile* file = nullptr;
  const IndexedSymbol* symbol = nullptr;
  std::size_t place = 0;  ///< among all that match, as the files are sorted and in their order
};

/// More than anybody reads through; an editor asks again as a name is typed.
constexpr std::size_t most = 256;

std::vector<Match> bestOf(const IndexedFiles& files, std::string_view query, const Job& job) {
  std::vector<Match> matches;
  for (const auto& file : files) {
    if (job.cancel.cancelled()) return {};
    for (const IndexedSymbol& symbol : file->symbols) {
      if (kindOf(symbol.kind) == 0) continue;
      if (const auto score = ide::matchScore(query, symbol.name))
        matches.push_back({*score, file.get(), &symbol, matches.size()});
    }
  }
  // The same order each time.
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(most, matches.size()));
  std::ranges::partial_sort(matches, end, [](const Match& a, const Match& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  });
  matches.erase(end, matches.end());
  return matches;
}

}  // namespace

bool fromJson(const protocol::Json& value, WorkspaceSymbolParams& out, const protocol::Path& path) {
  protocol::ObjectReader reader(value, path);
  return bool(reader.required("query", out.query));
}

protocol::Reply<protocol::Json> workspaceSymbol(const Snapshot& snapshot,
                                                WorkspaceSymbolParams params, const Job& job) {
  const auto files = filesOf(snapshot);
  protocol::Json symbols = protocol::Json::array();
  for (const Match& match : bestOf(files, params.query, job)) {
    const protocol::Location location{uriOf(snapshot, match.file->path), match.symbol->range};
    symbols.push_back({{"name", match.symbol->name},
                       {"kind", kindOf(match.symbol->kind)},
                       {"location", protocol::toJson(location)},
                       {"containerName", containerOf(*match.symbol, *match.file)}});
  }
  return symbols;
}

}  // namespace osiris::lsp
