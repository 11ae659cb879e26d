// A pipeline's text as head and steps, kept up to date edit by edit: only the lines around an edit
// are read again.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "oml/reading.h"
#include "syntax/problem.h"
#include "text/span.h"

namespace osiris::oml {

/// Owned by one thread. The text itself is the caller's: `pipeline().source` is the view given
/// last.
///
/// No tree is kept. tree-sitter never reuses the nodes of a repetition, so that putting ten
/// thousand items together again takes it ten milliseconds even where each of them is unchanged,
/// and their tree takes more memory than all that is told of them here. An excerpt of the text
/// around the edit is read instead, and tells whether it was enough.
class Model {
 public:
  explicit Model(std::string_view text);
  /// Goes on from a pipeline that was read before, to see what edits make of it. Its steps are
  /// shared, not read again; of the problems there were it knows nothing.
  explicit Model(Pipeline pipeline);

  /// Follows one edit: `after` is the whole new text, in which `replaced` of the old one became
  /// `inserted` bytes.
  void edit(std::string_view after, text::Span replaced, text::Offset inserted);

  [[nodiscard]] const Pipeline& pipeline() const { return pipeline_; }
  /// The step that the last edit stayed within, as it was before; null when the edit reached
  /// further.
  [[nodiscard]] const std::shared_ptr<const Step>& editedAlone() const { return editedAlone_; }
  [[nodiscard]] std::size_t editedIndex() const { return editedIndex_; }  ///< and where it stands
  /// Problems of the YAML outside of steps, with spans in the text. Those of a step are in it.
  [[nodiscard]] std::vector<syntax::Problem> problems() const;
  /// Whether there are any, those of steps included.
  [[nodiscard]] bool hasProblems() const;

 private:
  void readAll();
  bool readExcerpt(text::Span replaced, text::Offset inserted, std::size_t margin);
  void takeHead(Reading& reading);
  void takeSteps(std::size_t first, std::size_t count, std::vector<PlacedStep> made,
                 const std::vector<PlacedStep>& old);
  void indexIds();
  void followId(std::uint32_t index, const std::string& before);

  Pipeline pipeline_;
  std::vector<std::vector<syntax::Problem>> gaps_;  ///< as Reading::gaps
  std::vector<syntax::Problem> headProblems_;
  std::shared_ptr<const Step> editedAlone_;
  std::size_t editedIndex_ = 0;
};

}  // namespace osiris::oml
