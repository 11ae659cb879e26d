// The language server on standard input and output, as editors start it.
#pragma once

#include "lsp/server_options.h"

namespace osiris::lsp {

/// Serves the client on the process' standard input and output until it leaves, and gives the exit
/// code. While it runs, standard output is the protocol's alone: what is printed goes to standard
/// error. With no folder of rule pages in the options, those that came with the binary are used.
[[nodiscard]] int runStdio(ServerOptions options);

}  // namespace osiris::lsp
