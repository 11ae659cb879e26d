#include "repo/ref_update.h"

#include <set>

#include "repo/git_failure.h"
#include "repo/repository_impl.h"

namespace osiris::repo {
namespace {

constexpr std::string_view symbolic = "ref: ";

/// "" when it is not there.
std::string valueNow(git_repository* git, const std::string& name) {
  const auto reference = make<ReferenceHandle>(git_reference_lookup, git, name.c_str());
  if (!reference) return {};
  if (git_reference_type(reference.get()) == GIT_REFERENCE_SYMBOLIC)
    return std::string(symbolic) + git_reference_symbolic_target(reference.get());
  return hexOf(*git_reference_target(reference.get()));
}

std::string headValue(const std::string& head) {
  return head.starts_with("refs/") ? std::string(symbolic) + head : head;
}

Result<> check(git_repository* git, const RefUpdate& update) {
  const std::string now = valueNow(git, update.name);
  if (now == update.from || now == update.to) return {};
  return fail("ref_changed",
              fmt::format("'{}' was moved meanwhile by another program", update.name), "try again");
}

int setTarget(git_transaction* transaction, const RefUpdate& update, const git_signature* who,
              const std::string& reason) {
  const char* name = update.name.c_str();
  if (update.to.empty()) return git_transaction_remove(transaction, name);
  if (update.to.starts_with(symbolic))
    return git_transaction_set_symbolic_target(
        transaction, name, update.to.substr(symbolic.size()).c_str(), who, reason.c_str());
  const git_oid target = oidOf(update.to);
  return git_transaction_set_target(transaction, name, &target, who, reason.c_str());
}

/// For the reflog, where even somebody without a name is one.
SignatureHandle signatureFor(git_repository* git) {
  auto own = make<SignatureHandle>(git_signature_default, git);
  return own ? std::move(own)
             : make<SignatureHandle>(git_signature_now, "osiris", "osiris@localhost");
}

}  // namespace

std::vector<RefUpdate> refUpdates(const State& from, const State& to) {
  std::vector<RefUpdate> updates;
  std::set<std::string> names;
  for (const auto& [name, value] : from.refs) names.insert(name);
  for (const auto& [name, value] : to.refs) names.insert(name);
  const auto valueIn = [](const State& state, const std::string& name) {
    const auto found = state.refs.find(name);
    return found == state.refs.end() ? std::string() : found->second;
  };
  for (const std::string& name : names) {
    RefUpdate update{name, valueIn(from, name), valueIn(to, name)};
    if (update.from != update.to) updates.push_back(std::move(update));
  }
  // Last: HEAD never stands on a branch that is still to come.
  if (from.head != to.head) updates.push_back({"HEAD", headValue(from.head), headValue(to.head)});
  return updates;
}

Result<> checkRefs(const Repository& repository, const std::vector<RefUpdate>& updates) {
  for (const RefUpdate& update : updates) {
    if (auto checked = check(repository.impl().handle.get(), update); !checked) return checked;
  }
  return {};
}

Result<> applyRefs(const Repository& repository, const std::vector<RefUpdate>& updates,
                   std::string_view reason) {
  if (updates.empty()) return {};
  git_repository* git = repository.impl().handle.get();
  const auto who = signatureFor(git);
  const auto transaction = make<TransactionHandle>(git_transaction_new, git);
  if (!transaction || !who) return gitFailure("begin to move branches");
  for (const RefUpdate& update : updates) {
    if (git_transaction_lock_ref(transaction.get(), update.name.c_str()) != 0)
      return gitFailure(fmt::format("lock '{}'", update.name));
    if (auto checked = check(git, update); !checked) return checked;
    if (setTarget(transaction.get(), update, who.get(), std::string(reason)) != 0)
      return gitFailure(fmt::format("move '{}'", update.name));
  }
  if (git_transaction_commit(transaction.get()) != 0) return gitFailure("move branches");
  return {};
}

}  // namespace osiris::repo
