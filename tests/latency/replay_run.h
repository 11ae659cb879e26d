// A long day of editing, as fast as it goes.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace osiris::latency {

struct ReplayOptions {
  std::vector<std::string> server;
  std::chrono::seconds time{30};
  std::uint32_t seed = 1;
};

struct ReplayFigures {
  std::uint64_t keystrokes = 0;
  std::uint64_t requests = 0;
  std::uint64_t cancelled = 0;  ///< of the requests
  std::uint64_t opened = 0;
  std::uint64_t fileEvents = 0;
  /// Of the server, with the same documents open and nothing to do; the first after a quarter of
  /// the time, when whatever it keeps is filled.
  std::uint64_t residentAfterWarmUp = 0;
  std::uint64_t residentAtEnd = 0;

  [[nodiscard]] double growth() const {
    const auto before = static_cast<double>(residentAfterWarmUp);
    return before == 0 ? 0 : (static_cast<double>(residentAtEnd) - before) / before;
  }
};

/// Several documents of a workspace are opened and closed, typed in, pasted to and undone, files
/// change on disk; everything is asked meanwhile, and some of it cancelled. Throws BrokenServer
/// when a request gets no answer or two, an answer is a failure of the server's own, the server's
/// document is not the client's, or it does not end as it should.
[[nodiscard]] ReplayFigures replay(const ReplayOptions& options);

}  // namespace osiris::latency
