#include "project/embedded_files.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <string>

namespace osiris::project {
namespace {

TEST(EmbeddedFiles, holdEveryByteOfTheSpecs) {
  ASSERT_FALSE(embeddedFiles().empty());
  for (const EmbeddedFile& file : embeddedFiles()) {
    std::ifstream source(OSIRIS_SOURCE_DIR "/core/project/" + std::string(file.path));
    const std::string text{std::istreambuf_iterator<char>(source), {}};
    EXPECT_EQ(file.text, text) << file.path;
  }
}

}  // namespace
}  // namespace osiris::project
