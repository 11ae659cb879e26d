#include "report/github.h"

#include <gtest/gtest.h>

#include "sample_findings.h"

namespace osiris::report {
namespace {

TEST(Github, EscapesPropertiesAndData) {
  EXPECT_EQ(
      renderGithub(sampleFindings()),
      "::error file=pipelines/röv%2C "
      "1.oml,line=3,col=23,endLine=3,endColumn=27,title=unknown_config_key"
      "::unknown key 'quey', 100%25 sure:%0Ano such field\n"
      "::warning file=pipelines/röv%2C 1.oml,line=4,col=9,endLine=4,endColumn=13,title=duplicate_id"
      "::the id 'read' is taken\n");
}

TEST(Github, GivesNoEndColumnAcrossLines) {
  Findings findings;
  findings.files.push_back(checkedFile("a.oml", "x: {\n}\n"));
  findings.files[0].diagnostics.push_back(
      diagnosticAt({3, 6}, "odd", check::Severity::information, "empty"));
  EXPECT_EQ(renderGithub(findings),
            "::notice file=a.oml,line=1,col=4,endLine=2,title=odd::empty\n");
}

}  // namespace
}  // namespace osiris::report
