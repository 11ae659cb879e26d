// A workspace edit applied as a client would, for the tests of what it leads to.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "lsp/protocol/json.h"
#include "text/apply_edits.h"
#include "text/line_index.h"

namespace osiris::lsp {

using protocol::Json;

/// Texts by URI.
using Texts = std::map<std::string, std::string>;

inline std::string edited(const std::string& text, const Json& edits, text::Encoding encoding) {
  const text::LineIndex lines(text);
  std::vector<text::Edit> all;
  for (const Json& edit : edits) {
    text::Range range;
    protocol::Path::Root root{.name = "edit", .error = {}};
    EXPECT_TRUE(fromJson(edit["range"], range, protocol::Path(root))) << root.error;
    all.push_back({lines.span(text, range, encoding), edit["newText"]});
  }
  return text::applied(text, all);
}

/// Every document of the edit must be among the texts.
inline Texts afterEdit(Texts texts, const Json& workspaceEdit,
                       text::Encoding encoding = text::Encoding::utf8) {
  const auto apply = [&](const std::string& uri, const Json& edits) {
    ASSERT_TRUE(texts.contains(uri)) << uri;
    texts[uri] = edited(texts[uri], edits, encoding);
  };
  const Json versioned = workspaceEdit.value("documentChanges", Json::array());
  for (const Json& change : versioned) apply(change["textDocument"]["uri"], change["edits"]);
  const Json byUri = workspaceEdit.value("changes", Json::object());
  for (const auto& [uri, edits] : byUri.items()) apply(uri, edits);
  return texts;
}

}  // namespace osiris::lsp
