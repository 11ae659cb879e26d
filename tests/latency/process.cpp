#include "process.h"

#include <fcntl.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill() is POSIX'
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): not in every <unistd.h>

namespace osiris::latency {
namespace {

struct Pipe {
  int reads = -1;
  int writes = -1;
};

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

Pipe makePipe() {
  std::array<int, 2> ends{};
  check(::pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
  return {ends[0], ends[1]};
}

}  // namespace

Process::Process(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const Pipe in = makePipe();
  const Pipe out = makePipe();
  posix_spawn_file_actions_t actions;
  check(::posix_spawn_file_actions_init(&actions), "posix_spawn");
  ::posix_spawn_file_actions_adddup2(&actions, in.reads, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out.writes, STDOUT_FILENO);
  const int error =
      ::posix_spawnp(&id_, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(in.reads);
  ::close(out.writes);
  input_ = in.writes;
  output_ = out.reads;
  if (error != 0) id_ = -1;
  check(error, arguments[0]);
}

Process::~Process() {
  if (id_ > 0) {
    ::kill(id_, SIGKILL);
    wait();
  }
  ::close(input_);
  ::close(output_);
}

std::uint64_t Process::residentBytes() const {
  std::ifstream statm("/proc/" + std::to_string(id_) + "/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  statm >> total >> resident;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

int Process::wait() {
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace osiris::latency
