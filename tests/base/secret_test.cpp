#include "base/secret.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <concepts>
#include <nlohmann/json.hpp>
#include <type_traits>

namespace osiris {
namespace {

template <typename T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };

static_assert(!Streamable<Secret>);
static_assert(!fmt::is_formattable<Secret>::value);
static_assert(!std::constructible_from<nlohmann::json, Secret>);
static_assert(!std::convertible_to<Secret, std::string>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);

TEST(Secret, IsRevealedOnlyWhenAsked) { EXPECT_EQ(Secret("hunter2").reveal(), "hunter2"); }

TEST(Secret, DoesNotPrintInAFailedTest) {
  EXPECT_EQ(testing::PrintToString(Secret("hunter2")), "(secret)");
}

TEST(Secret, LeavesNothingBehindWhenMovedOrReplaced) {
  Secret from("hunter2");
  const char* old = from.reveal().data();  // short enough to live inside the object
  Secret to(std::move(from));
  EXPECT_EQ(to.reveal(), "hunter2");
  EXPECT_EQ(std::string_view(old, 7), std::string_view("\0\0\0\0\0\0\0", 7));
  to = Secret("other");
  EXPECT_EQ(to.reveal(), "other");
}

TEST(Secret, ComparesByValue) {
  EXPECT_EQ(Secret("a"), Secret("a"));
  EXPECT_FALSE(Secret("a") == Secret("b"));
  EXPECT_TRUE(Secret().empty());
}

}  // namespace
}  // namespace osiris
