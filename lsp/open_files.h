// The documents a client has open: from didOpen to didClose their text is the client's, not the
// disk's.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/file.h"
#include "lsp/snapshot.h"
#include "lsp/token_store.h"

namespace osiris::lsp {

struct OpenFile {
  std::string uri;  ///< as the client spelled it when it opened the file
  std::optional<std::int32_t> version;
  check::File file;
  /// Its diagnostics may differ from what the client was told last.
  bool changed = true;
  /// The document as it is now, once a worker asked for it. Null: to be made again.
  std::shared_ptr<const DocumentState> state = nullptr;

  /// What the SQL engine found last; of an older text, moved to where it stands now.
  std::vector<check::Diagnostic> sqlFindings = {};
  bool asksSqlEngine = false;  ///< a worker does, of this text or an older one
  bool sqlIsStale = true;      ///< the text is not the one that the engine was last asked about

  /// Something about it is not as it was: its text, or what it is checked against.
  void touch() {
    changed = true;
    sqlIsStale = true;
    state = nullptr;
  }
  /// One change of the text.
  void edit(const text::Edit& edit);
  TokenStore tokens;  ///< what the client has of its semantic tokens
};

/// Owned by the session thread. Different spellings of one `file:` URI are one document.
class OpenFiles {
 public:
  using Map = std::map<std::string, OpenFile, std::less<>>;

  /// Replaces a document that is open already.
  OpenFile& open(OpenFile file);
  /// Null when it is not open.
  [[nodiscard]] OpenFile* find(std::string_view uri);
  /// Null when no open file has that path.
  [[nodiscard]] OpenFile* findPath(std::string_view path);
  void close(std::string_view uri);

  /// What a document is known by, however its URI is spelled.
  [[nodiscard]] static std::string keyOf(std::string_view uri);

  [[nodiscard]] Map::iterator begin() { return files_.begin(); }
  [[nodiscard]] Map::iterator end() { return files_.end(); }

 private:
  Map files_;  ///< by path for `file:` URIs, by URI for others
};

}  // namespace osiris::lsp
