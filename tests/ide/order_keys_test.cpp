#include "ide/order_keys.h"

#include "acting.h"

namespace osiris::ide {
namespace {

TEST(OrderKeys, PutsThoseOfAStepInTheirUsualOrder) {
  checkActs("order-step-keys",
            "  - config: {path: a}\n    ^needs: []\n    mode: write\n"
            "    component: filesystem.csv_writer\n    id: a\n",
            "  - id: a\n    component: filesystem.csv_writer\n    mode: write\n    needs: []\n"
            "    config: {path: a}\n");
}

TEST(OrderKeys, KeepsCommentsWithTheirKey) {
  checkActs("order-step-keys",
            "  - id: a\n    # how\n    # it is set\n    ^config:\n      path: a  # here\n"
            "    mode: write  # out\n    component: x.y\n",
            "  - id: a\n    component: x.y\n    mode: write  # out\n    # how\n    # it is set\n"
            "    config:\n      path: a  # here\n");
}

TEST(OrderKeys, KeepsACommentThatComesBehindTheDash) {
  checkActs("order-step-keys", "  - ^mode: read\n    # its name\n    id: a\n",
            "  - # its name\n    id: a\n    mode: read\n");
}

TEST(OrderKeys, KeepsBlocksOfTextWhole) {
  checkActs("order-step-keys",
            "- ^config:\n    query: |\n      SELECT 1\n\n      # no comment\n  id: a\n- id: b\n",
            "- id: a\n  config:\n    query: |\n      SELECT 1\n\n      # no comment\n- id: b\n");
}

TEST(OrderKeys, LeavesUnknownKeysBehindTheOthers) {
  checkActs("order-step-keys", "  - x-note: hi\n    ^mode: read\n    id: a\n",
            "  - id: a\n    mode: read\n    x-note: hi\n");
}

TEST(OrderKeys, EndsTheLastLineAsItWas) {
  checkActs("order-step-keys", "  - ^mode: read\n    id: a", "  - id: a\n    mode: read");
  checkActs("order-step-keys", "  - ^mode: read\r\n    id: a\r\n",
            "  - id: a\r\n    mode: read\r\n");
}

TEST(OrderKeys, IsOfferedOnKeysOutOfOrderOnly) {
  checkNotOffered("order-step-keys", "  - ^id: a\n    mode: read\n");
  checkNotOffered("order-step-keys", "  - mode: ^read\n    id: a\n");
  checkNotOffered("order-step-keys", "  - {^mode: read, id: a}\n");
  checkNotOffered("order-step-keys", "  - ^mode: &m read\n    id: a\n    x-a: *m\n");
}

TEST(OrderKeys, OfAllStepsAtOnce) {
  checkActs("organize", "^  - mode: read\n    id: a\n  - id: b\n  - config: {}\n    id: c\n",
            "  - id: a\n    mode: read\n  - id: b\n  - id: c\n    config: {}\n");
  checkNotOffered("organize", "^  - id: a\n    mode: read\n");
}

}  // namespace
}  // namespace osiris::ide
