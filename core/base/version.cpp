#include "base/version.h"

namespace osiris {

std::string_view version() { return OSIRIS_VERSION; }

}  // namespace osiris
