#include "lsp/handlers/code_action.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "check/safe_fixes.h"
#include "lsp/asked_pipeline.h"
#include "lsp/diagnostic_translator.h"
#include "lsp/workspace_edit.h"

namespace osiris::lsp {
namespace {

constexpr std::string_view quickFixKind = "quickfix";
constexpr std::string_view fixAllKind = "source.fixAll.osiris";

/// Kinds are a tree: who asks for "source" wants "source.fixAll" too.
bool isBelow(std::string_view kind, std::string_view wanted) {
  return wanted.empty() || kind == wanted ||
         (kind.starts_with(wanted) && kind[wanted.size()] == '.');
}

bool asksFor(const protocol::CodeActionContext& context, std::string_view kind) {
  return std::ranges::any_of(*context.only, [&](const auto& only) { return isBelow(kind, only); });
}

/// One request's way through the diagnostics of a file.
class ActionFinder {
 public:
  ActionFinder(Session& session, OpenFile& open, const protocol::CodeActionParams& params)
      : session_(session),
        open_(open),
        params_(params),
        asked_(open.file.lines().span(open.file.text(), params.range, session.encoding)),
        translator_(session, open) {}

  std::vector<protocol::CodeAction> find();

 private:
  bool isAskedFor(const check::Diagnostic& diagnostic) const;
  void addQuickFixes(const check::Diagnostic& diagnostic);
  void addFixAll(std::size_t fewest);

  Session& session_;
  OpenFile& open_;
  const protocol::CodeActionParams& params_;
  text::Span asked_;
  DiagnosticTranslator translator_;
  std::vector<protocol::CodeAction> actions_;
};

std::vector<protocol::CodeAction> ActionFinder::find() {
  const auto& context = params_.context;
  if (!context.only || asksFor(context, quickFixKind)) {
    for (const auto& diagnostic : open_.file.diagnostics()) {
      if (isAskedFor(diagnostic)) addQuickFixes(diagnostic);
    }
  }
  if (context.only && asksFor(context, fixAllKind)) addFixAll(1);
  // In a menu that was opened on a fix, mending everything is worth a line when there is more.
  if (!context.only && !actions_.empty()) addFixAll(2);
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

void ActionFinder::addFixAll(std::size_t fewest) {
  const auto safe = check::safeFixes(open_.file.diagnostics());
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

protocol::Json codeActionProvider(const Session& session) {
  if (!session.capabilities.codeActionLiterals) return true;
  return {{"codeActionKinds", {quickFixKind, "source.fixAll", fixAllKind}}};
}

}  // namespace osiris::lsp
