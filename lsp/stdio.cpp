#include "lsp/stdio.h"

#include <unistd.h>

#include <csignal>

#include "lsp/rule_pages.h"
#include "lsp/server.h"
#include "lsp/transport/descriptor_stream.h"

namespace osiris::lsp {

int runStdio(ServerOptions options) {
  if (options.rulePages.empty()) options.rulePages = findRulePages();
  // A client that is gone shows in the result of write, not in a signal that ends us.
  std::signal(SIGPIPE, SIG_IGN);
  const int output = ::dup(STDOUT_FILENO);
  if (output < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 1;
  DescriptorStream stream(STDIN_FILENO, output);
  Workers workers;
  options.watchParent = true;
  const int exitCode = Server(options, workers, stream).run();
  ::dup2(output, STDOUT_FILENO);
  ::close(output);
  return exitCode;
}

}  // namespace osiris::lsp
