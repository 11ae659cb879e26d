// libgit2's objects, freed when they go. Inside `repo` only.
#pragma once

#include <git2.h>

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace osiris::repo {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};

template <typename T, auto destroy>
using Handle = std::unique_ptr<T, Destroy<destroy>>;

using RepositoryHandle = Handle<git_repository, git_repository_free>;
using ObjectHandle = Handle<git_object, git_object_free>;
using TreeHandle = Handle<git_tree, git_tree_free>;
using EntryHandle = Handle<git_tree_entry, git_tree_entry_free>;
using BlobHandle = Handle<git_blob, git_blob_free>;
using CommitHandle = Handle<git_commit, git_commit_free>;
using IndexHandle = Handle<git_index, git_index_free>;
using DiffHandle = Handle<git_diff, git_diff_free>;
using ReferenceHandle = Handle<git_reference, git_reference_free>;
using BuilderHandle = Handle<git_treebuilder, git_treebuilder_free>;
using SignatureHandle = Handle<git_signature, git_signature_free>;
using TransactionHandle = Handle<git_transaction, git_transaction_free>;

/// libgit2's own words for what failed last on this thread.
inline std::string gitError() {
  const git_error* error = git_error_last();
  return error == nullptr || error->message == nullptr ? "unknown error" : error->message;
}

/// A Handle filled by a function that takes where to put it: `make<TreeHandle>(git_commit_tree,
/// c)`. Null when it fails.
template <typename H, typename Function, typename... Arguments>
H make(Function function, Arguments... arguments) {
  typename H::pointer made = nullptr;
  return H(function(&made, arguments...) == 0 ? made : nullptr);
}

}  // namespace osiris::repo
