#include "sql/kept_answers.h"

#include <gtest/gtest.h>

namespace osiris::sql {
namespace {

TEST(KeptAnswers, AreFoundByTheirQuestion) {
  KeptAnswers<int> answers(10'000);
  answers.keep("one", 1);
  answers.keep("two", 2);
  ASSERT_NE(answers.find("two"), nullptr);
  EXPECT_EQ(*answers.find("two"), 2);
  EXPECT_EQ(answers.find("three"), nullptr);
}

TEST(KeptAnswers, OfLongQuestionsAreFewerThanOfShortOnes) {
  KeptAnswers<int> ofShort(100'000);
  KeptAnswers<int> ofLong(100'000);
  for (int i = 0; i < 100; ++i) {
    ofShort.keep(std::to_string(i), i);
    ofLong.keep(std::to_string(i) + std::string(20'000, 'x'), i);
  }
  EXPECT_EQ(ofShort.size(), 100U);
  EXPECT_LE(ofLong.size(), 5U);
}

TEST(KeptAnswers, KeepTheNewestEvenWhenItAloneIsTooLong) {
  KeptAnswers<int> answers(1'000);
  EXPECT_EQ(answers.keep(std::string(5'000, 'x'), 7), 7);
  EXPECT_NE(answers.find(std::string(5'000, 'x')), nullptr);
}

}  // namespace
}  // namespace osiris::sql
