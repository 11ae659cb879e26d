#include "lsp/handlers/call_hierarchy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ide/call_hierarchy.h"
#include "ide/dataset.h"
#include "lsp/dataset_places.h"
#include "lsp/open_files.h"
#include "lsp/workspace_documents.h"

namespace osiris::lsp {
namespace {

using ide::DatasetUse;
using protocol::Json;

enum class Direction : std::uint8_t { incoming, outgoing };

Json toJson(const DocumentState& document, const ide::CallItem& item) {
  constexpr int function = 12;  // SymbolKind
  Json json = {{"name", item.name},
               {"kind", function},
               {"uri", document.uri},
               {"range", protocol::toJson(document.range(item.span))},
               {"selectionRange", protocol::toJson(document.range(item.nameSpan))}};
  if (!item.detail.empty()) json["detail"] = item.detail;
  return json;
}

/// The step that an item is of. A hierarchy stays open while the text is edited: its name leads
/// there, and its place where it has none.
std::optional<std::uint32_t> stepOf(const DocumentState& document,
                                    const protocol::CallHierarchyItem& item) {
  const auto named = document.pipeline->byId.find(item.name);
  if (named != document.pipeline->byId.end()) return named->second;
  const auto found =
      ide::callItemAt(*document.pipeline, document.offset(item.selectionRange.start));
  return found && found->name == item.name ? std::optional(found->step) : std::nullopt;
}

/// The calls of one step.
class Calls {
 public:
  Calls(const Snapshot& snapshot, WorkspaceDocuments& documents, DocumentPtr document,
        std::uint32_t step, Direction direction)
      : snapshot_(snapshot),
        documents_(documents),
        document_(std::move(document)),
        step_(step),
        direction_(direction) {}

  Json take() {
    const oml::Pipeline& pipeline = *document_->pipeline;
    const bool incoming = direction_ == Direction::incoming;
    for (const ide::Call& call :
         incoming ? ide::incomingCalls(pipeline, step_) : ide::outgoingCalls(pipeline, step_)) {
      add(*document_, call.item, *document_, call.places);
      inDocument_.insert(call.item.step);
    }
    const auto use = ide::datasetOf(pipeline, step_);
    const auto asked = incoming ? DatasetUse::Kind::written : DatasetUse::Kind::read;
    if (use && use->kind == asked) addByDataset(*use);
    return std::move(calls_);
  }

 private:
  void add(const DocumentState& document, const ide::CallItem& item, const DocumentState& caller,
           const std::vector<text::Span>& places) {
    Json ranges = Json::array();
    for (const text::Span place : places) ranges.push_back(protocol::toJson(caller.range(place)));
    calls_.push_back({{direction_ == Direction::incoming ? "from" : "to", toJson(document, item)},
                      {"fromRanges", std::move(ranges)}});
  }

  /// The steps at the other end of a dataset. The index tells in which files; they are read again.
  void addByDataset(const DatasetUse& use) {
    std::set<std::string> paths;
    for (const DatasetPlace& each : placesOf(snapshot_, *document_->workspace, use.dataset)) {
      if (each.kind != use.kind) paths.insert(each.file->path);
    }
    const std::string id = ide::datasetId(use.dataset, *document_->workspace);
    for (const std::string& path : paths) {
      const DocumentPtr other = documents_.read(path);
      if (other == nullptr || !other->pipeline) continue;
      for (const DatasetUse& each : ide::datasetsIn(*other->pipeline)) {
        const bool known = other->uri == document_->uri && inDocument_.contains(each.step);
        if (each.kind != use.kind && !known &&
            ide::datasetId(each.dataset, *document_->workspace) == id)
          addAcross(use, *other, each);
      }
    }
  }

  /// What says so stands in the step that reads.
  void addAcross(const DatasetUse& use, const DocumentState& other, const DatasetUse& otherUse) {
    const ide::CallItem item = ide::callItemOf(*other.pipeline, otherUse.step);
    if (direction_ == Direction::incoming)
      add(other, item, other, {otherUse.span});
    else
      add(other, item, *document_, {use.span});
  }

  const Snapshot& snapshot_;
  WorkspaceDocuments& documents_;
  DocumentPtr document_;
  std::uint32_t step_;
  Direction direction_;
  std::set<std::uint32_t> inDocument_;
  Json calls_ = Json::array();
};

/// The item's document may be one that was never open.
protocol::Reply<Json> callsOf(const Snapshot& snapshot, const protocol::CallHierarchyItem& item,
                              Direction direction) {
  WorkspaceDocuments documents(snapshot);
  DocumentPtr document = documents.read(OpenFiles::keyOf(item.uri));
  if (document == nullptr) {
    return protocol::failed(protocol::ErrorCode::invalidParams,
                            fmt::format("'{}' is not open, nor can it be read", item.uri));
  }
  if (!document->pipeline) return Json::array();
  const auto step = stepOf(*document, item);
  if (!step) return Json::array();
  return Calls(snapshot, documents, std::move(document), *step, direction).take();
}

}  // namespace

protocol::Reply<Json> prepareCallHierarchy(const Snapshot& snapshot,
                                           protocol::PositionParams params, const Job&) {
  const auto asked = snapshot.document(params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  const DocumentState& document = **asked;
  if (!document.pipeline) return Json();
  const auto item = ide::callItemAt(*document.pipeline, document.offset(params.position));
  if (!item) return Json();
  return Json::array({toJson(document, *item)});
}

protocol::Reply<Json> incomingCalls(const Snapshot& snapshot,
                                    protocol::CallHierarchyCallsParams params, const Job&) {
  return callsOf(snapshot, params.item, Direction::incoming);
}

protocol::Reply<Json> outgoingCalls(const Snapshot& snapshot,
                                    protocol::CallHierarchyCallsParams params, const Job&) {
  return callsOf(snapshot, params.item, Direction::outgoing);
}

Json callHierarchyProvider(const Session& session) {
  if (!session.capabilities.callHierarchy) return nullptr;
  return true;
}

}  // namespace osiris::lsp
