#include "ide/sort_steps.h"

#include "acting.h"

namespace osiris::ide {
namespace {

TEST(SortSteps, PutsAStepBelowThoseItNeeds) {
  checkActs("sort-steps",
            "^  - id: c\n    needs: [a, b]\n  - id: b\n    needs: [a]\n  - id: a\n    needs: []\n",
            "  - id: a\n    needs: []\n  - id: b\n    needs: [a]\n  - id: c\n    needs: [a, b]\n");
}

TEST(SortSteps, KeepsTheOrderOfStepsThatDoNotWaitForEachOther) {
  checkActs("sort-steps",
            "^  - id: z\n    needs: [m]\n  - id: y\n    needs: []\n  - id: m\n    needs: []\n"
            "  - id: b\n    needs: []\n",
            "  - id: y\n    needs: []\n  - id: m\n    needs: []\n  - id: z\n    needs: [m]\n"
            "  - id: b\n    needs: []\n");
}

TEST(SortSteps, KeepsCommentsWithTheirStepAndBlankLinesInTheirPlace) {
  checkActs("sort-steps",
            "^  # second\n  - id: b\n    needs: [a]  # waits\n    # of b, too\n\n  # first\n"
            "  - id: a\n    needs: []\n  # the end\n",
            "  # first\n  - id: a\n    needs: []\n\n  # second\n  - id: b\n"
            "    needs: [a]  # waits\n    # of b, too\n  # the end\n");
}

TEST(SortSteps, SaysWhatAStepWaitedForWithoutSayingSo) {
  // `c` waited for `b`, the step above it, and comes to stand below another.
  checkActs("sort-steps",
            "^  - id: b\n    mode: read\n    needs: [d]\n  - id: c\n    mode: read\n"
            "  - id: a\n    mode: read\n    needs: [b]\n  - id: d\n    mode: read\n    needs: []\n",
            "  - id: d\n    mode: read\n    needs: []\n  - id: b\n    mode: read\n    needs: [d]\n"
            "  - id: c\n    mode: read\n  - id: a\n    mode: read\n    needs: [b]\n");
  checkActs(
      "sort-steps",
      "^  - id: b\n    mode: read\n    needs: [d]\n  - id: e\n    mode: read\n    needs: [c]\n"
      "  - id: d\n    mode: read\n    needs: []\n  - id: c\n    mode: read\n",
      "  - id: d\n    mode: read\n    needs: []\n  - id: b\n    mode: read\n    needs: [d]\n"
      "  - id: c\n    mode: read\n    needs: [d]\n  - id: e\n    mode: read\n    needs: [c]\n");
}

TEST(SortSteps, SaysThatAFirstStepNeedsNone) {
  checkActs("sort-steps",
            "^  - id: a\n    mode: read\n  - id: z\n    needs: [y]\n  - id: y\n    needs: []\n",
            "  - id: a\n    mode: read\n  - id: y\n    needs: []\n  - id: z\n    needs: [y]\n");
}

TEST(SortSteps, EndsTheLastLineAsItWas) {
  checkActs("sort-steps", "^- id: b\n  needs: [a]\n- id: a\n  needs: []",
            "- id: a\n  needs: []\n- id: b\n  needs: [a]");
}

TEST(SortSteps, KeepsTheLineEndsOfOldSystems) {
  checkActs("sort-steps", "^- id: b\r  needs: [a]\r- id: a\r  needs: [] # a\r",
            "- id: a\r  needs: [] # a\r- id: b\r  needs: [a]\r");
  checkActs("sort-steps", "^- id: b\r  needs: [a]\r- id: a\r  needs: [] # a\r# the end\r",
            "- id: a\r  needs: [] # a\r- id: b\r  needs: [a]\r# the end\r");
}

TEST(SortSteps, IsNotOfferedWhereThereIsNothingToSortOrNoOrder) {
  checkNotOffered("sort-steps", "^  - id: a\n  - id: b\n    needs: [a]\n");
  checkNotOffered("sort-steps", "^  - id: a\n    needs: [b]\n  - id: b\n    needs: [a]\n");
  checkNotOffered("sort-steps", "^  - id: a\n    needs: [b]\n  - id: b\n");
  checkNotOffered("sort-steps",
                  "^  - id: a\n    needs: [b]\n  - id: b\n    needs: []\n  - id: b\n");
  EXPECT_EQ(act("sort-steps", "^steps: [{id: a, needs: [b]}, {id: b, needs: []}]\n").text,
            "not offered");
}

TEST(SortSteps, IsOfferedOnNeedsAndOnTheWordSteps) {
  const std::string steps = "  - id: b\n    needs: [a]\n  - id: a\n    needs: []\n";
  EXPECT_NE(act("sort-steps-here", "name: a\nste^ps:\n" + steps).text, "not offered");
  EXPECT_NE(
      act("sort-steps-here", "steps:\n  - id: b\n    ne^eds: [a]\n  - id: a\n    needs: []\n").text,
      "not offered");
  EXPECT_EQ(act("sort-steps-here", "na^me: a\nsteps:\n" + steps).text, "not offered");
}

}  // namespace
}  // namespace osiris::ide
