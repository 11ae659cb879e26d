#include "ide/head_completion.h"

#include <algorithm>

#include "ide/completion_docs.h"
#include "ide/snippet.h"
#include "oml/keys.h"

namespace osiris::ide {
namespace {

using syntax::Value;
using Kind = Completion::Kind;

void completeTopKeys(const CompletionPlace& place, CompletionItems& items) {
  for (const oml::Key& key : oml::topKeys()) {
    if (!items.isThere(place.pipeline.root(), key.name))
      items.addKey(key.name, key.value).topic = Topic::topKey(key.name);
  }
}

/// Of one parameter: its keys, and the types there are.
void completeParam(const CompletionPlace& place, CompletionItems& items) {
  const CaretLine& line = place.line;
  if (line.key == "type")
    return items.addStrings({"string", "integer", "number", "bool", "list", "map"});
  if (line.key == "sensitive") return items.addBooleans();
  if (line.key) return;
  const Value param = place.pipeline.root()["params"][line.path[1]];
  for (const auto& [name, value] : {std::pair{"type", " ${1:string}"},
                                    {"default", " $1"},
                                    {"description", " $1"},
                                    {"enum", " [$1]"},
                                    {"min", " $1"},
                                    {"max", " $1"},
                                    {"sensitive", " ${1:true}"}}) {
    if (!items.isThere(param, name)) items.addKey(name, value);
  }
}

/// Names of environments that osiris.yaml knows.
void completeProfileNames(const CompletionPlace& place, CompletionItems& items) {
  const Value profiles = place.pipeline.root()["profiles"];
  const project::Settings& settings = place.workspace.settings();
  std::vector<std::string> all = settings.profiles;
  all.insert(all.end(), settings.environments.begin(), settings.environments.end());
  for (auto name = all.begin(); name != all.end(); ++name) {
    const bool again = std::find(all.begin(), name, *name) != name;
    if (!again && !items.isThere(profiles, *name)) items.addKey(*name, "\n  params: {$1\\}");
  }
}

void completeProfileParams(const CompletionPlace& place, const std::string& profile,
                           CompletionItems& items) {
  const Value root = place.pipeline.root();
  for (const auto [key, value] : root["params"].entries()) {
    if (!items.isThere(root["profiles"][profile]["params"], key.text()))
      items.addKey(key.text(), " $1").topic = Topic::param(key.text());
  }
}

}  // namespace

void completeInHead(const CompletionPlace& place, CompletionItems& items) {
  const CaretLine& line = place.line;
  const auto& path = line.path;
  if (line.item) return;
  if (path.empty()) {
    if (!line.key && line.column == 0) completeTopKeys(place, items);
  } else if (path[0] == "params") {
    if (path.size() == 2) completeParam(place, items);
  } else if (path[0] == "profiles" && !line.key) {
    if (path.size() == 1) return completeProfileNames(place, items);
    if (path.size() == 3 && path[2] == "params")
      return completeProfileParams(place, path[1], items);
    const Value profile = place.pipeline.root()["profiles"][path[1]];
    if (path.size() != 2) return;
    for (const char* name : {"params", "config"}) {
      if (!items.isThere(profile, name)) items.addKey(name, "\n  $1");
    }
  }
}

}  // namespace osiris::ide
