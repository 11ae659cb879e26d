// Nothing that is written into a file makes a check crash, hang or run out of memory.
#include <gmock/gmock.h>

#include "project/schema_findings.h"

namespace osiris::project {
namespace {

using testing::IsEmpty;
using testing::Le;
using testing::SizeIs;

TEST(SchemaLimits, aPatternIsNotMatchedAgainstABook) {
  EXPECT_THAT(checkField("{pattern: '^[a-z]+$'}", std::string(1'000'000, 'a')), IsEmpty());
}

TEST(SchemaLimits, aPatternCannotTakeForEver) {
  EXPECT_THAT(checkField("{pattern: '^(a+)+$'}", std::string(500, 'a') + "!"), SizeIs(1));
}

TEST(SchemaLimits, findingsEnd) {
  std::string list = "[";
  for (int i = 0; i < 10'000; ++i) list += "1,";
  EXPECT_THAT(checkField("{items: {type: string}}", list + "]"), SizeIs(Le(200)));
}

TEST(SchemaLimits, manyItemsAreComparedInOneGo) {
  std::string list = "[";
  for (int i = 0; i < 50'000; ++i) list += std::to_string(i) + ",";
  EXPECT_THAT(checkField("{uniqueItems: true}", list + "0]"), SizeIs(1));
}

TEST(SchemaLimits, aSchemaMayContainItself) {
  constexpr auto schema = "{properties: {next: {$ref: '#'}, n: {type: integer}}}";
  EXPECT_THAT(checkSchema(schema, "next: {next: {next: {n: a}}}"), SizeIs(1));
}

TEST(SchemaLimits, branchesWithinBranchesDoNotMultiply) {
  std::string schema = "{type: string}";
  std::string value = "5";
  for (int i = 0; i < 20; ++i) {
    schema = fmt::format("{{anyOf: [{{items: {0}}}, {{items: {0}}}]}}",
                         i < 6 ? schema : "{$ref: '#/properties/x'}");
    value = "[" + value + "]";
  }
  EXPECT_THAT(checkField(schema, value), SizeIs(Le(200)));
}

TEST(SchemaLimits, oddBytesAreTextLikeAnyOther) {
  EXPECT_THAT(checkField("{type: integer}", "\"\\0\\xff\""), SizeIs(1));
  EXPECT_THAT(checkField("{minLength: 3, pattern: 'a'}", "\"\\0a\\0\""), IsEmpty());
}

TEST(SchemaLimits, hugeNumbersAreNumbers) {
  EXPECT_THAT(checkField("{type: number, multipleOf: 2, minimum: 1}", "99999999999999999999999"),
              IsEmpty());
  EXPECT_THAT(checkField("{multipleOf: 2}", ".inf"), IsEmpty());
  EXPECT_THAT(checkField("{maximum: 5}", ".inf"), SizeIs(1));
}

}  // namespace
}  // namespace osiris::project
