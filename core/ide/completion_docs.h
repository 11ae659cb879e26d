// What an item of a completion list is, told when somebody looks at it.
#pragma once

#include <string>
#include <string_view>

#include "oml/pipeline.h"
#include "project/workspace.h"

namespace osiris::ide {

/// What an item stands for, in a word that can be sent away and back: "component/mysql.writer",
/// "field/mysql.writer/table", "step-key/needs", "top-key/params", "param/since".
struct Topic {
  static std::string component(std::string_view name);
  static std::string field(std::string_view component, std::string_view name);
  static std::string stepKey(std::string_view name);
  static std::string topKey(std::string_view name);
  static std::string param(std::string_view name);
};

struct TopicText {
  std::string detail;         ///< a few words
  std::string documentation;  ///< CommonMark
};

/// Both empty where there is nothing to tell. `pipeline` may be null: then nothing is known of
/// parameters.
[[nodiscard]] TopicText describe(std::string_view topic, const oml::Pipeline* pipeline,
                                 const project::Workspace& workspace);

}  // namespace osiris::ide
