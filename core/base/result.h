// How every function of ours that can fail says so: a value or an Error, never an exception.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace osiris {

/// What went wrong, in words for the person who has to act on it.
struct Error {
  std::string code;     ///< stable, snake_case: "file_not_found"
  std::string message;  ///< names the thing and the place; lower-case start, no final dot
  std::string hint;     ///< the next step to take; may be empty
};

template <typename T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(std::string code, std::string message, std::string hint = {}) {
  return std::unexpected<Error>(Error{std::move(code), std::move(message), std::move(hint)});
}

}  // namespace osiris
