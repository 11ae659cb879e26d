// How tests of rules speak: a document goes in, marked where something should be found.
// Only these functions touch the checker.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/codes.h"
#include "check/diagnostic.h"
#include "project/workspace.h"

namespace osiris::check {

/// What lies around the document.
struct Surroundings {
  std::string_view file = "pipelines/pipeline.oml";
  std::string_view workspace = {};  ///< other files, each after a line `# file: NAME`
  std::vector<std::string> variables = {};  ///< set in the environment
};

/// The workspace of a document, in /work.
[[nodiscard]] std::shared_ptr<const project::Workspace> workspaceOf(const std::string& text,
                                                                    const Surroundings& around);
/// All that is found, the document written as it is.
[[nodiscard]] std::vector<Diagnostic> findingsOf(const std::string& text,
                                                 const Surroundings& around = {});

/// A pipeline's text of steps: with the lines that every pipeline starts with.
[[nodiscard]] std::string pipeline(std::string_view steps);
/// A pipeline of one step: that component, and that config, indented as under `config:`.
[[nodiscard]] std::string stepOf(std::string_view component, std::string_view config);

/// The code is found at each `[[…]]`, and nowhere else.
void checkFinds(std::string_view code, std::string_view marked, const Surroundings& around = {});
/// The code is not found.
void checkDoesNotFind(std::string_view code, std::string_view text,
                      const Surroundings& around = {});
/// No error and no warning is found.
void checkClean(std::string_view text, const Surroundings& around = {});
/// The first fix of the first finding of that code makes `after` of `before`.
void checkFixes(std::string_view code, std::string_view before, std::string_view after,
                const Surroundings& around = {});
/// Each fix of each finding makes its finding go and brings no error and no warning.
void checkEveryFix(const std::string& text, const Surroundings& around = {});

/// `text` after the edits of a fix.
[[nodiscard]] std::string apply(std::string text, const Fix& fix);

}  // namespace osiris::check
