// Telling of work that nobody asked for, when it takes long enough to be noticed.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "lsp/client.h"
#include "lsp/event_loop.h"
#include "lsp/protocol/initialize.h"

namespace osiris::lsp {

/// One piece of work at a time. Owned by the session thread; lives as long as the loop runs. Does
/// nothing for a client without `window.workDoneProgress`.
class BackgroundProgress {
 public:
  BackgroundProgress(EventLoop& loop, Client& client,
                     const protocol::ClientCapabilities& capabilities)
      : loop_(loop), client_(client), capabilities_(capabilities) {}
  BackgroundProgress(const BackgroundProgress&) = delete;
  BackgroundProgress& operator=(const BackgroundProgress&) = delete;

  /// What ends within this time is not told of: it would only flicker.
  static constexpr std::chrono::milliseconds unnoticed{200};

  /// Ends what was under way.
  void begin(std::string title);
  void report(std::size_t done, std::size_t all);
  void end();

 private:
  /// `asked`: the client has not yet said whether it takes our token.
  enum class State : std::uint8_t { idle, waiting, asked, shown };

  void ask();
  void send(protocol::Json value) const;

  EventLoop& loop_;
  Client& client_;
  const protocol::ClientCapabilities& capabilities_;
  State state_ = State::idle;
  std::uint64_t round_ = 0;  ///< of the work; timers and answers of an earlier one are passed over
  std::string title_;
  std::size_t percentage_ = 0;  ///< never falls, though what there is to do may grow
};

}  // namespace osiris::lsp
