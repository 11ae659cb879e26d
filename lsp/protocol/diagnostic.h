// Diagnostics as LSP spells them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lsp/protocol/document.h"
#include "lsp/protocol/json.h"

namespace osiris::lsp::protocol {

enum class DiagnosticSeverity : std::uint8_t { error = 1, warning, information, hint };
enum class DiagnosticTag : std::uint8_t { unnecessary = 1, deprecated };

struct DiagnosticRelatedInformation {
  Location location;
  std::string message;
};

/// What is empty is left out of the JSON.
struct Diagnostic {
  text::Range range;
  DiagnosticSeverity severity = DiagnosticSeverity::error;
  std::string code;
  std::optional<std::string> codeDescriptionHref;
  std::string source;
  std::string message;
  std::vector<DiagnosticTag> tags;
  std::vector<DiagnosticRelatedInformation> relatedInformation;
  Json data;
};

/// The part of a diagnostic that a client sends back and we look at.
struct DiagnosticReference {
  text::Range range;
  std::string code;
};

struct PublishDiagnosticsParams {
  std::string uri;
  std::optional<std::int32_t> version;
  std::vector<Diagnostic> diagnostics;
};

bool fromJson(const Json& value, DiagnosticReference& out, const Path& path);

Json toJson(const DiagnosticRelatedInformation& related);
Json toJson(const Diagnostic& diagnostic);
Json toJson(const PublishDiagnosticsParams& params);

}  // namespace osiris::lsp::protocol
