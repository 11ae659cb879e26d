// A repository that the real git makes.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "support/scratch_folder.h"

namespace osiris::test {

class GitFolder {
 public:
  explicit GitFolder(std::string_view init = "init -q -b main .") { git(init); }

  [[nodiscard]] std::string path() const { return folder_.path(); }

  /// Runs git there; the test fails when git does.
  void git(std::string_view arguments) const {
    // Nothing of the person's own settings, and a time that stays.
    const std::string command =
        "cd '" + path() +
        "' && env -i PATH=\"$PATH\" HOME=/nonexistent GIT_AUTHOR_NAME=Anna "
        "GIT_AUTHOR_EMAIL=anna@example.com GIT_COMMITTER_NAME=Anna "
        "GIT_COMMITTER_EMAIL=anna@example.com GIT_AUTHOR_DATE='2026-01-02T03:04:05Z' "
        "GIT_COMMITTER_DATE='2026-01-02T03:04:05Z' git " +
        std::string(arguments) + " >/dev/null 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }

  void write(std::string_view name, std::string_view text) const {
    std::ofstream(path() + "/" + std::string(name), std::ios::binary) << text;
  }

  void commit(std::string_view message) const {
    git("add -A");
    git("commit -q -m '" + std::string(message) + "'");
  }

 private:
  ScratchFolder folder_;
};

}  // namespace osiris::test
