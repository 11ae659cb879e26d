// Secrets that stand in a pipeline: what `osiris compile` refuses, wherever it stands.
#include "check/rules/inline_secret.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "check/edits.h"
#include "check/rules/rules.h"
#include "check/wording.h"
#include "project/secret_name.h"

namespace osiris::check::rules {
namespace {

constexpr int kDeepest = 32;

bool isSecretKey(std::string_view key, const project::Component* component) {
  const std::string lower = ascii::lower(key);
  return project::isSecretName(lower) || (component != nullptr && lower != "primary_key" &&
                                          lower != "url" && component->isSecret(lower));
}

class Search {
 public:
  Search(const SecretSearch& search, Reporter& reporter) : search_(search), reporter_(reporter) {}

  /// Aliases are passed over: their secret stands, and is found, at the anchor.
  void visit(const Value& value, const std::string& path, int depth) {
    if (depth > kDeepest || value.copied() || value.isScalar()) {
      return;
    }
    for (const auto& [key, child] : value.entries()) {
      if (!key.isScalar()) {
        continue;
      }
      if (child.isScalar()) {
        checkScalar(key, child, path);
      } else if (!search_.skipsSteps || depth > 0 || key.text() != "steps") {
        visit(child, pointer(path, key.text()), depth + 1);
      }
    }
    std::size_t index = 0;
    for (const Value item : value.items()) {
      if (!item.isScalar()) {
        visit(item, pointer(path, index), depth + 1);
      }
      ++index;
    }
  }

 private:
  void checkScalar(const Value& key, const Value& value, const std::string& path) {
    if (!isInlineSecret(value) || !isSecretKey(key.text(), search_.component) || value.copied()) {
      return;
    }
    const std::string reference = "${" + variableName(search_.owner, key.text()) + "}";
    auto& diagnostic = reporter_.report(
        search_.code, value.span(), pointer(path, key.text()),
        "the secret " + inQuotes(key.text()) +
            " stands in the file; keep it in the environment and write " + reference);
    const text::Span span = value.span();
    const bool simple = search_.source.holds(span) &&
                        search_.source.at(span).find_first_of("\r\n") == std::string_view::npos &&
                        !span.empty();
    suggest(diagnostic, "Write " + reference + " instead",
            simple ? MaybeEdit(text::Edit{span, '"' + reference + '"'}) : std::nullopt);
  }

  const SecretSearch& search_;
  Reporter& reporter_;
};

}  // namespace

std::string variableName(std::string_view owner, std::string_view key) {
  std::string name = std::string(owner) + (owner.empty() ? "" : "_") + std::string(key);
  std::ranges::transform(name, name.begin(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? static_cast<char>(c & ~0x20) : (c >= '0' && c <= '9') ? c : '_';
  });
  return name;
}

bool isInlineSecret(const Value& value) {
  const std::string_view text = textOf(value);
  constexpr std::size_t mostBytes = 4 * 4;  // What four characters take at most.
  const auto characters = std::ranges::count_if(text.substr(0, mostBytes + 1), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
  });
  return (characters > 4 || text.size() > mostBytes) && !text.starts_with("${");
}

void findSecrets(const Value& value, const std::string& path, const SecretSearch& search,
                 Reporter& reporter) {
  Search(search, reporter).visit(value, path, 0);
}

/// inline_secret, in a step.
void inlineSecret(const StepContext& context) {
  const SecretSearch search{context.step, code::inline_secret, context.component,
                            project::familyOfComponent(context.step.component)};
  findSecrets(context.value, "", search, context.reporter);
}

/// inline_secret, anywhere else in the file.
void headSecrets(const PipelineContext& context) {
  const SecretSearch search{context.pipeline, code::inline_secret, nullptr, "", true};
  findSecrets(context.pipeline.root(), "", search, context.reporter);
}

}  // namespace osiris::check::rules
