#include <gmock/gmock.h>

#include "project/connection.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> namesIn(std::string_view text) {
  std::vector<std::string> names;
  for (const VariableUse& use : variableUses(text))
    names.push_back(std::string(use.name) + (use.hasFallback ? "?" : ""));
  return names;
}

TEST(VariableUse, isFoundAnywhereInAText) {
  EXPECT_THAT(namesIn("${A}"), ElementsAre("A"));
  EXPECT_THAT(namesIn("x${A_1}y${_B:-c d}z"), ElementsAre("A_1", "_B?"));
  EXPECT_THAT(namesIn("${A:-}"), ElementsAre("A?"));
}

TEST(VariableUse, isNoParamNorHalfOfOne) {
  for (const std::string_view text :
       {"", "$A", "${", "${A", "${params.x}", "${1A}", "${}", "${A-b}", "{A}", "${ A}"}) {
    EXPECT_THAT(namesIn(text), IsEmpty()) << text;
  }
}

TEST(VariableUse, tellsItsPlace) {
  const auto uses = variableUses("ab${X:-y}c");
  ASSERT_EQ(uses.size(), 1);
  EXPECT_EQ(uses[0].span, (text::Span{2, 9}));
}

}  // namespace
}  // namespace osiris::project
