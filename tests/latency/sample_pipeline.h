// Pipelines to measure with: as people write them, of any size.
#pragma once

#include <string>

namespace osiris::latency {

/// Extract, transform, write, over and over.
[[nodiscard]] std::string samplePipeline(int steps);

/// The lines of a step of that number, with a dash at column 2.
[[nodiscard]] std::string sampleStep(int number);

}  // namespace osiris::latency
