// Pages of docs/ that are made of tables in the code. OSIRIS_UPDATE_DOCS=1 writes them anew.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace osiris::lsp {

namespace docs_page_detail {

inline std::string readPage(const std::string& page) {
  std::ostringstream read;
  read << std::ifstream(OSIRIS_SOURCE_DIR "/" + page, std::ios::binary).rdbuf();
  return read.str();
}

/// Writes the page when asked to, else compares.
inline void settle(const std::string& page, const std::string& wanted) {
  if (std::getenv("OSIRIS_UPDATE_DOCS") != nullptr) {
    std::ofstream(OSIRIS_SOURCE_DIR "/" + page, std::ios::binary) << wanted;
    return;
  }
  EXPECT_EQ(readPage(page), wanted)
      << page << " is out of date: run this test with OSIRIS_UPDATE_DOCS=1";
}

}  // namespace docs_page_detail

/// All of a page, its path relative to the source tree.
inline void expectPage(const std::string& page, const std::string& text) {
  docs_page_detail::settle(page, text);
}

/// The page's part between "<!-- name" and "<!-- end of name" is what a table gives.
inline void expectTable(const std::string& page, const std::string& name,
                        const std::string& table) {
  std::string text = docs_page_detail::readPage(page);
  const std::size_t mark = text.find("<!-- " + name);
  const std::size_t end = text.find("<!-- end of " + name);
  ASSERT_NE(mark, std::string::npos);
  ASSERT_NE(end, std::string::npos);
  const std::size_t begin = text.find('\n', mark) + 1;
  docs_page_detail::settle(page, text.replace(begin, end - begin, "\n" + table + "\n"));
}

}  // namespace osiris::lsp
