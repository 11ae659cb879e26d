// A model that followed edits says what a model of the text as it stands says.
#include <gtest/gtest.h>

#include "oml/model.h"
#include "support/random_edits.h"

namespace osiris::oml {
namespace {

using syntax::Value;

std::string describe(text::Span span) {
  return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

void describe(const Value& value, std::string& out) {
  out += describe(value.span()) + ":" + std::to_string(static_cast<int>(value.kind()));
  out += value.incomplete() ? "!" : "";
  out += "'" + std::string(value.text()) + "'";
  for (const Value item : value.items()) describe(item, out += "\n- ");
  for (const auto [key, member] : value.entries()) {
    describe(key, out += "\n? ");
    describe(member, out += " : ");
  }
}

std::string describe(const std::vector<syntax::Problem>& problems) {
  std::string out;
  for (const syntax::Problem& p : problems) {
    out += "\nproblem " + std::to_string(static_cast<int>(p.kind)) + " " + describe(p.span) + " " +
           p.detail + " " + std::to_string(p.at);
  }
  return out;
}

std::string describe(const std::vector<Reference>& references) {
  std::string out;
  for (const Reference& r : references) {
    out += "\nreference " + r.name + " " + r.output + " " + r.path + " " + describe(r.span) + " " +
           describe(r.nameSpan);
  }
  return out;
}

std::string describe(const Pipeline& pipeline) {
  std::string out;
  describe(pipeline.root(), out);
  out += describe(pipeline.headReferences);
  if (pipeline.secondDocument) out += "\nsecond " + describe(*pipeline.secondDocument);
  for (const PlacedStep& placed : pipeline.steps) {
    out += "\nstep " + std::to_string(placed.base) + " " + placed.step->id + " " +
           placed.step->component + " " + placed.step->mode + " ";
    describe(placed.value(), out);
    out += describe(placed.step->problems) + describe(placed.step->references) + "\n" +
           placed.step->source;
    for (const Need& need : placed.step->needs)
      out += "\nneeds " + need.id + need.path + describe(need.span);
  }
  for (std::size_t i = 0; i < pipeline.steps.size(); ++i) {
    const auto entry = pipeline.byId.find(pipeline.steps[i].step->id);
    out += entry == pipeline.byId.end() ? "\nno id" : "\nfirst " + std::to_string(entry->second);
  }
  return out;
}

std::string describe(const Model& model) {
  return describe(model.pipeline()) + describe(model.problems());
}

bool problemsLieInTheirSteps(const Model& model) {
  return std::ranges::all_of(model.pipeline().steps, [](const PlacedStep& placed) {
    const Step& step = *placed.step;
    return std::ranges::all_of(step.problems, [&](const syntax::Problem& problem) {
      return problem.span.begin <= problem.span.end && problem.span.end <= step.source.size();
    });
  });
}

void compareAfterRandomEdits(const std::vector<std::string>& seeds, test::RandomEdits random,
                             int rounds) {
  for (int round = 0; round < rounds; ++round) {
    // The first two are pipelines: half of the rounds are theirs.
    const auto count = static_cast<std::uint32_t>(seeds.size());
    std::string text = seeds[random.below(round % 2 == 0 ? 2 : count)];
    Model model(text);
    for (int i = 0; i < 20; ++i) {
      const text::Edit edit = random.next(text);
      const std::string before = std::exchange(text, test::applied(text, edit));
      model.edit(text, edit.span, static_cast<text::Offset>(edit.newText.size()));
      ASSERT_TRUE(problemsLieInTheirSteps(model)) << text;
      ASSERT_EQ(describe(model), describe(Model(text))) << "before:\n"
                                                        << before << "\nafter:\n"
                                                        << text;
    }
  }
}

TEST(IncrementalModel, OfManyStepsEqualsAFreshModelAfterRandomEdits) {
  compareAfterRandomEdits(test::longPipelines(), test::RandomEdits(test::seed(3)),
                          test::rounds(120));
}

TEST(IncrementalModel, EqualsAFreshModelAfterRandomEdits) {
  compareAfterRandomEdits(test::seedDocuments(), test::RandomEdits(test::seed(7)),
                          test::rounds(1000));
}

TEST(IncrementalModel, GoesOnFromAPipelineThatWasReadBefore) {
  test::RandomEdits random(test::seed(5));
  for (int round = 0; round < test::rounds(60); ++round) {
    for (std::string text : test::longPipelines()) {
      const std::string before = text;
      const Model first(before);
      Model next(first.pipeline());
      for (int i = 0; i < 3; ++i) {
        const text::Edit edit = random.next(text);
        text = test::applied(text, edit);
        next.edit(text, edit.span, static_cast<text::Offset>(edit.newText.size()));
        ASSERT_EQ(describe(next.pipeline()), describe(Model(text).pipeline())) << text;
      }
      ASSERT_EQ(describe(first), describe(Model(before))) << "what it was made of has changed";
    }
  }
}

TEST(IncrementalModel, FollowsAnEditUnderAHalfTypedSteps) {
  std::string text = "name: a\nste\n  - id: b\n    mode: read\n  - id: c\n";
  Model model(text);
  text.insert(text.find("read"), "x");
  const auto at = static_cast<text::Offset>(text.find("xread"));
  model.edit(text, {at, at}, 1);
  EXPECT_EQ(describe(model), describe(Model(text)));
}

}  // namespace
}  // namespace osiris::oml
