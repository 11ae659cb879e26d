// Another program, spoken to over its standard input and output.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace osiris::latency {

/// Ends with its owner.
class Process {
 public:
  /// The program is looked for in PATH. Throws std::system_error when it cannot be started.
  explicit Process(const std::vector<std::string>& command);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  [[nodiscard]] int input() const { return input_; }    ///< to be written
  [[nodiscard]] int output() const { return output_; }  ///< to be read
  [[nodiscard]] std::uint64_t residentBytes() const;
  /// Waits for its end; the exit code, or -1 for one that was killed.
  int wait();

 private:
  int input_ = -1;
  int output_ = -1;
  pid_t id_ = -1;
};

}  // namespace osiris::latency
