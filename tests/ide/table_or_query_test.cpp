#include "ide/table_or_query.h"

#include "acting.h"

namespace osiris::ide {
namespace {

std::string reader(std::string_view config) {
  return "  - id: a\n    component: mysql.extractor\n    mode: read\n    config:\n" +
         std::string(config);
}

TEST(TableOrQuery, AQueryReadsAllOfTheTable) {
  checkActs("table-or-query", reader("      ta^ble: orders\n      limit: 5\n"),
            reader("      query: |\n        SELECT * FROM orders\n      limit: 5\n"));
}

TEST(TableOrQuery, ACommentStaysInItsLine) {
  checkActs("table-or-query", reader("      table: ord^ers  # all\n"),
            reader("      query: |  # all\n        SELECT * FROM orders\n"));
}

TEST(TableOrQuery, ATableIsWhatAQueryOfAllOfItReads) {
  checkActs("table-or-query",
            reader("      qu^ery: |\n        SELECT *\n        FROM orders;\n      limit: 5\n"),
            reader("      table: orders\n      limit: 5\n"));
  checkActs("table-or-query", reader("      query: \"select * from ^orders\"\n"),
            reader("      table: orders\n"));
}

TEST(TableOrQuery, IsOfferedWhereItSaysTheSameOnly) {
  for (const char* config :
       {"      qu^ery: SELECT id FROM orders\n", "      qu^ery: SELECT * FROM orders WHERE a\n",
        "      qu^ery: SELECT * FROM a.orders\n",
        "      qu^ery: |\n        SELECT * FROM orders -- all\n",
        "      qu^ery: |  # all\n        SELECT * FROM orders\n",
        "      ta^ble: orders\n      columns: [id]\n", "      ta^ble: orders\n      schema: s\n",
        "      ta^ble: orders\n      query: SELECT 1\n", "      ta^ble: my orders\n",
        "      ta^ble: ${params.t}\n", "      table: orders\n      li^mit: 5\n"})
    checkNotOffered("table-or-query", reader(config));
  checkNotOffered("table-or-query",
                  "  - id: a\n    component: mysql.writer\n    config:\n      ta^ble: t\n");
}

}  // namespace
}  // namespace osiris::ide
