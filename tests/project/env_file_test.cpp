#include <gmock/gmock.h>

#include "project/connection.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

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
