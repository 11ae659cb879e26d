#include "lsp/handlers/commands/plan.h"

#include <fmt/format.h>

#include "lsp/commands.h"
#include "lsp/document_plan.h"
#include "report/plan_json.h"
#include "report/plan_text.h"
#include "report/plan_words.h"

namespace osiris::lsp {

protocol::Reply<protocol::Json> planDocument(const Snapshot& snapshot,
                                             const protocol::Json& arguments, const Job& job) {
  const auto uri = stringArgument(arguments, 0, "the URI of an open document");
  if (!uri) return std::unexpected(uri.error());
  const auto asked = snapshot.document(*uri);
  if (!asked) return std::unexpected(asked.error());
  const auto made = planOf(snapshot, **asked, job.cancel);
  if (!made) {
    return protocol::failed(protocol::ErrorCode::requestFailed,
                            fmt::format("'{}' is no pipeline", *uri));
  }
  std::string text = report::planText(made->plan, {});
  if (!made->allNew.empty()) text += fmt::format("\nall of it is new: {}\n", made->allNew);
  return protocol::Json{{"summary", report::planSummary(made->plan)},
                        {"allNew", made->allNew},
                        {"text", std::move(text)},
                        {"plan", protocol::Json::parse(report::planJson(made->plan))}};
}

}  // namespace osiris::lsp
