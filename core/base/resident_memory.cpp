#include "base/resident_memory.h"

#include <unistd.h>

#include <fstream>

namespace osiris {

std::uint64_t residentMemory() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  if (!(statm >> total >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace osiris
