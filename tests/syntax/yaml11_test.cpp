// How Osiris' loader (PyYAML) types plain text; each row was probed there.
#include "syntax/yaml11.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace osiris::syntax {
namespace {

/// A document of one scalar, whatever the parser thinks of it.
struct Scalar {
  Values values;
  Scalar(std::string_view text, Style style, std::string tag = {}) {
    values.characters = text;
    values.properties.resize(2);
    values.properties[1].tag = tag;
    values.nodes.resize(2);
    values.nodes[1] = Node{
        .textSize = static_cast<std::uint32_t>(text.size()), .kind = Kind::string, .style = style};
    if (!tag.empty()) values.nodes[1].props = 1;
  }
  [[nodiscard]] Value value() const { return values.root(); }
};

Type typeOfScalar(std::string_view text, Style style, std::string tag = {}) {
  return typeOf(Scalar(text, style, std::move(tag)).value());
}

void checkAll(Type type, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts)
    EXPECT_EQ(nameOf(typeOfPlain(text)), nameOf(type)) << text;
}

TEST(Yaml11, booleansAreTheseWordsInTheseSpellings) {
  checkAll(Type::boolean, {"yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off",
                           "OFF", "true", "True", "TRUE", "false", "False", "FALSE"});
  checkAll(Type::string, {"y", "n", "Y", "N", "oN", "tRue", "yess", "truee", "nO"});
}

TEST(Yaml11, nullIsNothingTildeOrNull) {
  checkAll(Type::null, {"", "~", "null", "Null", "NULL"});
  checkAll(Type::string, {"nUll", "None", "none", "nil"});
}

TEST(Yaml11, integersComeInFiveNotations) {
  checkAll(Type::integer, {"0",
                           "00",
                           "017",
                           "0_",
                           "0b1010",
                           "0b_",
                           "0x1F",
                           "0xfF_",
                           "0x_",
                           "10",
                           "1_000",
                           "1_",
                           "+1",
                           "-0",
                           "-017",
                           "+0b1",
                           "-0x10",
                           "1:30",
                           "12:30:45",
                           "190:20:30",
                           "1:5",
                           "1_2:03",
                           "99999999999999999999"});
  checkAll(Type::string,
           {"0o17",  "0X1F", "089",   "09", "1,000", "0b2", "0b", "0x",  "0:0", "01:30",
            "08:30", "1:60", "1:591", "1:", "_1",    "+",   "-",  "--1", "1-1", "0x1G"});
}

TEST(Yaml11, realsNeedADotAndASignedExponent) {
  checkAll(Type::real, {"1.",    "1.5",  "0.1",   "-1.5",  "+1.5",   "1_0.5_0", "1.0e+3",
                        "1.e-3", ".5",   ".5e+1", ".5_",   "1:30.5", "1:30.",   "-1:30.5",
                        ".inf",  ".Inf", "+.INF", "-.inf", ".nan",   ".NaN",    ".NAN"});
  checkAll(Type::string,
           {"1e3", "1.0e3", "12e03", "-.5", "+.5", "._5", ".", "-.", "-.nan", ".iNf", "nan", "inf",
            "Infinity", "0.1.0", "1.5x", "1:30.5e+1", "1:.5", ".infnan"});
}

TEST(Yaml11, datesAndTimes) {
  checkAll(Type::date,
           {"2024-01-01", "2024-13-45", "2024-01-01T10:00:00", "2024-1-1 1:00:00",
            "2024-01-01t10:00:00.123", "2024-01-01  10:00:00 Z", "2024-01-01 10:00:00+1",
            "2024-01-01 10:00:00 +01:30", "2024-01-01 10:00:00."});
  checkAll(Type::string, {"2024-1-1", "2024-01-01 10:00", "2024-01", "24-01-01", "2024-01-01T",
                          "2024-01-01x", "2024-01-01 10:00:00 z", "2024-01-01 10:00:00+1:3"});
}

TEST(Yaml11, otherTextIsText) {
  checkAll(Type::string, {"a", "abc", "0.1.0", "@mysql.x", "a: b", "${X}", "1 2", " 1", "1 ", "é",
                          "/tmp", "<<", "="});
}

TEST(Yaml11, quotedTextAndBlocksAreText) {
  for (const Style style :
       {Style::singleQuoted, Style::doubleQuoted, Style::literal, Style::folded}) {
    EXPECT_EQ(typeOfScalar("1", style), Type::string);
  }
  EXPECT_EQ(typeOfScalar("1", Style::plain), Type::integer);
  EXPECT_EQ(typeOfScalar("", Style::none), Type::null);
}

TEST(Yaml11, aTagDecides) {
  EXPECT_EQ(typeOfScalar("1", Style::plain, "!!str"), Type::string);
  EXPECT_EQ(typeOfScalar("1", Style::doubleQuoted, "!!int"), Type::integer);
  EXPECT_EQ(typeOfScalar("1", Style::plain, "tag:yaml.org,2002:float"), Type::real);
  EXPECT_EQ(typeOfScalar("aGk=", Style::plain, "!!binary"), Type::binary);
  EXPECT_EQ(typeOfScalar("1", Style::plain, "!<tag:yaml.org,2002:str>"), Type::string);
  EXPECT_EQ(typeOfScalar("1", Style::plain, "!mine"), Type::integer);
}

TEST(Yaml11, aLoneExclamationMarkMakesQuotedTextPlain) {
  EXPECT_EQ(typeOfScalar("1", Style::doubleQuoted, "!"), Type::integer);
}

TEST(Yaml11, anAbsentValueIsNull) {
  EXPECT_EQ(typeOf(Value()), Type::null);
  EXPECT_FALSE(truthy(Value()));
}

double number(std::string_view text) {
  return numberOf(Scalar(text, Style::plain).value()).value_or(-12345);
}

TEST(Yaml11, numbersMeanWhatTheirNotationSays) {
  EXPECT_EQ(number("017"), 15);
  EXPECT_EQ(number("-0x10"), -16);
  EXPECT_EQ(number("0b1_1"), 3);
  EXPECT_EQ(number("1_000"), 1000);
  EXPECT_EQ(number("1:30"), 90);
  EXPECT_EQ(number("1:00:00"), 3600);
  EXPECT_EQ(number("1:30.5"), 90.5);
  EXPECT_EQ(number("1.5e+3"), 1500);
  EXPECT_EQ(number("-.inf"), -INFINITY);
  EXPECT_TRUE(std::isnan(number(".nan")));
  EXPECT_EQ(number("abc"), -12345);
}

TEST(Yaml11, integersAreExactWithin64Bits) {
  EXPECT_EQ(integerOf(Scalar("9223372036854775807", Style::plain).value()), 9223372036854775807LL);
  EXPECT_EQ(integerOf(Scalar("-9223372036854775808", Style::plain).value()),
            -9223372036854775807LL - 1);
  EXPECT_EQ(integerOf(Scalar("9223372036854775808", Style::plain).value()), std::nullopt);
  EXPECT_EQ(integerOf(Scalar("0xFF", Style::plain).value()), 255);
  EXPECT_EQ(integerOf(Scalar("1.5", Style::plain).value()), std::nullopt);
}

TEST(Yaml11, truthIsPythons) {
  for (const std::string_view text :
       {"1", "-1", "0.1", ".nan", "yes", "on", "a", "2024-01-01", "no way"}) {
    EXPECT_TRUE(truthy(Scalar(text, Style::plain).value())) << text;
  }
  for (const std::string_view text : {"0", "-0", "00", "0.0", "no", "off", "False", "~", ""}) {
    EXPECT_FALSE(truthy(Scalar(text, Style::plain).value())) << text;
  }
  EXPECT_TRUE(truthy(Scalar("0", Style::singleQuoted).value()));
  EXPECT_FALSE(truthy(Scalar("", Style::singleQuoted).value()));
}

}  // namespace
}  // namespace osiris::syntax
