// YAML as people write it: a tree of values goes in, a text comes out, in styles picked at random.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/random_edits.h"

namespace osiris::test {

/// What is to be written; how, the writer decides.
struct YamlNode {
  enum class Kind : std::uint8_t {
    text,   ///< a string, in any style that keeps it one
    plain,  ///< a number, true, false: written as it is
    map,
    list,
    alias,
  };
  Kind kind = Kind::text;
  std::string text;  ///< of a scalar; the name of an alias
  std::vector<std::pair<std::string, YamlNode>> entries = {};
  std::vector<YamlNode> items = {};
  std::string anchor = {};

  static YamlNode plain(std::string text) { return {Kind::plain, std::move(text)}; }
  static YamlNode alias(std::string name) { return {Kind::alias, std::move(name)}; }
  static YamlNode map() { return {Kind::map, {}}; }
  static YamlNode list() { return {Kind::list, {}}; }

  void add(std::string key, YamlNode value) {
    entries.emplace_back(std::move(key), std::move(value));
  }
};

/// Block and flow, quotes and none, blocks of text, comments and empty lines, lists at the column
/// of their key or further in.
class YamlWriter {
 public:
  explicit YamlWriter(RandomEdits& random) : random_(random) {}

  /// Lines end with LF.
  [[nodiscard]] std::string document(const YamlNode& root);

 private:
  enum class Within : std::uint8_t { block, flow };

  void blockMap(const YamlNode& map, std::size_t column, std::size_t begun);
  void blockList(const YamlNode& list, std::size_t column);
  void value(const YamlNode& node, std::size_t column);
  void nested(const YamlNode& node, std::size_t column);
  void blockText(const YamlNode& node, std::size_t column);
  void gap(std::size_t column);
  void endLine();

  [[nodiscard]] std::string flow(const YamlNode& node, std::size_t column);
  [[nodiscard]] std::string brackets(const YamlNode& node, std::size_t column);
  [[nodiscard]] std::string flowItems(const YamlNode& node, std::size_t column);
  [[nodiscard]] std::string scalar(const YamlNode& node, Within within);
  [[nodiscard]] std::string key(const std::string& name);
  [[nodiscard]] std::string comment();
  [[nodiscard]] bool oneIn(std::uint32_t many) { return random_.below(many) == 0; }

  RandomEdits& random_;
  std::string out_;
};

/// True for text that says the same without quotes, anywhere in a document.
[[nodiscard]] bool isPlainWord(std::string_view text);

}  // namespace osiris::test
