#include "check/unreadable.h"

#include <fmt/format.h>

#include "check/codes.h"

namespace osiris::check {
namespace {

/// What the system answered, without the path, which stands at the diagnostic anyway.
std::string reasonOf(const Error& error) {
  if (error.code == "file_not_found") return "it is gone, or a link that leads nowhere";
  const std::size_t path = error.message.rfind("': ");
  return path == std::string::npos ? error.message : error.message.substr(path + 3);
}

}  // namespace

Diagnostic unreadable(const Error& error) {
  Diagnostic diagnostic;
  diagnostic.severity = Severity::error;
  if (error.code == "file_too_large") {
    diagnostic.code = code::file_too_large.name;
    diagnostic.message =
        fmt::format("the file is larger than {} MiB and was not read", largestFile >> 20U);
  } else {
    diagnostic.code = code::unreadable_file.name;
    diagnostic.message = "the file cannot be read: " + reasonOf(error);
  }
  return diagnostic;
}

}  // namespace osiris::check
