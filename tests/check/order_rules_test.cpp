// Steps among each other.
#include "check/checking.h"

namespace osiris::check {
namespace {

std::string step(std::string_view id, std::string_view needs, std::string_view mode = "transform") {
  return "  - id: " + std::string(id) + "\n    component: a.b\n    mode: " + std::string(mode) +
         "\n" + (needs.empty() ? "" : "    needs: " + std::string(needs) + "\n");
}

TEST(DuplicateId, IsEachButTheFirst) {
  checkFinds("duplicate_id",
             pipeline(step("a", "") + step("[[a]]", "") + step("b", "") + step("[[a]]", "")));
  checkFixes("duplicate_id", pipeline(step("a", "") + step("a", "") + step("a-2", "")),
             pipeline(step("a", "") + step("a-3", "") + step("a-2", "")));
}

TEST(Needs, NameStepsThatExist) {
  checkFinds("unknown_dependency", pipeline(step("read", "[[[reed]], later]") + step("later", "")));
  checkFixes("unknown_dependency", pipeline(step("read-orders", "") + step("b", "['read-order']")),
             pipeline(step("read-orders", "") + step("b", "['read-orders']")));
}

TEST(Needs, NameAStepOnceAndNotItself) {
  checkFinds("self_dependency", pipeline(step("a", "[[[a]]]")));
  checkFinds("duplicate_dependency", pipeline(step("a", "") + step("b", "[a, [[a]]]")));
  checkFixes("duplicate_dependency", pipeline(step("a", "") + step("b", "[a, a]")),
             pipeline(step("a", "") + step("b", "[a]")));
}

TEST(Needs, LoseALineOfABlockList) {
  checkFixes("duplicate_dependency",
             pipeline(step("a", "") + step("b", "\n      - a\n      - a # again\n    when: x")),
             pipeline(step("a", "") + step("b", "\n      - a\n    when: x")));
}

TEST(Cycle, PointsAtTheNeedThatClosesIt) {
  checkFinds("dependency_cycle",
             pipeline(step("a", "[[[c]]]") + step("b", "[a]") + step("c", "[b]")));
  checkFinds("dependency_cycle", pipeline(step("a", "[[[b]]]") + step("b", "")));
  checkDoesNotFind("dependency_cycle",
                   pipeline(step("a", "[c]") + step("b", "[a]") + step("c", "[]")));
}

TEST(Cycle, IsToldOnceAndInWords) {
  auto found = findingsOf(
      pipeline(step("a", "[b]") + step("b", "[a]") + step("c", "[d]") + step("d", "[c]")));
  std::erase_if(found,
                [](const Diagnostic& diagnostic) { return diagnostic.code != "dependency_cycle"; });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].message, "'a' needs 'b' needs 'a': none of them can start");
  EXPECT_EQ(found[0].path, "/steps/0/needs/0");
  EXPECT_EQ(found[1].path, "/steps/2/needs/0");
}

TEST(Cycle, StopsWhatWaitsForIt) {
  checkFinds("unreachable_step", pipeline(step("a", "[b]") + step("b", "[a]") +
                                          step("c", "[[[b]]]") + step("d", "[c]")));
}

TEST(UnusedStep, OnlyWhereSomethingIsWritten) {
  checkFinds("unused_step", pipeline(step("a", "", "read") + step("[[b]]", "[]", "read") +
                                     step("c", "[a]", "write")));
  checkDoesNotFind("unused_step", pipeline(step("a", "", "read") + step("b", "[]", "read")));
  checkDoesNotFind("unused_step", pipeline(step("a", "", "read") + step("b", "[]", "read") +
                                           step("c", "a", "write")));
  checkDoesNotFind("unused_step", pipeline(step("a", "", "read") + step("b", "[]", "read") +
                                           step("c", "[a]\n    inputs: {df: '${b.df}'}", "write")));
}

TEST(InputSteps, Exist) {
  checkFinds(
      "unknown_step_reference",
      pipeline(step("read-a", "") + step("b", "[read-a]\n    inputs: {df: '${[[read-b]].df}'}")));
  checkFixes(
      "unknown_step_reference",
      pipeline(step("read-a", "") + step("b", "[read-a]\n    inputs: {df: '${red-a.df}'}")),
      pipeline(step("read-a", "") + step("b", "[read-a]\n    inputs: {df: '${read-a.df}'}")));
}

TEST(DuplicateWriter, TakesTwoThatReplace) {
  const auto writer = [](std::string_view id, std::string_view mode, std::string_view table) {
    return "  - {id: " + std::string(id) +
           ", component: supabase.writer, mode: write, config: {connection: '@supabase.main', "
           "primary_key: id, write_mode: " +
           std::string(mode) + ", table: " + std::string(table) + "}}\n";
  };
  checkFinds("duplicate_writer",
             pipeline(writer("a", "replace", "t") + writer("b", "replace", "[[t]]")));
  checkDoesNotFind("duplicate_writer",
                   pipeline(writer("a", "replace", "t") + writer("b", "append", "t")));
  checkDoesNotFind("duplicate_writer",
                   pipeline(writer("a", "replace", "t") + writer("b", "replace", "u")));
}

}  // namespace
}  // namespace osiris::check
