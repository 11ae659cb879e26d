// Pipelines that are whole: what people write once they are done typing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/random_edits.h"
#include "support/yaml_writer.h"

namespace osiris::test {

/// Pipelines of one to six steps without an error in them: with needs said in every way, tables of
/// steps in SQL, parameters, profiles, references, anchors and aliases, in all styles of YAML. Line
/// ends, byte order marks and file ends differ too. The same seed gives the same pipelines.
class RandomPipeline {
 public:
  explicit RandomPipeline(std::uint32_t seed) : random_(seed) {}

  [[nodiscard]] std::string next();

 private:
  struct Step {
    std::string id;
    std::string component;
    std::vector<std::string> needs;
    bool saysNeeds = true;
  };

  [[nodiscard]] YamlNode head();
  [[nodiscard]] YamlNode params();
  [[nodiscard]] YamlNode profiles();
  [[nodiscard]] YamlNode steps();
  [[nodiscard]] std::vector<Step> plan();
  [[nodiscard]] YamlNode step(const Step& step);
  [[nodiscard]] YamlNode needs(const Step& step);
  [[nodiscard]] YamlNode config(const Step& step);
  [[nodiscard]] std::string query(const Step& step);
  void addExtras(YamlNode& step, const Step& of);
  void dress(std::string& text);

  /// Some of `all`, each once, in any order.
  [[nodiscard]] std::vector<std::string> someOf(std::vector<std::string> all, std::size_t count);
  /// A few words.
  [[nodiscard]] std::string phrase(std::string_view before);
  /// The same, with a parameter among them where there is one.
  [[nodiscard]] std::string text(std::string_view before);
  [[nodiscard]] bool oneIn(std::uint32_t many) { return random_.below(many) == 0; }

  RandomEdits random_;
  std::vector<std::string> params_;
  bool shared_ = false;  ///< there is an anchor `shared` over a connection
  std::vector<std::string> needed_;  ///< what the list at the anchor `needed` says; empty: none
};

/// `text` with each line break, LF so far, as `lineBreak`.
[[nodiscard]] std::string withLineBreaks(std::string_view text, std::string_view lineBreak);

}  // namespace osiris::test
