// A workspace as large as that of a company: thousands of pipelines in folders of teams.
#pragma once

#include <string>

namespace osiris::latency {

/// A folder for files of ours, which goes with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The connection that every tenth pipeline uses.
inline const std::string sharedConnection = "mysql.shop";

/// The path of a pipeline within the workspace.
[[nodiscard]] std::string samplePath(int number);
/// Its text. Those whose number ends in 0 use `sharedConnection`, once.
[[nodiscard]] std::string sampleFile(int number);

/// Writes settings, connections and so many pipelines.
void writeSampleWorkspace(const std::string& folder, int pipelines);

}  // namespace osiris::latency
