#include "lsp/snapshot.h"

#include <fmt/format.h>

#include <utility>

#include "lsp/client.h"
#include "lsp/open_files.h"

namespace osiris::lsp {

protocol::Reply<std::shared_ptr<const DocumentState>> Snapshot::document(
    std::string_view uri) const {
  const auto found = documents.find(OpenFiles::keyOf(uri));
  if (found != documents.end()) return found->second;
  return protocol::failed(protocol::ErrorCode::invalidParams, fmt::format("'{}' is not open", uri));
}

bool Job::sendPart(protocol::Json part) const {
  if (partialResultToken.is_null()) return false;
  if (!cancel.cancelled())
    client.notify("$/progress", {{"token", partialResultToken}, {"value", std::move(part)}});
  return true;
}

Progress::Progress(const Job& job, std::string_view title) : job_(job) {
  send({{"kind", "begin"}, {"title", title}, {"percentage", 0}});
}

Progress::~Progress() { send({{"kind", "end"}}); }

void Progress::report(std::size_t done, std::size_t all) {
  const std::size_t percentage = all == 0 ? 100 : 100 * done / all;
  if (percentage == percentage_) return;
  percentage_ = percentage;
  send({{"kind", "report"}, {"percentage", percentage}});
}

void Progress::send(protocol::Json value) const {
  if (job_.workDoneToken.is_null()) return;
  job_.client.notify("$/progress", {{"token", job_.workDoneToken}, {"value", std::move(value)}});
}

}  // namespace osiris::lsp
