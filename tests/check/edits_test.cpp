#include "check/edits.h"

#include <gtest/gtest.h>

#include "syntax/document.h"

namespace osiris::check {
namespace {

/// A document, edited.
struct Edited {
  std::string text;
  syntax::Stream stream = syntax::parseStream(text);

  [[nodiscard]] Value root() const { return stream.root(); }
  [[nodiscard]] std::string after(const MaybeEdit& edit) const {
    if (!edit) {
      return "no edit";
    }
    std::string changed = text;
    return changed.replace(edit->span.begin, edit->span.size(), edit->newText);
  }
  [[nodiscard]] std::string inserted(std::string_view entry, std::string_view after_ = {}) const {
    return after(insertEntry(Source(std::string_view(text)), root(), entry, after_));
  }
  [[nodiscard]] std::string removed(std::string_view key) const {
    return after(removeEntry(Source(std::string_view(text)), root(), root().entry(key)->key));
  }
};

TEST(InsertEntry, KeepsTheIndentation) {
  EXPECT_EQ(Edited{"  a: 1\n  b: 2\n"}.inserted("c: 3"), "  c: 3\n  a: 1\n  b: 2\n");
  EXPECT_EQ(Edited{"  a: 1 # one\n  b: 2\n"}.inserted("c: 3", "a"),
            "  a: 1 # one\n  c: 3\n  b: 2\n");
  EXPECT_EQ(Edited{"a: 1\nb: 2"}.inserted("c: 3", "b"), "a: 1\nb: 2\nc: 3");
  EXPECT_EQ(Edited{"a: |\n  x\n\nb: 2\n"}.inserted("c: 3", "a"), "a: |\n  x\n\nc: 3\nb: 2\n");
}

TEST(InsertEntry, KeepsLineBreaksAndFlow) {
  EXPECT_EQ(Edited{"a: 1\r\nb: 2\r\n"}.inserted("c: 3", "a"), "a: 1\r\nc: 3\r\nb: 2\r\n");
  EXPECT_EQ(Edited{"{a: 1}"}.inserted("c: 3"), "{c: 3, a: 1}");
  EXPECT_EQ(Edited{"{}"}.inserted("c: 3"), "{c: 3}");
}

TEST(InsertEntry, LeavesAnchorsToTheirKeys) {
  EXPECT_EQ(Edited{"{&x a: 1}"}.inserted("c: 3"), "{c: 3, &x a: 1}");
}

TEST(InsertEntry, KeepsOutOfKeysBelowTheirMark) {
  EXPECT_EQ(Edited{"?\n- a\n:\n- b\n"}.inserted("c: 3"), "no edit");
  EXPECT_EQ(Edited{"?\n a\n: b\n"}.inserted("c: 3"), "no edit");
  EXPECT_EQ(Edited{"? !\n a\n: b\n"}.inserted("c: 3"), "no edit");
}

TEST(RemoveEntry, TakesItsLines) {
  EXPECT_EQ(Edited{"a: 1\nb: 2 # two\nc: 3\n"}.removed("b"), "a: 1\nc: 3\n");
  EXPECT_EQ(Edited{"a: 1\nb: |\n  x\n  y\nc: 3\n"}.removed("b"), "a: 1\nc: 3\n");
  EXPECT_EQ(Edited{"a: 1\nb:\n  x: 1\n  y: 2\n"}.removed("b"), "a: 1\n");
  EXPECT_EQ(Edited{"{a: 1, b: 2, c: 3}"}.removed("b"), "{a: 1, c: 3}");
  EXPECT_EQ(Edited{"{a: 1, b: 2}"}.removed("b"), "{a: 1}");
}

TEST(RemoveEntry, TakesTheCommaThatWouldBeLeftAlone) {
  EXPECT_EQ(Edited{"{a: 1,}"}.removed("a"), "{}");
  EXPECT_EQ(Edited{"{a: 1 , }"}.removed("a"), "{ }");
  EXPECT_EQ(Edited{"{a: 1, b: 2,}"}.removed("b"), "{a: 1,}");
}

TEST(RemoveEntry, KnowsAMapBehindItsAnchor) {
  EXPECT_EQ(Edited{"&x {a: 1, b: 2}"}.removed("b"), "&x {a: 1}");
}

TEST(RemoveEntry, LeavesAPairThatIsAnItem) {
  const std::string text = "[a: 1, b]";
  const syntax::Stream stream = syntax::parseStream(text);
  const Value pair = *stream.root().items().begin();
  EXPECT_FALSE(removeEntry(Source(std::string_view(text)), pair, pair.entry("a")->key));
  EXPECT_FALSE(insertEntry(Source(std::string_view(text)), pair, "c: 3"));
}

TEST(RemoveEntry, LeavesWhatOthersNeed) {
  EXPECT_EQ(Edited{"a: 1\n"}.removed("a"), "no edit");
  EXPECT_EQ(Edited{"a: &x 1\nb: *x\n"}.removed("a"), "no edit");
}

TEST(Rewrite, KeepsTheQuotes) {
  const auto rewritten = [](const std::string& text, std::string_view newText) {
    const Edited document{"a: " + text};
    return document.after(
        rewrite(Source(std::string_view(document.text)), document.root()["a"], newText));
  };
  EXPECT_EQ(rewritten("x", "y"), "a: y");
  EXPECT_EQ(rewritten("'x'", "y"), "a: 'y'");
  EXPECT_EQ(rewritten("\"x\"", "y"), "a: \"y\"");
  EXPECT_EQ(rewritten("x", "@a.b"), "a: \"@a.b\"");
  EXPECT_EQ(rewritten("x", "no"), "a: \"no\"");
  EXPECT_EQ(rewritten("|\n  x", "y"), "no edit");
}

}  // namespace
}  // namespace osiris::check
