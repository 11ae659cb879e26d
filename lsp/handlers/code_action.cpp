#include "lsp/handlers/code_action.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "check/safe_fixes.h"
#include "ide/code_action.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/shown_diagnostics.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view quickFixKind = "quickfix";
constexpr std::string_view fixAllKind = "source.fixAll.osiris";
constexpr std::string_view organizeKind = "source.organize.osiris";
constexpr std::string_view sortKind = "source.sortSteps.osiris";

std::string_view kindOf(ide::ActionKind kind) {
  switch (kind) {
    case ide::ActionKind::fix:
      return quickFixKind;
    case ide::ActionKind::rewrite:
      return "refactor.rewrite";
    case ide::ActionKind::extract:
      return "refactor.extract";
    case ide::ActionKind::organize:
      return organizeKind;
    case ide::ActionKind::sort:
      return sortKind;
  }
  return {};
}

/// Kinds are a tree: who asks for "source" wants "source.fixAll" too.
bool isBelow(std::string_view kind, std::string_view wanted) {
  return wanted.empty() || kind == wanted ||
         (kind.starts_with(wanted) && kind[wanted.size()] == '.');
}

bool asksFor(const protocol::CodeActionContext& context, std::string_view kind) {
  return std::ranges::any_of(*context.only, [&](const auto& only) { return isBelow(kind, only); });
}

/// What actions look at. The connections file is the editor's where it is open there.
ide::ActionPlace placeOf(Session& session, const OpenFile& open, text::Span asked) {
  const project::Workspace& workspace = open.file.workspace();
  return {*open.file.pipeline(), workspace, asked,
          [&session, path = workspace.connectionsPath()]() -> std::optional<std::string> {
            if (const OpenFile* file = session.files.findPath(path))
              return std::string(file->file.text());
            const auto text = session.options.files.readFile(path);
            return text ? std::optional(*text) : std::nullopt;
          },
          session.capabilities.documentChanges&& session.capabilities.createFiles};
}

/// One request's way through the diagnostics of a file.
class ActionFinder {
 public:
  ActionFinder(Session& session, OpenFile& open, const protocol::CodeActionParams& params)
      : session_(session),
        open_(open),
        params_(params),
        asked_(open.file.lines().span(open.file.text(), params.range, session.encoding)),
        translator_(session, open),
        shown_(shownDiagnostics(session.settings, open)) {}

  std::vector<protocol::CodeAction> find();

 private:
  bool isAskedFor(const check::Diagnostic& diagnostic) const;
  void addQuickFixes(const check::Diagnostic& diagnostic);
  void addActions();
  void addAction(std::string_view name, std::string_view kind, const ide::Action& action);
  void addFixAll(std::size_t fewest);

  Session& session_;
  OpenFile& open_;
  const protocol::CodeActionParams& params_;
  text::Span asked_;
  DiagnosticTranslator translator_;
  std::vector<const check::Diagnostic*> shown_;
  std::vector<protocol::CodeAction> actions_;
};

std::vector<protocol::CodeAction> ActionFinder::find() {
  const auto& context = params_.context;
  if (!context.only || asksFor(context, quickFixKind)) {
    for (const auto* diagnostic : shown_) {
      if (isAskedFor(*diagnostic)) addQuickFixes(*diagnostic);
    }
  }
  const bool hasFixes = !actions_.empty();
  if (open_.file.pipeline() != nullptr) addActions();
  if (context.only && asksFor(context, fixAllKind)) addFixAll(1);
  // In a menu that was opened on a fix, mending everything is worth a line when there is more.
  if (!context.only && hasFixes) addFixAll(2);
  return std::move(actions_);
}

/// The range touches it, or the client shows it where it asks: Neovim asks for a caret with the
/// diagnostics of the whole line.
bool ActionFinder::isAskedFor(const check::Diagnostic& diagnostic) const {
  const auto span = diagnostic.span;
  if (span.begin <= asked_.end && asked_.begin <= span.end) return true;
  const auto range = rangeOf(session_, open_, span);
  return std::ranges::any_of(params_.context.diagnostics, [&](const auto& reference) {
    return reference.range == range && reference.code == diagnostic.code;
  });
}

void ActionFinder::addQuickFixes(const check::Diagnostic& diagnostic) {
  bool preferred = false;
  for (const auto& fix : diagnostic.fixes) {
    protocol::CodeAction action{
        .title = fix.title,
        .kind = std::string(quickFixKind),
        .diagnostics = {translator_.translate(diagnostic)},
        .edit = workspaceEdit(session_, open_, fix.edits),
    };
    // A client applies the preferred fix without asking; there can be one.
    if (session_.capabilities.isPreferred && fix.safe && !std::exchange(preferred, true)) {
      action.isPreferred = true;
    }
    actions_.push_back(std::move(action));
  }
}

void ActionFinder::addActions() {
  const ide::ActionPlace place = placeOf(session_, open_, asked_);
  for (const ide::ActionEntry& entry : ide::actionTable()) {
    const std::string_view kind = kindOf(entry.kind);
    const bool wanted =
        params_.context.only ? asksFor(params_.context, kind) : !kind.starts_with("source.");
    if (!wanted) continue;
    if (const auto action = entry.offer(place)) addAction(entry.name, kind, *action);
  }
}

void ActionFinder::addAction(std::string_view name, std::string_view kind,
                             const ide::Action& action) {
  protocol::CodeAction offered{.title = action.title, .kind = std::string(kind)};
  if (session_.capabilities.resolvesCodeActionEdit) {
    offered.data = protocol::toJson(
        protocol::CodeActionData{open_.uri, open_.version, params_.range, std::string(name)});
  } else {
    const auto change = action.change();
    if (!change) return;
    offered.edit = workspaceEdit(session_, open_, *change);
    if (!offered.edit) return;
  }
  actions_.push_back(std::move(offered));
}

void ActionFinder::addFixAll(std::size_t fewest) {
  const auto safe = check::safeFixes(shown_);
  const auto count = safe.diagnostics.size();
  if (count < fewest) return;
  protocol::CodeAction action{
      .title = count == 1 ? "Fix the problem with a safe fix"
                          : fmt::format("Fix all {} problems with a safe fix", count),
      .kind = std::string(fixAllKind),
      .edit = workspaceEdit(session_, open_, safe.edits),
  };
  for (const auto* diagnostic : safe.diagnostics) {
    action.diagnostics.push_back(translator_.translate(*diagnostic));
  }
  actions_.push_back(std::move(action));
}

}  // namespace

protocol::Reply<std::vector<protocol::CodeAction>> codeAction(Session& session,
                                                              protocol::CodeActionParams params) {
  const auto asked = askedFile(session, params.textDocument.uri);
  if (!asked) return std::unexpected(asked.error());
  if (!session.capabilities.codeActionLiterals) return {};
  return ActionFinder(session, **asked, params).find();
}

protocol::Reply<protocol::Json> codeActionResolve(Session& session,
                                                  protocol::CodeActionResolveParams params) {
  if (!params.data) return std::move(params.action);
  const auto asked = askedFile(session, params.data->uri);
  if (!asked) return std::unexpected(asked.error());
  const OpenFile& open = **asked;
  const ide::ActionEntry* entry = ide::findAction(params.data->name);
  if (entry == nullptr)
    return protocol::failed(protocol::ErrorCode::invalidParams,
                            fmt::format("there is no action '{}'", params.data->name));
  if (open.version != params.data->version || open.file.pipeline() == nullptr)
    return protocol::failed(protocol::ErrorCode::contentModified, "the document has changed");
  const auto span = open.file.lines().span(open.file.text(), params.data->range, session.encoding);
  const auto action = entry->offer(placeOf(session, open, span));
  const auto change = action ? action->change() : std::nullopt;
  const auto edit = change ? workspaceEdit(session, open, *change) : std::nullopt;
  if (!edit)
    return protocol::failed(protocol::ErrorCode::requestFailed,
                            "this would change what the document means; nothing was changed");
  params.action["edit"] = protocol::toJson(*edit);
  return std::move(params.action);
}

protocol::Json codeActionProvider(const Session& session) {
  if (!session.capabilities.codeActionLiterals) return true;
  protocol::Json provider = {{"codeActionKinds",
                              {quickFixKind, "refactor.extract", "refactor.rewrite",
                               "source.fixAll", fixAllKind, organizeKind, sortKind}}};
  if (session.capabilities.resolvesCodeActionEdit) provider["resolveProvider"] = true;
  return provider;
}

}  // namespace osiris::lsp
