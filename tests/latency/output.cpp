#include "output.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace osiris::latency {
namespace {

void putInto(const std::string& page, std::string_view name, const std::string& table) {
  std::ostringstream read;
  read << std::ifstream(page).rdbuf();
  std::string text = read.str();
  const std::string opening = fmt::format("<!-- {}:", name);
  const std::string closing = fmt::format("<!-- end of {} -->", name);
  const std::size_t begin = text.find("-->\n", text.find(opening));
  const std::size_t end = text.find(closing);
  if (text.find(opening) == std::string::npos || begin == std::string::npos ||
      end == std::string::npos || end < begin)
    throw std::runtime_error(fmt::format("{} has no place for '{}'", page, name));
  text.replace(begin + 4, end - begin - 4, "\n" + table + "\n");
  std::ofstream(page) << text;
}

}  // namespace

void Output::addTo(CLI::App& command) {
  command.add_flag("--gate", gate, "Fail when what is promised does not hold");
  command.add_flag("--json", json, "The figures as JSON");
  command.add_option("--page", page, "A Markdown page that the table is put into");
}

void Output::show(std::string_view name, const std::string& table,
                  const lsp::protocol::Json& figures) const {
  if (json)
    fmt::print("{}\n", figures.dump(2));
  else
    fmt::print("{}\n", table);
  if (!page.empty()) putInto(page, name, table);
}

}  // namespace osiris::latency
