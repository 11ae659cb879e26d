// While one step is being typed, all others are still found, with all their keys.
#include <gtest/gtest.h>

#include <functional>
#include <iostream>
#include <map>
#include <set>

#include "oml/model.h"
#include "support/random_edits.h"

namespace osiris::oml {
namespace {

using Keys = std::multiset<std::string>;

void collect(const syntax::Value& value, const std::string& path, Keys& keys) {
  for (const auto [key, member] : value.entries()) {
    keys.insert(path + "/" + std::string(key.text()));
    collect(member, path + "/" + std::string(key.text()), keys);
  }
  for (const syntax::Value item : value.items()) collect(item, path + "/-", keys);
}

struct Found {
  std::string id;
  Keys keys;
  text::Span span;
};

std::vector<Found> stepsOf(std::string_view text) {
  const Model model(text);
  std::vector<Found> found;
  for (const PlacedStep& placed : model.pipeline().steps) {
    Found step{placed.step->id,
               {},
               {placed.base, placed.base + static_cast<text::Offset>(placed.step->source.size())}};
    collect(placed.value(), "", step.keys);
    found.push_back(std::move(step));
  }
  return found;
}

struct Line {
  text::Span span;  ///< with its line break
  std::string indent;
};

std::vector<Line> linesOf(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::size_t content = std::min(text.find_first_not_of(" -", at), end);
    lines.push_back({{static_cast<text::Offset>(at), static_cast<text::Offset>(end)},
                     std::string(content - at, ' ')});
    at = end;
  }
  return lines;
}

struct Score {
  std::size_t kept = 0;
  std::size_t untouched = 0;
};

using Damage = std::function<text::Edit(std::string_view text, const Line& line)>;

/// What is put between two steps belongs to one of them: both count as touched.
bool isTouched(const Found& step, text::Offset next, const Line& line) {
  return line.span.begin <= next && step.span.begin <= line.span.end;
}

Score survive(std::string_view text, const Damage& damage) {
  Score score;
  const std::vector<Found> before = stepsOf(text);
  for (const Line& line : linesOf(text)) {
    const std::vector<Found> after = stepsOf(test::applied(text, damage(text, line)));
    for (std::size_t i = 0; i < before.size(); ++i) {
      const Found& step = before[i];
      if (isTouched(step,
                    i + 1 < before.size() ? before[i + 1].span.begin
                                          : static_cast<text::Offset>(text.size()),
                    line))
        continue;
      ++score.untouched;
      for (const Found& now : after) {
        if (now.id == step.id && now.keys == step.keys) {
          ++score.kept;
          break;
        }
      }
    }
  }
  return score;
}

Damage inserting(std::string what) {
  return [what](std::string_view, const Line& line) {
    return text::Edit{{line.span.begin, line.span.begin}, line.indent + what + "\n"};
  };
}

text::Edit cutTail(std::string_view text, const Line& line) {
  const std::size_t content =
      std::min<std::size_t>(text.find_first_not_of(' ', line.span.begin), line.span.end);
  const auto middle = static_cast<text::Offset>((content + line.span.end) / 2);
  return {{std::min(middle, line.span.end - 1), line.span.end - 1}, ""};
}

TEST(TypingSurvival, StepsThatAreNotTypedInAreStillFound) {
  const std::map<std::string, Damage> damages = {
      {"half-typed key", inserting("quer")}, {"open quote", inserting("note: \"half")},
      {"open quote alone", inserting("\"")}, {"lone dash", inserting("-")},
      {"line cut in its middle", cutTail},
  };
  for (const auto& [name, damage] : damages) {
    Score all;
    for (const std::string& document : test::seedDocuments()) {
      // What is broken on purpose is no measure, nor is a file whose steps are not one below the
      // other.
      if (document.find("oml_version") == std::string::npos || document.find("# Wrong here") == 0 ||
          document.find("\n- {id") != std::string::npos) {
        continue;
      }
      const Score score = survive(document, damage);
      all.kept += score.kept;
      all.untouched += score.untouched;
    }
    RecordProperty(name, std::to_string(all.kept) + " of " + std::to_string(all.untouched));
    EXPECT_GE(static_cast<double>(all.kept), 0.995 * static_cast<double>(all.untouched))
        << name << ": " << all.kept << " of " << all.untouched;
    std::cout << name << ": " << all.kept << " of " << all.untouched << '\n';
  }
}

}  // namespace
}  // namespace osiris::oml
