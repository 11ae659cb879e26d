// A list of completions as it is gathered at one caret. Inside `ide` only.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ide/caret_line.h"
#include "ide/completion.h"
#include "syntax/value.h"

namespace osiris::ide {

/// What is known of the caret: all that the parts of completion look at.
struct CompletionPlace {
  const oml::Pipeline& pipeline;
  const project::Workspace& workspace;
  text::Offset at;
  const FileSystem* files;  ///< null: no paths are proposed
  CaretLine line;
};

class CompletionItems {
 public:
  explicit CompletionItems(const CompletionPlace& place) : place_(place) {}

  /// Something that takes the place of what was typed. `newText` is a snippet.
  Completion& add(std::string label, Completion::Kind kind, std::string newText);
  /// A key and the snippet that belongs behind it; where a key stands already, the name alone takes
  /// its place.
  Completion& addKey(std::string_view name, std::string_view value);
  /// A string as a value. What was begun in quotes stays in them, so that the word before the caret
  /// is replaced: some editors look at nothing else.
  Completion& addString(std::string_view text, Completion::Kind kind = Completion::Kind::value);
  void addStrings(std::initializer_list<std::string_view> values);
  /// A value that is no string in quotes: they are replaced with it, also one that closes.
  Completion& addLiteral(const std::string& text);
  void addBooleans();
  /// A key that is written in a map already; the one at the caret does not count.
  [[nodiscard]] bool isThere(const syntax::Value& map, std::string_view name) const;

  /// Required ones first, line breaks as the document has them.
  [[nodiscard]] std::vector<Completion> take();

 private:
  [[nodiscard]] char quote() const;
  [[nodiscard]] bool isClosed() const;

  const CompletionPlace& place_;
  std::vector<Completion> items_;
};

}  // namespace osiris::ide
