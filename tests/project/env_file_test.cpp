#include <gmock/gmock.h>

#include "project/connection.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(EnvFile, tellsNamesThatAreSet) {
  EXPECT_THAT(readEnvFile("A=1\n# B=2\nexport C='x'\n  D = y z # why\n\nE=\"a b\"\r\n"),
              ElementsAre("A", "C", "D", "E"));
}

TEST(EnvFile, takesAnEmptyValueForNone) {
  EXPECT_THAT(readEnvFile("A=\nB=''\nC=\"\"\nD\nE= # nothing\n=x\n"), IsEmpty());
}

TEST(EnvFile, passesOverValuesOfSeveralLines) {
  EXPECT_THAT(readEnvFile("KEY=\"-----BEGIN\nA=1\nB=2\n-----END\"\nC=3\n"),
              ElementsAre("KEY", "C"));
}

TEST(EnvValues, areThoseOfOneKindOfNames) {
  const auto values = readEnvValues(
      "OSIRIS_A=plain # note\nSECRET=x\nexport OSIRIS_B='it\\'s \\n'\n"
      "OSIRIS_C=\"two\\nlines \\\"q\\\"\"\nOSIRIS_D=\nOSIRIS_E=\"over\nlines\"\nOSIRIS_F=a#b\n",
      "OSIRIS_");
  EXPECT_THAT(values, ElementsAre(Pair("OSIRIS_A", "plain"), Pair("OSIRIS_B", "it's \\n"),
                                  Pair("OSIRIS_C", "two\nlines \"q\""),
                                  Pair("OSIRIS_E", "over\nlines"), Pair("OSIRIS_F", "a#b")));
}

TEST(EnvFile, bearsAnyText) {
  for (const std::string_view text :
       {"", "\n", "=", "A", "A=\"", "A='\n", "\xEF\xBB\xBF", "export ", "A=\"\\"}) {
    EXPECT_THAT(readEnvFile(text), IsEmpty()) << text;
  }
  EXPECT_THAT(readEnvFile("\xEF\xBB\xBF"
                          "A=1"),
              ElementsAre("A"));
}

}  // namespace
}  // namespace osiris::project
