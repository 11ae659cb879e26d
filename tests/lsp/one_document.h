// A session with one document open, for the tests of questions about it.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "pipelines.h"
#include "test_client.h"

namespace osiris::lsp {

/// A place on one line.
inline Json lineRange(int line, int begin, int end) {
  return {{"start", {{"line", line}, {"character", begin}}},
          {"end", {{"line", line}, {"character", end}}}};
}

struct OneDocument {
  /// `feature` goes under `textDocument` of the client's capabilities when it is not null.
  OneDocument(std::string_view text, const char* feature, Json capability) {
    client.files.add("/w/osiris_connections.yaml", "mysql:\n  main: {host: localhost}\n");
    client.files.add("/w/in.csv", "a\n");
    Json capabilities = fullCapabilities();
    if (!capability.is_null()) capabilities["textDocument"][feature] = std::move(capability);
    offered = client.initialize(std::move(capabilities))["capabilities"];
    client.open(ordersUri, text);
  }

  static Json document() { return {{"textDocument", {{"uri", ordersUri}}}}; }
  Json ask(const char* method) { return client.request(method, document()); }
  Json ask(const char* method, int line, int character) {
    Json params = document();
    params["position"] = {{"line", line}, {"character", character}};
    return client.request(method, params);
  }

  TestClient client;
  Json offered;
};

}  // namespace osiris::lsp
