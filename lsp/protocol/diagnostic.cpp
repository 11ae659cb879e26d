#include "lsp/protocol/diagnostic.h"

namespace osiris::lsp::protocol {

bool fromJson(const Json& value, DiagnosticReference& out, const Path& path) {
  ObjectReader reader(value, path);
  if (!reader.required("range", out.range)) return false;
  // The diagnostics of other servers come along, and their codes may be numbers.
  if (const auto code = value.find("code"); code != value.end() && code->is_string()) {
    out.code = code->get<std::string>();
  }
  return true;
}

Json toJson(const DiagnosticRelatedInformation& related) {
  return {{"location", toJson(related.location)}, {"message", related.message}};
}

Json toJson(const Diagnostic& diagnostic) {
  Json object = {{"range", toJson(diagnostic.range)},
                 {"severity", diagnostic.severity},
                 {"code", diagnostic.code},
                 {"source", diagnostic.source},
                 {"message", diagnostic.message}};
  if (diagnostic.codeDescriptionHref) {
    object["codeDescription"] = {{"href", *diagnostic.codeDescriptionHref}};
  }
  if (!diagnostic.tags.empty()) object["tags"] = diagnostic.tags;
  if (!diagnostic.relatedInformation.empty()) {
    object["relatedInformation"] = toJson(diagnostic.relatedInformation);
  }
  if (!diagnostic.data.is_null()) object["data"] = diagnostic.data;
  return object;
}

Json toJson(const PublishDiagnosticsParams& params) {
  Json object = {{"uri", params.uri}, {"diagnostics", toJson(params.diagnostics)}};
  setOptional(object, "version", params.version);
  return object;
}

}  // namespace osiris::lsp::protocol
