#include "plan/expanded_document.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/edit_distance.h"
#include "check/rule.h"
#include "check/wording.h"
#include "plan/python_text.h"
#include "plan/yaml_json.h"
#include "syntax/scalar.h"

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;
using syntax::Value;

constexpr std::string_view opening = "${params.";

/// What becomes of a text: of most of a document only a fingerprint is kept.
enum class Fate : std::uint8_t {
  hashed,
  written,
  writtenAsSecret,  ///< under a key that holds secrets, where Osiris writes it nevertheless
  dropped,          ///< such a key directly in a step's config
};

/// Keys of a document, and of a step, that a compiled pipeline holds.
bool isWritten(std::string_view key, bool inStep) {
  constexpr std::array<std::string_view, 3> ofDocument{"name", "metadata", "oml_version"};
  constexpr std::array<std::string_view, 5> ofStep{"id", "component", "mode", "needs", "config"};
  return inStep ? std::ranges::find(ofStep, key) != ofStep.end()
                : std::ranges::find(ofDocument, key) != ofDocument.end();
}

class Expansion {
 public:
  Expansion(const oml::Pipeline& pipeline, const ParamValues& params, const SecretNames& secrets)
      : pipeline_(pipeline), params_(params), secrets_(secrets) {
    for (const auto& item : params.values.items()) names_.push_back(item.key());
  }

  ExpandedDocument run() {
    ExpandedDocument document;
    const Value root = pipeline_.root();
    document.root = ordered_json::object();
    for (const auto& [key, value] : root.entries()) {
      const std::string place = check::pointer("", key.text());
      if (!isTextKey(key, place, reporter_)) continue;
      const Fate fate = isWritten(key.text(), false) ? Fate::written : Fate::hashed;
      document.root[std::string(key.text())] =
          key.text() == "steps" ? steps() : expanded(value, place, fate);
    }
    document.problems = reporter_.take();
    return document;
  }

 private:
  ordered_json steps() {
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < pipeline_.steps.size(); ++i)
      list.push_back(step(pipeline_.steps[i].value(), check::pointer("/steps", i)));
    return list;
  }

  ordered_json step(const Value& value, const std::string& path) {
    ordered_json map = ordered_json::object();
    for (const auto& [key, child] : value.entries()) {
      const std::string place = check::pointer(path, key.text());
      if (!isTextKey(key, place, reporter_)) continue;
      const bool isConfig = key.text() == "config" && child.isMapping();
      const Fate fate = isWritten(key.text(), true) ? Fate::written : Fate::hashed;
      map[std::string(key.text())] = isConfig ? config(child, place) : expanded(child, place, fate);
    }
    return map;
  }

  ordered_json config(const Value& value, const std::string& path) {
    ordered_json map = ordered_json::object();
    for (const auto& [key, child] : value.entries()) {
      const std::string place = check::pointer(path, key.text());
      if (!isTextKey(key, place, reporter_)) continue;
      const Fate fate = secrets_.contains(key.text()) ? Fate::dropped : Fate::written;
      map[std::string(key.text())] = expanded(child, place, fate);
    }
    return map;
  }

  ordered_json expanded(const Value& value, const std::string& path, Fate fate) {
    if (!value.isScalar() && isOddCollection(value, path, reporter_)) return nullptr;
    if (value.isMapping()) {
      ordered_json map = ordered_json::object();
      for (const auto& [key, child] : value.entries()) {
        const std::string place = check::pointer(path, key.text());
        if (!isTextKey(key, place, reporter_)) continue;
        const bool isSecret = fate == Fate::written && secrets_.contains(key.text());
        map[std::string(key.text())] =
            expanded(child, place, isSecret ? Fate::writtenAsSecret : fate);
      }
      return map;
    }
    if (value.isSequence()) {
      ordered_json list = ordered_json::array();
      for (const Value item : value.items())
        list.push_back(expanded(item, check::pointer(path, list.size()), fate));
      return list;
    }
    if (syntax::typeOf(value) == syntax::Type::string &&
        value.text().find(opening) != std::string_view::npos)
      return text(value, path, fate);
    return scalarJson(value, path, reporter_);
  }

  /// One pass, as Osiris has it: what a value brings is not looked at again.
  std::string text(const Value& value, const std::string& path, Fate fate) {
    const std::string_view whole = value.text();
    std::string result;
    std::size_t at = 0;
    for (auto open = whole.find(opening); open != std::string_view::npos;
         open = whole.find(opening, at)) {
      const std::size_t close = whole.find('}', open);
      if (close == std::string_view::npos) break;
      const std::size_t nameAt = open + opening.size();
      result += whole.substr(at, open - at);
      at = nameAt == close ? nameAt : close + 1;
      if (nameAt == close) {
        result += whole.substr(open, at - open);
      } else {
        result +=
            valueOf(whole.substr(nameAt, close - nameAt), {value, open, close + 1}, path, fate);
      }
    }
    return result += whole.substr(at);
  }

  /// A `${…}` within a scalar.
  struct Use {
    const Value& scalar;
    std::size_t begin;
    std::size_t end;
  };

  std::string valueOf(std::string_view name, const Use& use, const std::string& path, Fate fate) {
    const auto found = params_.values.find(name);
    if (found == params_.values.end()) {
      report(check::code::unresolved_param, use, path,
             "parameter " + check::inQuotes(name) +
                 " has no value; give it a default, or one with --param" +
                 check::didYouMean(nearest(name, names_)));
      return {};
    }
    std::string value = pythonText(*found);
    if (value.find(opening) != std::string::npos) {
      report(check::code::unresolved_param, use, path,
             "the value of parameter " + check::inQuotes(name) +
                 " holds a reference to a parameter itself, which is not replaced; write it out");
    }
    reportLeak(name, use, path, fate);
    return value;
  }

  void reportLeak(std::string_view name, const Use& use, const std::string& path, Fate fate) {
    const bool isSensitive = params_.sensitive.contains(name);
    if (fate != Fate::writtenAsSecret && !(isSensitive && fate == Fate::written)) return;
    report(check::code::inline_secret, use, path,
           "the value of parameter " + check::inQuotes(name) +
               " is a secret and would be written to the build folder; refer to an environment "
               "variable in the connection instead");
  }

  void report(const check::Code& code, const Use& use, const std::string& path,
              std::string message) {
    text::Span span = use.scalar.span();
    if (!use.scalar.copied()) {
      const auto pieces = syntax::piecesOf(use.scalar, pipeline_.source);
      const text::Span exact{syntax::sourceOffset(pieces, use.begin),
                             syntax::sourceOffset(pieces, use.end - 1) + 1};
      if (!pieces.empty() && exact.begin < exact.end) span = exact;
    }
    reporter_.report(code, span, path, std::move(message));
  }

  const oml::Pipeline& pipeline_;
  const ParamValues& params_;
  const SecretNames& secrets_;
  std::vector<std::string> names_;
  check::Reporter reporter_;
};

}  // namespace

ExpandedDocument expand(const oml::Pipeline& pipeline, const ParamValues& params,
                        const SecretNames& secrets) {
  return Expansion(pipeline, params, secrets).run();
}

}  // namespace osiris::plan
