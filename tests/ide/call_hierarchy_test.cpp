#include "ide/call_hierarchy.h"

#include <gtest/gtest.h>

#include "oml/model.h"
#include "sample.h"
#include "support/marked_text.h"

namespace osiris::ide {
namespace {

enum class Way : std::uint8_t { out, in };

/// "caller -> callee: how it is written", a line a call of the step at the caret.
std::string calls(const std::string& marked, Way way) {
  const test::CaretText caret = test::parseCaret(marked);
  const oml::Model model(caret.text);
  const auto item = callItemAt(model.pipeline(), caret.at);
  if (!item) return "no step";
  std::string all;
  const bool out = way == Way::out;
  for (const Call& call : out ? outgoingCalls(model.pipeline(), item->step)
                              : incomingCalls(model.pipeline(), item->step)) {
    all += out ? item->name + " -> " + call.item.name : call.item.name + " -> " + item->name;
    for (const text::Span place : call.places)
      all += " [" + caret.text.substr(place.begin, place.size()) + "]";
    all += "\n";
  }
  return all;
}

TEST(CallHierarchy, GoesOutToWhatAStepNeedsAndReads) {
  EXPECT_EQ(calls(caretAt("sum-orders"), Way::out),
            "sum-orders -> read-orders [read-orders] [df_read_orders]\n");
  EXPECT_EQ(calls(caretAt("read-orders"), Way::out), "");
}

TEST(CallHierarchy, ComesInFromTheStepsThatNeedIt) {
  EXPECT_EQ(calls(caretAt("df_read_orders"), Way::in),
            "sum-orders -> read-orders [read-orders] [df_read_orders]\n");
  EXPECT_EQ(calls(caretAt("sum-orders"), Way::in), "write-orders -> sum-orders [sum-orders]\n");
}

TEST(CallHierarchy, KnowsOfNeedsThatAreImplied) {
  const std::string text = "steps:\n  - id: a\n  - id: b^\n  - id: c\n    needs: []\n";
  EXPECT_EQ(calls(text, Way::out), "b -> a [b]\n");
  EXPECT_EQ(calls(text, Way::in), "") << "c waits for none";
}

TEST(CallHierarchy, CountsInputsAsCalls) {
  EXPECT_EQ(calls("steps:\n  - id: ^a\n  - id: b\n    needs: []\n    inputs: {df: \"${a.df}\"}\n",
                  Way::in),
            "b -> a [a]\n");
}

TEST(CallHierarchy, IsOfTheStepAroundTheCaret) {
  EXPECT_EQ(calls(caretAt("SELECT count"), Way::in), "write-orders -> sum-orders [sum-orders]\n");
  EXPECT_EQ(calls("steps:\n  - id: a\n  - mode: re^ad\n", Way::out), "step 2 -> a []\n");
  EXPECT_EQ(calls("na^me: a\nsteps:\n  - id: a\n", Way::out), "no step");
}

TEST(CallHierarchy, BearsAStepThatNeedsItself) {
  EXPECT_EQ(calls("steps:\n  - id: ^a\n    needs: [a, a]\n", Way::in), "a -> a [a] [a]\n");
}

}  // namespace
}  // namespace osiris::ide
