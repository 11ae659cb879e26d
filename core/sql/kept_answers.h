// Answers of the engine by what was asked, in bounded memory.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace osiris::sql {

/// Bounded by the bytes of the questions, since a query may be of any length and somebody who types
/// asks a new one with every key: when they are too many all answers are dropped and asked again.
/// Used by one thread at a time.
template <typename Answer>
class KeptAnswers {
 public:
  explicit KeptAnswers(std::size_t mostBytes) : mostBytes_(mostBytes) {}

  /// Null when it is not known. Valid until the next keep().
  [[nodiscard]] const Answer* find(const std::string& question) const {
    const auto known = answers_.find(question);
    return known == answers_.end() ? nullptr : &known->second;
  }

  const Answer& keep(std::string question, Answer answer) {
    // What a node and the answer take beside the question, about.
    constexpr std::size_t overhead = 200;
    const std::size_t bytes = question.size() + overhead;
    if (bytes_ + bytes > mostBytes_) {
      answers_.clear();
      bytes_ = 0;
    }
    bytes_ += bytes;
    return answers_.insert_or_assign(std::move(question), std::move(answer)).first->second;
  }

  [[nodiscard]] std::size_t size() const { return answers_.size(); }

 private:
  std::size_t mostBytes_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, Answer> answers_;
};

}  // namespace osiris::sql
