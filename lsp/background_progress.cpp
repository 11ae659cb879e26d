#include "lsp/background_progress.h"

#include <fmt/format.h>

#include <utility>

namespace osiris::lsp {

using protocol::Json;

void BackgroundProgress::begin(std::string title) {
  end();
  if (!capabilities_.workDoneProgress) return;
  title_ = std::move(title);
  percentage_ = 0;
  state_ = State::waiting;
  loop_.after(unnoticed, [this, round = ++round_] {
    if (round == round_ && state_ == State::waiting) ask();
  });
}

void BackgroundProgress::report(std::size_t done, std::size_t all) {
  const std::size_t percentage = all == 0 ? 0 : 100 * done / all;
  if (percentage <= percentage_) return;
  percentage_ = percentage;
  if (state_ == State::shown) send({{"kind", "report"}, {"percentage", percentage_}});
}

void BackgroundProgress::end() {
  if (state_ == State::shown) send({{"kind", "end"}});
  state_ = State::idle;
}

void BackgroundProgress::ask() {
  state_ = State::asked;
  const auto whenAnswered = [this, round = round_](const protocol::Reply<Json>& answer) {
    if (round != round_ || state_ != State::asked) return;
    state_ = answer ? State::shown : State::idle;
    if (answer) send({{"kind", "begin"}, {"title", title_}, {"percentage", percentage_}});
  };
  client_.request("window/workDoneProgress/create",
                  {{"token", fmt::format("osiris.background.{}", round_)}}, whenAnswered);
}

void BackgroundProgress::send(Json value) const {
  client_.notify("$/progress", {{"token", fmt::format("osiris.background.{}", round_)},
                                {"value", std::move(value)}});
}

}  // namespace osiris::lsp
