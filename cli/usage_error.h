// What is wrong with a command line, in our own words.
#pragma once

#include <CLI/App.hpp>
#include <CLI/Error.hpp>

#include "base/result.h"

namespace osiris::cli {

/// `app` is the one that failed to parse.
[[nodiscard]] Error usageError(const CLI::App& app, const CLI::ParseError& error);

}  // namespace osiris::cli
