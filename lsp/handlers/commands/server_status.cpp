#include "lsp/handlers/commands/server_status.h"

#include <chrono>
#include <cstdint>

#include "base/resident_memory.h"

namespace osiris::lsp {
namespace {

using protocol::Json;

double milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

Json documentsOf(Session& session) {
  Json documents = Json::array();
  for (const auto& [key, open] : session.files) {
    const oml::Pipeline* pipeline = open.file.pipeline();
    documents.push_back({{"uri", open.uri},
                         {"version", open.version ? Json(*open.version) : Json()},
                         {"bytes", open.file.text().size()},
                         {"steps", pipeline == nullptr ? 0 : pipeline->steps.size()}});
  }
  return documents;
}

Json latenciesOf(const Latencies& latencies) {
  Json methods = Json::array();
  for (const auto& [method, times] : latencies.byMethod()) {
    methods.push_back({{"method", method},
                       {"count", times.count()},
                       {"p50", milliseconds(times.quantile(0.5))},
                       {"p99", milliseconds(times.quantile(0.99))},
                       {"max", milliseconds(times.largest())}});
  }
  return methods;
}

}  // namespace

protocol::Reply<Json> serverStatus(Session& session, const Json&) {
  return Json{
      {"version", session.options.version},
      {"memory", {{"residentBytes", residentMemory()}}},
      {"documents", documentsOf(session)},
      {"index", {{"files", session.index.files()->size()}, {"ready", session.index.ready()}}},
      {"latencies", latenciesOf(session.client.latencies())}};
}

}  // namespace osiris::lsp
