// A pipeline as it was understood, as JSON.
#pragma once

#include <string>

#include "oml/pipeline.h"

namespace osiris::report {

/// `{"steps":[{"id","component","mode","needs","config","span":{"begin","end"}}]}`: `needs` as it
/// holds (a step that names none needs the one before it), spans in bytes.
[[nodiscard]] std::string modelJson(const oml::Pipeline& pipeline);

}  // namespace osiris::report
