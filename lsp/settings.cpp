#include "lsp/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "base/edit_distance.h"
#include "check/codes.h"
#include "check/wording.h"

namespace osiris::lsp {
namespace {

using protocol::Json;
using OrderedJson = nlohmann::ordered_json;
using Words = std::vector<std::string>;

/// A member of the settings, or of a part of them.
template <auto... path>
constexpr auto& member(Settings& settings) {
  return (settings.*....*path);
}

constexpr auto everySetting = std::to_array<Setting>({
    {"inlayHints.needs", &member<&Settings::inlayHints, &ide::InlayHintOptions::needs>,
     "hints that tell which step one without `needs` waits for"},
    {"inlayHints.values", &member<&Settings::inlayHints, &ide::InlayHintOptions::values>,
     "hints that tell the value behind `${params.x}`"},
    {"inlayHints.variables", &member<&Settings::inlayHints, &ide::InlayHintOptions::variables>,
     "hints that tell whether the environment sets `${VARIABLE}`"},
    {"inlayHints.defaults", &member<&Settings::inlayHints, &ide::InlayHintOptions::defaults>,
     "hints that tell the defaults of config keys that are left out"},
    {"inlayHints.columns", &member<&Settings::inlayHints, &ide::InlayHintOptions::columns>,
     "hints that tell the columns that a query gives"},
    {"inlayHints.profile", &member<&Settings::inlayHints, &ide::InlayHintOptions::profile>,
     "the profile whose values of parameters hints tell; empty: the default one of `osiris.yaml`"},
    {"codeLens.enabled", &member<&Settings::codeLens>,
     "lines above steps that tell how often they are referred to"},
    {"completion.snippets", &member<&Settings::completionSnippets>,
     "completions with places to fill in, in an editor that knows them"},
    {"format.onType", &member<&Settings::formatOnType>,
     "a new line is indented as it is begun, in an editor that asks for it"},
    {"plan.base", &member<&Settings::planBase>,
     "the commit, branch or tag that a plan compares with"},
    {"diagnostics.disabled", &member<&Settings::disabledDiagnostics>,
     "codes of problems that are not shown, nor mended; `osiris check` tells them all the same"},
});

/// A word of each kind of setting: for the page, for the schema, for who has set something else.
struct SettingKind {
  std::string_view name;
  std::string_view expected;
};

constexpr SettingKind settingKind(Setting::Field<bool>) { return {"boolean", "true or false"}; }
constexpr SettingKind settingKind(Setting::Field<std::string>) { return {"string", "a string"}; }
constexpr SettingKind settingKind(Setting::Field<Words>) {
  return {"array", "a list of codes of problems"};
}

std::string spelled(const Json& value) {
  constexpr std::size_t longest = 60;
  const std::string text = protocol::serialize(value);
  return text.size() <= longest ? text : check::inQuotes(text);
}

const Setting* findSetting(std::string_view key) {
  const auto* const found = std::ranges::find(everySetting, key, &Setting::key);
  return found == everySetting.end() ? nullptr : found;
}

bool isGroup(std::string_view key) {
  return std::ranges::any_of(everySetting, [&](const Setting& each) {
    return each.key.starts_with(key) && each.key.substr(key.size()).starts_with('.');
  });
}

template <typename Entry, typename Name>
std::vector<std::string_view> namesOf(std::span<const Entry> table, Name name) {
  std::vector<std::string_view> names;
  for (const Entry& each : table) names.push_back(each.*name);
  return names;
}

/// One way through what a client gave.
class SettingsReader {
 public:
  SettingsReader(const Settings& base, Settings former)
      : read_{.settings = base, .problems = {}, .unknown = {}}, former_(std::move(former)) {}

  ReadSettings read(const Json& given) {
    const auto inside = given.is_object() ? given.find("osiris") : given.end();
    const Json& ours = given.is_object() && inside != given.end() ? *inside : given;
    readGroup(ours, "");
    return std::move(read_);
  }

 private:
  /// `place` is "" or ".inlayHints". An empty list is what an empty table of Lua becomes.
  void readGroup(const Json& group, const std::string& place) {
    if (group.empty()) return;
    if (!group.is_object()) return refuse(place, group, "an object");
    for (const auto& [name, value] : group.items()) {
      const std::string key = (place + "." + name).substr(1);
      if (value.is_null()) continue;
      if (const Setting* setting = findSetting(key))
        std::visit([&](auto field) { take(key, value, field); }, setting->field);
      else if (isGroup(key))
        readGroup(value, "." + key);
      else
        addUnknown(key);
    }
  }

  template <typename T>
  void take(const std::string& key, const Json& value, Setting::Field<T> field) {
    const bool fits = std::is_same_v<T, bool>          ? value.is_boolean()
                      : std::is_same_v<T, std::string> ? value.is_string()
                                                       : value.is_array();
    if (!fits) {
      refuse("." + key, value, settingKind(field).expected);
      field(read_.settings) = field(former_);
    } else if constexpr (std::is_same_v<T, Words>) {
      field(read_.settings) = codesIn(key, value);
    } else {
      field(read_.settings) = value.get<T>();
    }
  }

  Words codesIn(const std::string& key, const Json& list) {
    Words codes;
    for (std::size_t at = 0; at < list.size(); ++at) {
      const Json& item = list[at];
      const std::string place = fmt::format(".{}[{}]", key, at);
      if (!item.is_string()) {
        refuse(place, item, "the code of a problem");
      } else if (const auto& code = item.get_ref<const std::string&>();
                 check::findCode(code) == nullptr) {
        const auto known = namesOf(check::codes(), &check::Code::name);
        read_.problems.push_back(fmt::format("setting 'osiris{}': there is no code {}{}", place,
                                             check::inQuotes(code),
                                             check::didYouMean(nearest(code, known))));
      } else {
        codes.push_back(code);
      }
    }
    return codes;
  }

  void refuse(const std::string& place, const Json& value, std::string_view expected) {
    read_.problems.push_back(
        fmt::format("setting 'osiris{}' is {}; expected {}", place, spelled(value), expected));
  }

  void addUnknown(const std::string& key) {
    const auto known = namesOf(settingsTable(), &Setting::key);
    read_.unknown.push_back(fmt::format("there is no setting {}{}",
                                        check::inQuotes("osiris." + key),
                                        check::didYouMean(nearest(key, known))));
  }

  ReadSettings read_;
  Settings former_;
};

/// "inlayHints.needs" → /properties/inlayHints/properties/needs
OrderedJson::json_pointer placeInSchema(std::string_view key) {
  OrderedJson::json_pointer place;
  for (std::size_t begin = 0; begin <= key.size();) {
    const std::size_t end = std::min(key.find('.', begin), key.size());
    place = place / "properties" / std::string(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return place;
}

OrderedJson defaultOf(const Setting& setting) {
  Settings defaults;
  return std::visit([&](auto field) { return OrderedJson(field(defaults)); }, setting.field);
}

}  // namespace

std::span<const Setting> settingsTable() { return everySetting; }

ReadSettings readSettings(const Json& given, const Settings& base, const Settings& former) {
  return SettingsReader(base, former).read(given);
}

std::string settingsPage() {
  std::string text = "| setting | type | default | what it is for |\n|---|---|---|---|\n";
  for (const Setting& each : everySetting) {
    const SettingKind kind = std::visit([](auto field) { return settingKind(field); }, each.field);
    text += fmt::format("| `osiris.{}` | {} | `{}` | {} |\n", each.key, kind.name,
                        defaultOf(each).dump(), each.meaning);
  }
  return text;
}

std::string settingsSchema() {
  OrderedJson schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                        {"title", "osiris"},
                        {"description", "What an editor can set in `osiris lsp`."},
                        {"type", "object"}};
  for (const Setting& each : everySetting) {
    const auto place = placeInSchema(each.key);
    const SettingKind kind = std::visit([](auto field) { return settingKind(field); }, each.field);
    if (const auto group = place.parent_pointer().parent_pointer(); !group.empty())
      schema[group]["type"] = "object";
    OrderedJson& described = schema[place];
    described = {{"type", kind.name}, {"default", defaultOf(each)}, {"description", each.meaning}};
    if (std::holds_alternative<Setting::Field<Words>>(each.field))
      described["items"] = {{"enum", namesOf(check::codes(), &check::Code::name)}};
  }
  return schema.dump(2) + "\n";
}

}  // namespace osiris::lsp
