#include "report/plan_markdown.h"

#include <gtest/gtest.h>

#include "report/plan_graph.h"
#include "sample_plan.h"

namespace osiris::report {
namespace {

TEST(PlanMarkdown, ReadsAsAPage) {
  EXPECT_EQ(
      planMarkdown(samplePlan()),
      R"(## plan: +1 table, +1 column, -1 column, ~2 columns, breaking change, 1 downstream, risk 58

Compared with <code>v1.2.0</code>, for <code>prod</code>.

**Risk 58 of 100**

- 40: class, the change is breaking
- 18: breadth, 1 pipeline

### Pipelines

<details><summary><code>pipelines/orders.oml</code>: changed, <b>breaking</b>, 1 error, 2 warnings</summary>

- **alter** <code>duckdb&#58;//w/main.orders</code> (by step 'load', write&#95;mode append): breaking&#58; a column is gone
  - &#43; <code>region</code> VARCHAR
  - &#8722; <code>country</code>
  - &#126; <code>id</code> INTEGER → BIGINT
  - &#126; <code>total</code> other values
- **breaking**: step <code>load</code>: column country removed (somebody may read it)
- there may be more; not followed to the end: 'read'

</details>

<details><summary><code>pipelines/people.oml</code>: added, <b>additive</b></summary>

- **create** <code>duckdb&#58;//w/main.people</code> (by step 'save')
  - &#43; <code>email</code> VARCHAR

</details>


1 pipeline unchanged

### Downstream: 1 pipeline

<details><summary><code>pipelines/bi.oml</code>: owners <code>&#64;&#8288;finance</code> <code>&#64;&#8288;bi</code></summary>

- **breaking**: <code>duckdb&#58;//w/main.report.land</code> ← <code>duckdb&#58;//w/main.orders.country</code>
- **breaking**: <code>duckdb&#58;//w/main.report &#40;its rows&#41;</code> ← <code>duckdb&#58;//w/main.orders.country</code>

</details>


### Between environments only

No change of what a pipeline says.

- <code>pipelines/orders.oml</code>: limit 10 → 20

### Graph

```mermaid
flowchart LR
  p0(["pipelines/bi.oml"]):::breaking
  p1(["pipelines/orders.oml"]):::breaking
  p2(["pipelines/people.oml"])
  d1[("mysql://shop/orders")]
  d3[("duckdb://w/main.orders")]:::breaking
  d5[("duckdb://w/main.people")]
  d7[("duckdb://w/main.report")]
  d1 --> p1
  p1 --> d3
  p2 --> d5
  d3 --> p0
  p0 --> d7
  classDef breaking stroke:#cf222e,stroke-width:3px
  classDef careful stroke:#9a6700,stroke-width:2px
```
)");
}

TEST(PlanMarkdown, TakesTextAsTextAlone) {
  EXPECT_EQ(markdownText("a|b"), "a&#124;b");
  EXPECT_EQ(markdownText("`x` *y* <b>"), "&#96;x&#96; &#42;y&#42; &#60;b&#62;");
  EXPECT_EQ(markdownText("@anna #12"), "&#64;&#8288;anna &#35;&#8288;12");
  EXPECT_EQ(markdownText("www.a.b"), "www&#46;a.b");
  EXPECT_EQ(markdownText("a\nb\x1b\u202e"), "a b\uFFFD\uFFFD");
  EXPECT_EQ(markdownText(std::string(161, 'x')), std::string(160, 'x') + "…");
}

TEST(PlanMarkdown, ShowsTheRiskiestAndCountsTheRest) {
  const std::string page = planMarkdown(largePlan(200, 2000));
  const std::size_t worst = page.find("pipelines/p00199.oml");
  const std::size_t first = page.find("pipelines/p00000.oml");
  ASSERT_NE(worst, std::string::npos);
  ASSERT_NE(first, std::string::npos);
  EXPECT_LT(worst, first);
  EXPECT_EQ(page.find("pipelines/p00198.oml"), std::string::npos);
  EXPECT_NE(page.find(" more pipelines are not shown"), std::string::npos);
  EXPECT_NE(page.find("### Downstream: 1000 pipelines"), std::string::npos);
  EXPECT_NE(page.find("There is more than is drawn."), std::string::npos);
}

TEST(PlanGraph, LeadsColumnsToWhereTheyGo) {
  const PlanGraph graph = planGraph(samplePlan(), 100);
  std::vector<std::string> columns;
  for (const PlanEdge& edge : graph.edges) {
    if (edge.fromColumn.empty()) continue;
    columns.push_back(graph.nodes[edge.from].name + "." + edge.fromColumn + " " +
                      graph.nodes[edge.to].name + "." + edge.toColumn);
  }
  EXPECT_EQ(
      columns,
      (std::vector<std::string>{
          "load.id duckdb://w/main.orders.id", "load.region duckdb://w/main.orders.region",
          "load.country duckdb://w/main.orders.country", "save.email duckdb://w/main.people.email",
          "duckdb://w/main.orders.country duckdb://w/main.report.land"}));
}

}  // namespace
}  // namespace osiris::report
