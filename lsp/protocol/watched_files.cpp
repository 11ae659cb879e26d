#include "lsp/protocol/watched_files.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, FileEvent& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("uri", out.uri));
}

bool fromJson(const Json& value, DidChangeWatchedFilesParams& out, const Path& path) {
  ObjectReader reader(value, path);
  return bool(reader.required("changes", out.changes));
}

Json toJson(const Registration& registration) {
  return {{"id", registration.id},
          {"method", registration.method},
          {"registerOptions", registration.registerOptions}};
}

}  // namespace osiris::lsp::protocol
