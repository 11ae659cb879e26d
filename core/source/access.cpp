#include "source/access.h"

#include <fmt/format.h>

#include <algorithm>

#include "project/settings_schema.h"

namespace osiris::source {
namespace {

constexpr std::string_view mask = "***";
/// What is shorter is found in the middle of innocent words.
constexpr std::size_t shortestMasked = 4;

constexpr std::string_view dsnFields[] = {"pg_dsn", "sql_dsn", "dsn"};
constexpr std::string_view plainFields[] = {"host",     "port",     "user",
                                            "password", "database", "schema"};

bool isUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").contains(c);
}

std::string percentEncoded(std::string_view text) {
  std::string encoded;
  for (const char c : text)
    encoded +=
        isUnreserved(c) ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return encoded;
}

std::string percentDecoded(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isCode =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    decoded += isCode ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
    if (isCode) i += 2;
  }
  return decoded;
}

void replaceAll(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + mask.size()))
    text.replace(at, what.size(), mask);
}

}  // namespace

Result<Access> Access::of(const project::Connection& connection, const VariableReader& variables) {
  Access access;
  access.name_ = fmt::format("@{}.{}", connection.family, connection.alias);
  for (const std::string_view name : plainFields) {
    const auto* own = connection.field("pg_" + std::string(name));
    const auto* field = own == nullptr ? connection.field(name) : own;
    if (field == nullptr) continue;
    const bool isSecret = project::isSecretConnectionField(connection.family, field->name);
    if (auto added = access.add(name, *field, isSecret, variables); !added)
      return std::unexpected(added.error());
  }
  for (const std::string_view name : dsnFields) {
    const auto* field = connection.field(name);
    if (field == nullptr) continue;
    if (auto added = access.add("dsn", *field, true, variables); !added)
      return std::unexpected(added.error());
    if (auto apart = access.takeApart(std::string(access.reveal("dsn"))); !apart)
      return std::unexpected(apart.error());
    break;
  }
  return access;
}

Result<> Access::add(std::string_view name, const project::ConnectionValue& field, bool isSecret,
                     const VariableReader& variables) {
  const std::string_view written = field.text;
  std::string value;
  std::size_t at = 0;
  for (const project::VariableUse& use : project::variableUses(written)) {
    auto held = variables(use.name);
    if (!held && !use.hasFallback) {
      return fail("missing_variable",
                  fmt::format("'{}' of '{}' needs the variable '{}', which is not set", field.name,
                              name_, use.name),
                  "set it in the environment, or in '.env' beside the connections file");
    }
    if (held) hide(*held);
    const auto fallback = use.span.begin + 2 + use.name.size() + 2;
    value += written.substr(at, use.span.begin - at);
    value += held ? *held : std::string(written.substr(fallback, use.span.end - 1 - fallback));
    at = use.span.end;
  }
  value += written.substr(at);
  if (isSecret) hide(value);
  fields_.insert_or_assign(std::string(name), Secret(std::move(value)));
  return {};
}

Result<> Access::takeApart(const std::string& dsn) {
  const auto invalid = [&] {
    return fail("invalid_dsn", fmt::format("the address of '{}' cannot be read", name_),
                "write 'scheme://user:password@host:port/database', and in a password %40 for '@', "
                "%2F for '/', %3A for ':'");
  };
  const auto scheme = dsn.find("://");
  if (scheme == std::string::npos) return invalid();
  std::string_view rest = std::string_view(dsn).substr(scheme + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  rest.remove_prefix(authority.size());
  const auto sign = authority.rfind('@');
  // Behind the server it would be part of a password with a '/' in it.
  if (rest.contains('@')) return invalid();
  const auto put = [&](std::string_view name, std::string_view text) {
    if (!text.empty()) fields_.insert_or_assign(std::string(name), Secret(percentDecoded(text)));
  };
  if (sign != std::string_view::npos) {
    const std::string_view login = authority.substr(0, sign);
    const auto colon = std::min(login.find(':'), login.size());
    const std::string_view password = login.substr(std::min(colon + 1, login.size()));
    put("user", login.substr(0, colon));
    put("password", password);
    hide(std::string(password));
    hide(percentDecoded(password));
  }
  const std::string_view server = authority.substr(sign == std::string_view::npos ? 0 : sign + 1);
  const auto bracket = server.rfind(']');  // of an address like [::1]
  const auto colon = server.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string_view port =
      colon == std::string_view::npos ? std::string_view() : server.substr(colon + 1);
  if (!std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; })) return invalid();
  std::string_view host = server.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  put("host", host);
  put("port", port);
  if (rest.starts_with('/')) put("database", rest.substr(1, rest.find_first_of("?#") - 1));
  return {};
}

void Access::hide(std::string value) {
  if (!value.empty()) hidden_.emplace_back(std::move(value));
}

const std::string& Access::reveal(std::string_view field) const {
  static const std::string nothing;
  const auto found = fields_.find(field);
  return found == fields_.end() ? nothing : found->second.reveal();
}

std::string Access::masked(std::string message) const {
  std::vector<std::string> values;
  for (const Secret& each : hidden_) {
    values.push_back(each.reveal());
    values.push_back(percentEncoded(each.reveal()));
  }
  // The longest first: a part of it may be hidden, too.
  std::ranges::sort(values, std::ranges::greater(), &std::string::size);
  for (const std::string& value : values) {
    if (value.size() < shortestMasked && message.contains(value))
      return "what the server said is left out: it holds a value that is secret";
    replaceAll(message, value);
  }
  return message;
}

}  // namespace osiris::source
