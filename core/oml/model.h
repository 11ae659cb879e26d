// A pipeline's text as head and steps, kept up to date edit by edit: only the steps whose bytes an
// edit touched are read again.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "oml/pipeline.h"
#include "syntax/document.h"
#include "syntax/problem.h"
#include "syntax/tree.h"
#include "text/span.h"

namespace osiris::oml {

/// Owned by one thread. The text itself is the caller's: `pipeline().source` is the view given
/// last.
class Model {
 public:
  explicit Model(std::string_view text);

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

 private:
  /// What stands between a step and the next one.
  struct Gap {
    std::vector<syntax::Problem> problems;  ///< spans count from the step's base
  };

  bool readStepAlone(text::Span replaced, text::Offset inserted);
  void moveRest(std::size_t step, text::Offset at, std::int64_t moved);
  void readAll();
  bool readWindow(text::Span changed, text::Span replaced, std::int64_t moved);
  void readHead();
  PlacedStep readItem(TSNode item);
  PlacedStep reuseOrRead(TSNode item, const std::vector<PlacedStep>& old, std::size_t& next);
  void readFlowSteps();
  void indexIds();
  void followId(std::uint32_t index, const std::string& before);

  syntax::Tree tree_;
  Pipeline pipeline_;
  std::vector<Gap> gaps_;  ///< one a step
  std::vector<syntax::Problem> headProblems_;
  syntax::Anchors anchors_;
  std::size_t headAnchors_ = 0;
  bool blockSteps_ = false;  ///< `steps` is a block sequence, all of it in one piece
  std::shared_ptr<const Step> editedAlone_;
  std::size_t editedIndex_ = 0;
  bool stale_ = false;  ///< the tree knows of edits, but was not made again since
  bool tied_ = false;  ///< some part of the file has anchors or aliases
};

}  // namespace osiris::oml
