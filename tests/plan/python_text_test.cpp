// The expected texts are Python's.
#include "plan/python_text.h"

#include <gtest/gtest.h>

#include <cmath>

namespace osiris::plan {
namespace {

using nlohmann::ordered_json;

TEST(PythonText, IsWhatStrSays) {
  EXPECT_EQ(pythonText("it's"), "it's");
  EXPECT_EQ(pythonText(nullptr), "None");
  EXPECT_EQ(pythonText(true), "True");
  EXPECT_EQ(pythonText(-7), "-7");
  EXPECT_EQ(pythonText(1e16), "1e+16");
  EXPECT_EQ(pythonText(-HUGE_VAL), "-inf");
  EXPECT_EQ(pythonText(std::nan("")), "nan");
}

TEST(PythonText, OfCollectionsHoldsTheReprOfTheirItems) {
  EXPECT_EQ(pythonText({1, "a'b", nullptr, 2.0}), R"([1, "a'b", None, 2.0])");
  EXPECT_EQ(pythonText({{"k", "v"}, {"a", {true}}}), "{'k': 'v', 'a': [True]}");
  EXPECT_EQ(pythonText(ordered_json::array({"a\"'\\\n\x01"})), R"(['a"\'\\\n\x01'])");
  EXPECT_EQ(pythonText(ordered_json::array({"č\u00a0\u200b\U000E0001"})),
            R"(['č\xa0\u200b\U000e0001'])");
  EXPECT_EQ(pythonText(ordered_json::array()), "[]");
}

TEST(PythonDate, IsWrittenInFull) {
  EXPECT_EQ(pythonDate("2024-1-5 7:08:09"), "2024-01-05 07:08:09");
  EXPECT_EQ(pythonDate("2024-01-05T7:08:09"), "2024-01-05 07:08:09");
  EXPECT_EQ(pythonDate("2024-01-05 07:08:09.50Z"), "2024-01-05 07:08:09.500000+00:00");
  EXPECT_EQ(pythonDate("2024-01-05 07:08:09 -5:30"), "2024-01-05 07:08:09-05:30");
  EXPECT_EQ(pythonDate("soon"), "soon");
}

TEST(PythonLower, KnowsTheAlphabetsOfEurope) {
  EXPECT_EQ(pythonLower("Paid ORDERS"), "paid orders");
  EXPECT_EQ(pythonLower("PŘÍLIŠ ŽLUŤOUČKÝ"), "příliš žluťoučký");
  EXPECT_EQ(pythonLower("ÄÖÜ ŁÓDŹ × ß"), "äöü łódź × ß");
  EXPECT_EQ(pythonLower("ΑΩ БЯ ЁЏ Ÿ"), "αω бя ёџ ÿ");
}

}  // namespace
}  // namespace osiris::plan
