#include "lsp/protocol/uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <iterator>

namespace osiris::lsp::protocol {
namespace {

bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// "c:" or "c:/…": a path of Windows, which a URI writes behind a slash.
bool startsWithDrive(std::string_view path) {
  return path.size() >= 2 && isLetter(path[0]) && path[1] == ':' &&
         (path.size() == 2 || path[2] == '/' || path[2] == '\\');
}

bool isScheme(std::string_view uri, std::string_view scheme) {
  return uri.size() > scheme.size() && uri[scheme.size()] == ':' &&
         std::ranges::equal(uri.substr(0, scheme.size()), scheme, {}, [](char c) {
           return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
         });
}

/// Unreserved characters of RFC 3986 and the slash between segments.
bool standsForItself(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

std::string percentDecoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned byte = 0;
    const char* first = text.data() + at + 1;
    if (text[at] == '%' && text.size() - at > 2 &&
        std::from_chars(first, first + 2, byte, 16).ptr == first + 2) {
      decoded.push_back(static_cast<char>(byte));
      at += 2;
    } else {
      decoded.push_back(text[at]);
    }
  }
  return decoded;
}

std::optional<std::string> pathOfUri(std::string_view uri) {
  if (!isScheme(uri, "file")) return std::nullopt;
  uri.remove_prefix(std::string_view("file:").size());
  std::string path = percentDecoded(uri.substr(0, uri.find_first_of("?#")));
  if (path.starts_with("//")) {
    path.erase(0, 2);
    constexpr std::string_view localHost = "localhost/";
    if (path.starts_with(localHost)) path.erase(0, localHost.size() - 1);
    const bool namesHost = !path.starts_with('/') && !startsWithDrive(path);
    if (namesHost) return "//" + path;
  }
  if (path.starts_with('/') && startsWithDrive(std::string_view(path).substr(1))) path.erase(0, 1);
  return path;
}

std::string uriOfPath(std::string_view path) {
  std::string uri = "file://";
  if (startsWithDrive(path)) uri.push_back('/');
  if (path.starts_with("//")) path.remove_prefix(2);
  for (const char c : path) {
    if (standsForItself(c)) {
      uri.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(uri), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace osiris::lsp::protocol
