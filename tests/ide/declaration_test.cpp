#include "ide/declaration.h"

#include <gtest/gtest.h>

#include "oml/model.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

/// The text with the declarations of what is at the caret marked.
std::string declared(const std::string& marked) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto found = occurrenceAt(model.pipeline(), caret.at);
  return found ? test::mark(caret.text, declarationsOf(model.pipeline(), found->symbol)) : "";
}

TEST(Declaration, OfAParameterIsNotInAProfile) {
  EXPECT_EQ(declared("params: {since: 1}\nprofiles: {dev: {params: {si^nce: 2}}}\n"),
            "params: {[[since]]: 1}\nprofiles: {dev: {params: {since: 2}}}\n");
}

TEST(Declaration, IsInProfilesWhereThereIsNoOther) {
  EXPECT_EQ(declared("profiles: {dev: {params: {si^nce: 2}}}\n"),
            "profiles: {dev: {params: {[[since]]: 2}}}\n");
}

TEST(Declaration, OfAStepIsItsId) {
  EXPECT_EQ(declared("steps:\n  - id: a\n  - needs: [^a]\n"),
            "steps:\n  - id: [[a]]\n  - needs: [a]\n");
}

}  // namespace
}  // namespace osiris::ide
