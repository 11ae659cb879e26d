// Values of documents where readers differ: aliases, merge keys, and what Osiris' loader refuses.
// What is expected was seen of PyYAML 6.0's safe loader.
#include "syntax/document.h"

#include <gtest/gtest.h>

#include "syntax/yaml11.h"

namespace osiris::syntax {
namespace {

std::vector<ProblemKind> problemsOf(std::string_view text) {
  std::vector<ProblemKind> kinds;
  for (const Problem& problem : parseStream(text).problems) kinds.push_back(problem.kind);
  return kinds;
}

void expectRefused(std::string_view text, ProblemKind kind) {
  EXPECT_EQ(problemsOf(text), std::vector{kind}) << text;
}
void expectRead(std::string_view text) {
  EXPECT_EQ(problemsOf(text), std::vector<ProblemKind>{}) << text;
}

TEST(MergeKeys, OfTwoInOneMapTheLaterWins) {
  const Stream stream = parseStream("<<: {a: 1, b: 1}\n<<: {a: 2, c: 2}\n");
  EXPECT_EQ(stream.root()["a"].text(), "2");
  EXPECT_EQ(stream.root().size(), 3U);
}

TEST(MergeKeys, InAListTheEarlierMapWins) {
  EXPECT_EQ(parseStream("<<: [{a: 1}, {a: 2}]\n").root()["a"].text(), "1");
}

TEST(MergeKeys, OwnKeysWinWhereverTheyStand) {
  EXPECT_EQ(parseStream("a: 0\n<<: {a: 1}\n").root()["a"].text(), "0");
  EXPECT_EQ(parseStream("<<: {a: 1}\na: 0\n").root()["a"].text(), "0");
}

TEST(MergeKeys, OfTwoEqualKeysTheLaterIsMerged) {
  EXPECT_EQ(parseStream("x: &x {a: 1, a: 2}\ny: {<<: *x}\n").root()["y"]["a"].text(), "2");
}

TEST(MergeKeys, TakeMapsOnly) {
  for (const char* text : {"<<: 5\n", "<<:\n", "<<: [1]\n", "<<: &x 5\n"})
    expectRefused(text, ProblemKind::invalidMerge);
  expectRead("'<<': 5\n");
  expectRead("!!merge x: {b: 1}\n");
}

TEST(Aliases, KeepTheTagOfWhatTheyName) {
  const Stream stream = parseStream("a: &a !!str 5\nb: *a\nc: &c [!!int '5']\nd: *c\n");
  EXPECT_EQ(stream.root()["b"].tag(), "!!str");
  EXPECT_EQ(typeOf(stream.root()["b"]), Type::string);
  EXPECT_EQ(typeOf(*stream.root()["d"].items().begin()), Type::integer);
}

TEST(FlowDash, IsTextAndToldOf) {
  const Stream stream = parseStream("{name: -, b: [-, -]}");
  EXPECT_EQ(stream.root()["name"].text(), "-");
  EXPECT_EQ(stream.root()["b"].size(), 2U);
  EXPECT_EQ(problemsOf("{name: -, b: 1}"), std::vector{ProblemKind::dashAsText});
}

TEST(EmptyKey, IsRefusedButForAQuestionMarkOrAProperty) {
  expectRefused("a: 1\n: x\n", ProblemKind::emptyKey);
  expectRefused("{: x}", ProblemKind::emptyKey);
  expectRead("?\n: v\n");
  expectRead("!!null : x\n");
}

TEST(Loading, KnowsTheTagsOfYamlAlone) {
  for (const char* text : {"a: !secret x", "a: !!value =", "a: !!merge {b: 1}",
                           "a: !!python/none x", "%TAG !! !x\n---\na: !!int 5"})
    expectRefused(text, ProblemKind::unknownTag);
  for (const char* text :
       {"a: !<tag:yaml.org,2002:str> x", "a: ! 5", "a: !!set {a}", "a: !!omap [a: 1]",
        "a: !!binary aGk=", "%TAG !e! tag:yaml.org,2002:\n---\na: !e!int 5"})
    expectRead(text);
}

TEST(Loading, RefusesValuesThatDoNotFitTheirTag) {
  for (const char* text :
       {"a: !!int abc", "a: !!int ''", "a: !!int 5.0", "a: !!int 09", "a: !!float x", "a: !!bool y",
        "a: !!null [x]", "a: !!timestamp x", "a: !!str [a]", "a: !!seq x", "a: !!map [a]",
        "a: !!omap [a: 1, b]", "a: !!omap {a: 1}", "a: !!binary x", "a: ! '0x_'", "a: ! ="})
    expectRefused(text, ProblemKind::unreadableValue);
  for (const char* text : {"a: !!int ' 5 '", "a: !!int 1:2:3", "a: !!int -0x1F", "a: !!float 1e3",
                           "a: !!float ' nan '", "a: !!bool tRue", "a: !!null x",
                           "a: !!timestamp 2024-1-1", "a: !!binary ''"})
    expectRead(text);
}

TEST(Loading, RefusesNumbersAndDatesThatDoNotExist) {
  for (const char* text : {"a: 0x_", "a: 0b_", "a: -0x_", "a: 2024-13-45", "a: 2023-02-29",
                           "a: 0000-01-01", "a: =", "a: <<", "- <<", "a: 2024-01-01T24:00:00Z",
                           "a: 2024-01-01T23:59:59-23:60", "0x_: a"})
    expectRefused(text, ProblemKind::unreadableValue);
  expectRefused("a: " + std::string(4301, '1'), ProblemKind::unreadableValue);
  for (const char* text : {"a: 0_", "a: 1_", "a: 2024-02-29", "a: 2024-01-01T23:59:59-23:59",
                           "= : 1", "a: '0x_'", "a: 0x1_", "a: 1:30", "a: 2024-1-1 1:02:03.5 +1"})
    expectRead(text);
}

}  // namespace
}  // namespace osiris::syntax
