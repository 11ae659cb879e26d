#include "base/canonical_json.h"

#include <gtest/gtest.h>

#include <limits>

namespace osiris {
namespace {

void checkRepr(double value, std::string_view expected) {
  EXPECT_EQ(pythonRepr(value), expected);
  EXPECT_EQ(canonicalJson(nlohmann::json(value)), expected);
}

TEST(CanonicalJson, SortsKeysAndLeavesNoSpaces) {
  const auto value =
      nlohmann::ordered_json::parse(R"({"b": [1, {"z": {}, "a": []}], "a": null, "B": true})");
  EXPECT_EQ(canonicalJson(value), R"({"B":true,"a":null,"b":[1,{"a":[],"z":{}}]})");
  EXPECT_EQ(canonicalJson(nlohmann::json(value)), canonicalJson(value));
}

TEST(CanonicalJson, SortsKeysByCodePoint) {
  const nlohmann::ordered_json value = {
      {"\U0001F600", 1}, {"\uFFFD", 2}, {"é", 3}, {"z", 4}, {"", 5}};
  EXPECT_EQ(canonicalJson(value), "{\"\":5,\"z\":4,\"é\":3,\"\uFFFD\":2,\"\U0001F600\":1}");
}

TEST(CanonicalJson, EscapesOnlyWhatItMust) {
  const nlohmann::json value = std::string("\"\\/\b\f\n\r\t\x01\x1f\x7f čaj \U0001F600\0", 22);
  EXPECT_EQ(canonicalJson(value),
            "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f čaj \U0001F600\\u0000\"");
}

TEST(CanonicalJson, WritesWholeNumbersAsTheyAre) {
  EXPECT_EQ(canonicalJson(nlohmann::json({0, -1, 18446744073709551615ULL})),
            "[0,-1,18446744073709551615]");
}

TEST(CanonicalJson, WritesDoublesAsPythonDoes) {
  checkRepr(1.0, "1.0");
  checkRepr(-0.0, "-0.0");
  checkRepr(0.1, "0.1");
  checkRepr(100.25, "100.25");
  checkRepr(0.1 + 0.2, "0.30000000000000004");
  checkRepr(123456789012345.6, "123456789012345.6");
}

TEST(CanonicalJson, TurnsToExponentsWherePythonDoes) {
  checkRepr(1e15, "1000000000000000.0");
  checkRepr(9999999999999998.0, "9999999999999998.0");
  checkRepr(1e16, "1e+16");
  checkRepr(1.5e300, "1.5e+300");
  checkRepr(0.0001, "0.0001");
  checkRepr(0.00001, "1e-05");
  checkRepr(-1.25e-7, "-1.25e-07");
  checkRepr(5e-324, "5e-324");
}

TEST(CanonicalJson, NamesWhatIsNoNumberAsPythonDoes) {
  checkRepr(std::numeric_limits<double>::quiet_NaN(), "NaN");
  checkRepr(std::numeric_limits<double>::infinity(), "Infinity");
  checkRepr(-std::numeric_limits<double>::infinity(), "-Infinity");
}

TEST(AsciiJson, EscapesWhatIsBeyondAscii) {
  EXPECT_EQ(asciiJson("{\"a\":\"č\U0001F600\x7f~\"}"), "{\"a\":\"\\u010d\\ud83d\\ude00\\u007f~\"}");
}

}  // namespace
}  // namespace osiris
