// From a keystroke to what the editor shows.
#pragma once

#include <string>
#include <vector>

#include "calibration.h"
#include "figures.h"

namespace osiris::latency {

struct TypingOptions {
  std::vector<std::string> server;
  int steps = 1000;
  int edits = 1000;
  /// Only what any server of YAML has: diagnostics, and completion of keys and values.
  bool asPeer = false;
};

/// A pipeline of so many steps is edited; after each keystroke its diagnostics are waited for, and
/// all that an editor asks for is asked: one thing at a time, so that each is measured alone.
/// Between them `calibration` goes its rounds, where there is one.
[[nodiscard]] std::vector<Figure> measureTyping(const TypingOptions& options,
                                                Calibration* calibration);

}  // namespace osiris::latency
