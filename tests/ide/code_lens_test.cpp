#include "ide/code_lens.h"

#include <gtest/gtest.h>

#include "oml/model.h"
#include "sample.h"

namespace osiris::ide {
namespace {

/// "step: where it is referred to", a line a lens; places as the lines they are on.
std::string lensesOf(std::string_view text) {
  const oml::Model model(text);
  std::string all;
  for (const CodeLens& lens : codeLenses(model.pipeline())) {
    EXPECT_EQ(text.substr(lens.span.begin, lens.span.size()), lens.step);
    all += lens.step + ":";
    for (const text::Span span : referencesTo(model.pipeline(), {SymbolKind::step, lens.step})) {
      const std::size_t begin = text.rfind('\n', span.begin) + 1;
      std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
      line.remove_prefix(line.find_first_not_of(' '));
      all += " " + std::string(line) + ";";
    }
    all += "\n";
  }
  return all;
}

TEST(CodeLens, TellsOfEachStepWhereItIsReferredTo) {
  EXPECT_EQ(lensesOf(samplePipeline),
            "read-orders: needs: [read-orders]; FROM df_read_orders AS o;\n"
            "sum-orders: - sum-orders;\n"
            "write-orders:\n");
}

TEST(CodeLens, CountsReferencesInInputs) {
  EXPECT_EQ(lensesOf("steps:\n  - id: a\n  - id: b\n    inputs: {df: \"${a.df}\"}\n"),
            "a: inputs: {df: \"${a.df}\"};\nb:\n");
}

TEST(CodeLens, CountsReferencesOutsideOfSteps) {
  EXPECT_EQ(lensesOf("x-result: ${a.rows}\nsteps:\n  - id: a\n"), "a: x-result: ${a.rows};\n");
}

TEST(CodeLens, IsOfTheStepThatAnIdLeadsTo) {
  EXPECT_EQ(lensesOf("steps:\n  - id: a\n  - id: a\n  - mode: read\n  - 3\n"), "a:\n");
}

TEST(CodeLens, CountsInWords) {
  EXPECT_EQ(referenceCount(0), "no references");
  EXPECT_EQ(referenceCount(1), "1 reference");
  EXPECT_EQ(referenceCount(2), "2 references");
}

}  // namespace
}  // namespace osiris::ide
