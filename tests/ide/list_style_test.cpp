#include "ide/list_style.h"

#include "acting.h"

namespace osiris::ide {
namespace {

TEST(ListStyle, AnItemALine) {
  checkActs("list-style", "  - id: a\n    needs: [^b, \"c\", 'd e']\n    mode: read\n",
            "  - id: a\n    needs:\n      - b\n      - \"c\"\n      - 'd e'\n    mode: read\n");
  checkActs("list-style", "- id: a\n  ne^eds: [\n    b,\n    c,\n  ]\n",
            "- id: a\n  needs:\n    - b\n    - c\n");
}

TEST(ListStyle, AllItemsOnOneLine) {
  checkActs("list-style", "  - id: a\n    needs:\n      - ^b\n      - \"c\"\n    mode: read\n",
            "  - id: a\n    needs: [b, \"c\"]\n    mode: read\n");
  checkActs("list-style", "  - id: a\n    needs:\n    - b\n    - c^",
            "  - id: a\n    needs: [b, c]");
}

TEST(ListStyle, QuotesWhatMeansMoreInBrackets) {
  checkActs("list-style",
            "  - id: a\n    config:\n      columns:\n        - ^a, b\n        - c[0]\n",
            "  - id: a\n    config:\n      columns: [\"a, b\", \"c[0]\"]\n");
}

TEST(ListStyle, KeepsTheCommentOfItsLine) {
  checkActs("list-style", "  - id: a\n    needs: [^b, c]  # both\n",
            "  - id: a\n    needs:  # both\n      - b\n      - c\n");
  checkActs("list-style", "  - id: a\n    needs:  # both\n      - ^b\n      - c\n",
            "  - id: a\n    needs: [b, c]  # both\n");
}

TEST(ListStyle, IsNotOfferedWhereACommentWouldHaveNoPlace) {
  checkNotOffered("list-style", "  - id: a\n    needs:\n      - ^b  # first\n      - c\n");
  checkNotOffered("list-style", "  - id: a\n    needs:\n      # first\n      - ^b\n");
  checkNotOffered("list-style", "  - id: a\n    needs: [ # first\n      ^b]\n");
}

TEST(ListStyle, IsNotOfferedForOtherLists) {
  checkNotOffered("list-style", "  - id: a\n    needs: [^]\n");
  checkNotOffered("list-style", "  - {id: a, needs: [^b]}\n");
  checkNotOffered("list-style", "  - id: a\n    x: [^[b]]\n");
  checkNotOffered("list-style", "  - id: a\n    x:\n      - ^b: c\n");
  checkNotOffered("list-style", "  - id: a\n    x: &l [^b]\n");
}

}  // namespace
}  // namespace osiris::ide
