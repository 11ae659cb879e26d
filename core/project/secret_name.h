// Which keys hold secrets by their very name, whatever a spec says of them.
#pragma once

#include <string_view>

namespace osiris::project {

/// password, passwd, pwd, token, secret, api_key, dsn … as Osiris' compiler has them; never
/// `primary_key`, `url`. Upper case counts as lower.
[[nodiscard]] bool isSecretName(std::string_view key);

}  // namespace osiris::project
