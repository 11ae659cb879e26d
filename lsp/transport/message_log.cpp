#include "lsp/transport/message_log.h"

#include <fmt/format.h>

namespace osiris::lsp {

void MessageLog::received(std::string_view method, std::size_t bytes) const {
  if (sink_) sink_(fmt::format("> {} {} bytes", method, bytes));
}

void MessageLog::answered(std::string_view method, std::chrono::nanoseconds took) const {
  if (sink_) sink_(fmt::format("< {} {:.3f} ms", method, static_cast<double>(took.count()) / 1e6));
}

}  // namespace osiris::lsp
