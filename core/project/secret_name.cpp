#include "project/secret_name.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace osiris::project {

bool isSecretName(std::string_view key) {
  static constexpr std::array<std::string_view, 20> names{"password",      "passwd",
                                                          "pwd",           "token",
                                                          "secret",        "secret_key",
                                                          "service_key",   "service_role_key",
                                                          "api_key",       "access_token",
                                                          "refresh_token", "auth_token",
                                                          "bearer_token",  "client_secret",
                                                          "client_key",    "key",
                                                          "dsn",           "connection_string",
                                                          "anon_key",      "pg_dsn"};
  return std::ranges::any_of(
      names, [&](std::string_view name) { return ascii::equalInAnyCase(key, name); });
}

}  // namespace osiris::project
