// A library of the system, opened when first needed. Inside `source` only.
#pragma once

#include <dlfcn.h>

namespace osiris::source {

/// Finds functions, and remembers whether one was missing.
class SharedLibrary {
 public:
  /// Never closed: the process ends soon enough.
  explicit SharedLibrary(const char* name) : handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {}

  template <typename Function>
  void find(const char* name, Function& function) {
    function = handle_ == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(handle_, name));
    whole_ = whole_ && function != nullptr;
  }
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  void* handle_;
  bool whole_ = true;
};

}  // namespace osiris::source
