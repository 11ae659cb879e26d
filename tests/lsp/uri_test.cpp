#include "lsp/protocol/uri.h"

#include <gtest/gtest.h>

namespace osiris::lsp::protocol {
namespace {

TEST(Uri, OfAFileIsItsPath) {
  EXPECT_EQ(pathOfUri("file:///w/a.oml"), "/w/a.oml");
  EXPECT_EQ(pathOfUri("FILE:///w/a.oml"), "/w/a.oml");
  EXPECT_EQ(pathOfUri("file://localhost/w/a.oml"), "/w/a.oml");
  EXPECT_EQ(pathOfUri("file:/w/a.oml"), "/w/a.oml");
  EXPECT_EQ(pathOfUri("file:///w/a.oml?x#y"), "/w/a.oml");
}

TEST(Uri, IsPercentDecoded) {
  EXPECT_EQ(pathOfUri("file:///w/a%20b%C3%A9%23.oml"), "/w/a bé#.oml");
  EXPECT_EQ(pathOfUri("file:///100%/%zz%4"), "/100%/%zz%4");
}

TEST(Uri, OfWindowsIsTolerated) {
  EXPECT_EQ(pathOfUri("file:///c%3A/w/a.oml"), "c:/w/a.oml");
  EXPECT_EQ(pathOfUri("file:///C:/w/a.oml"), "C:/w/a.oml");
  EXPECT_EQ(pathOfUri("file://C:/w/a.oml"), "C:/w/a.oml");
  EXPECT_EQ(pathOfUri("file://host/share/a.oml"), "//host/share/a.oml");
  EXPECT_EQ(uriOfPath("c:/w/a.oml"), "file:///c%3A/w/a.oml");
  EXPECT_EQ(uriOfPath("//host/share/a.oml"), "file://host/share/a.oml");
}

TEST(Uri, OfAnotherSchemeIsNoPath) {
  for (const auto* uri : {"untitled:Untitled-1", "git:/w/a.oml", "file", "", "files:///a"}) {
    EXPECT_EQ(pathOfUri(uri), std::nullopt) << uri;
  }
}

TEST(Uri, OfAPathComesBackAsThePath) {
  for (const auto* path :
       {"/w/a.oml", "/w/a b/é#?%25[x].oml", "/w/\xff", "/", "//host/a", "C:/a"}) {
    EXPECT_EQ(pathOfUri(uriOfPath(path)), path);
  }
}

}  // namespace
}  // namespace osiris::lsp::protocol
