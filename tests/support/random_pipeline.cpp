#include "support/random_pipeline.h"

#include <algorithm>
#include <array>

namespace osiris::test {
namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

/// No two of them share a table.
const std::vector<std::string> stepIds = {"extract-orders",
                                          "extract_customers",
                                          "join",
                                          "2nd-load",
                                          "a",
                                          "write-all",
                                          "sum-by-region",
                                          "x1",
                                          "clean",
                                          "b-",
                                          "Z",
                                          "load--twice"};
const std::vector<std::string> paramNames = {"since",      "limit", "region_code",
                                             "min-amount", "p",     "join"};
const std::vector<std::string> words = {"orders", "größe", "数据", "😀 ok", "e\xcc\x81t", "it's"};

std::string tableOf(std::string_view id) {
  std::string table = id.front() >= '0' && id.front() <= '9' ? "df__" : "df_";
  for (const char c : id) table += c == '-' ? '_' : c;
  return table;
}

std::string modeOf(std::string_view component) {
  if (component.ends_with("extractor")) return "read";
  return component.ends_with("writer") ? "write" : "transform";
}

}  // namespace

std::string withLineBreaks(std::string_view text, std::string_view lineBreak) {
  std::string result;
  for (const char c : text) result += c == '\n' ? std::string(lineBreak) : std::string(1, c);
  return result;
}

std::string RandomPipeline::next() {
  params_ = someOf(paramNames, random_.below(4));
  needed_.clear();
  YamlNode root = head();
  root.add("steps", steps());
  std::string written = YamlWriter(random_).document(root);
  dress(written);
  return written;
}

YamlNode RandomPipeline::head() {
  YamlNode root = YamlNode::map();
  root.add("oml_version", {YamlNode::Kind::text, "0.1.0"});
  root.add("name", {YamlNode::Kind::text, "orders"});
  if (oneIn(3)) root.add("description", {YamlNode::Kind::text, text("all about")});
  if (!params_.empty()) root.add("params", params());
  if (!params_.empty() && oneIn(2)) root.add("profiles", profiles());
  shared_ = oneIn(3);
  if (shared_) {
    YamlNode shared = YamlNode::map();
    shared.anchor = "shared";
    shared.add("connection", {YamlNode::Kind::text, "@mysql.main"});
    root.add("x-shared", std::move(shared));
  }
  return root;
}

YamlNode RandomPipeline::params() {
  YamlNode all = YamlNode::map();
  for (const std::string& name : params_) {
    YamlNode given = YamlNode::map();
    given.add("type", {YamlNode::Kind::text, "string"});
    given.add("default", {YamlNode::Kind::text, phrase("of")});
    if (oneIn(3)) given.add("description", {YamlNode::Kind::text, phrase("says")});
    all.add(name, oneIn(2) ? std::move(given) : YamlNode{YamlNode::Kind::text, phrase("bare")});
  }
  return all;
}

YamlNode RandomPipeline::profiles() {
  YamlNode all = YamlNode::map();
  for (const std::string& name : someOf({"dev", "prod", "test"}, 1 + random_.below(2))) {
    YamlNode given = YamlNode::map();
    for (const std::string& each : someOf(params_, 1 + random_.below(2)))
      given.add(each, {YamlNode::Kind::text, phrase("in")});
    YamlNode profile = YamlNode::map();
    profile.add("params", std::move(given));
    all.add(name, std::move(profile));
  }
  return all;
}

YamlNode RandomPipeline::steps() {
  std::vector<Step> planned = plan();
  const bool allSay = std::ranges::all_of(planned, &Step::saysNeeds);
  if (allSay && oneIn(3)) {
    for (std::size_t i = planned.size(); i > 1; --i)
      std::swap(planned[i - 1], planned[random_.below(static_cast<std::uint32_t>(i))]);
  }
  YamlNode all = YamlNode::list();
  for (const Step& each : planned) all.items.push_back(step(each));
  return all;
}

/// Each step needs earlier ones; writers are needed by none.
std::vector<RandomPipeline::Step> RandomPipeline::plan() {
  static constexpr std::array first = {"mysql.extractor", "filesystem.csv_extractor"};
  static constexpr std::array later = {"mysql.extractor", "duckdb.processor", "duckdb.processor",
                                       "filesystem.csv_writer"};
  std::vector<Step> planned;
  std::vector<std::string> sources;
  for (const std::string& id : someOf(stepIds, 1 + random_.below(6))) {
    Step each{id, sources.empty() ? first[random_.below(2)] : later[random_.below(4)], {}};
    const std::string mode = modeOf(each.component);
    if (mode != "read") each.needs = someOf(sources, mode == "write" ? 1 : 1 + random_.below(2));
    const bool follows = !planned.empty() && each.needs == std::vector{planned.back().id};
    const bool isFirst = planned.empty();
    each.saysNeeds = !(follows || isFirst) || !oneIn(2);
    if (mode != "write") sources.push_back(id);
    planned.push_back(std::move(each));
  }
  return planned;
}

YamlNode RandomPipeline::step(const Step& of) {
  YamlNode node = YamlNode::map();
  node.add("id", {YamlNode::Kind::text, of.id});
  node.add("component", {YamlNode::Kind::text, of.component});
  node.add("mode", {YamlNode::Kind::text, modeOf(of.component)});
  if (of.saysNeeds) node.add("needs", needs(of));
  addExtras(node, of);
  node.add("config", config(of));
  if (oneIn(4)) {
    for (std::size_t i = node.entries.size(); i > 1; --i)
      std::swap(node.entries[i - 1], node.entries[random_.below(static_cast<std::uint32_t>(i))]);
  }
  return node;
}

YamlNode RandomPipeline::needs(const Step& of) {
  if (of.needs == needed_ && !needed_.empty() && oneIn(2)) return YamlNode::alias("needed");
  YamlNode list = YamlNode::list();
  for (const std::string& id : of.needs) list.items.push_back({YamlNode::Kind::text, id});
  if (needed_.empty() && !of.needs.empty() && oneIn(8)) {
    list.anchor = "needed";
    needed_ = of.needs;
  }
  return list;
}

void RandomPipeline::addExtras(YamlNode& node, const Step& of) {
  if (!of.needs.empty() && of.saysNeeds && oneIn(4)) {
    YamlNode inputs = YamlNode::map();
    inputs.add("df", {YamlNode::Kind::text, "${" + of.needs.front() + ".df}"});
    node.add("inputs", std::move(inputs));
  }
  if (oneIn(8)) node.add("timeout", {YamlNode::Kind::text, "30s"});
  if (oneIn(8)) {
    YamlNode tags = YamlNode::list();
    for (const std::string& word : someOf(words, 1 + random_.below(3)))
      tags.items.push_back({YamlNode::Kind::text, word});
    node.add("tags", std::move(tags));
  }
  if (oneIn(10)) {
    YamlNode retry = YamlNode::map();
    retry.add("max", YamlNode::plain("3"));
    retry.add("backoff", {YamlNode::Kind::text, "exp"});
    node.add("retry", std::move(retry));
  }
  if (oneIn(8)) node.add("x-note", {YamlNode::Kind::text, text(of.id + " is")});
}

YamlNode RandomPipeline::config(const Step& of) {
  YamlNode config = YamlNode::map();
  if (of.component == "duckdb.processor") {
    config.add("query", {YamlNode::Kind::text, query(of)});
  } else if (of.component == "mysql.extractor") {
    if (shared_ && oneIn(2))
      config.add("<<", YamlNode::alias("shared"));
    else
      config.add("connection", {YamlNode::Kind::text, "@mysql.main"});
    if (oneIn(2))
      config.add("table", {YamlNode::Kind::text, "orders"});
    else if (oneIn(3))
      config.add("query", {YamlNode::Kind::text, "SELECT * FROM orders"});
    else
      config.add("query",
                 {YamlNode::Kind::text, "SELECT id\nFROM orders\nWHERE x = '" + text("y") + "'\n"});
  } else {
    config.add("path", {YamlNode::Kind::text, "data/" + text("orders") + ".csv"});
    if (oneIn(2)) config.add("delimiter", {YamlNode::Kind::text, ","});
    if (oneIn(2)) config.add("header", YamlNode::plain("true"));
  }
  return config;
}

/// Names its tables as tables, and also where they are none.
std::string RandomPipeline::query(const Step& of) {
  const std::string lineBreak = oneIn(3) ? " " : "\n";
  std::string sql = "SELECT *," + lineBreak + "  '" + text(tableOf(of.needs.front())) + "' AS t";
  if (oneIn(4) && lineBreak == "\n") sql += " -- " + tableOf(of.needs.front()) + " as it is";
  sql += lineBreak + "FROM " + tableOf(of.needs.front()) + " AS o";
  if (oneIn(6)) sql += lineBreak;
  for (std::size_t i = 1; i < of.needs.size(); ++i)
    sql += lineBreak + "CROSS JOIN " + tableOf(of.needs[i]);
  if (oneIn(3)) sql += lineBreak + "LIMIT 10";
  return lineBreak == "\n" ? sql + "\n" : sql;
}

/// Now and then a file of another system, or of somebody who left in a hurry.
void RandomPipeline::dress(std::string& written) {
  if (oneIn(20)) written = "---\n" + written;
  if (oneIn(20)) written += "...\n";
  while (oneIn(15)) written += '\n';
  if (oneIn(10) && written.ends_with('\n')) written.pop_back();
  if (oneIn(5))
    written = withLineBreaks(written, "\r\n");
  else if (oneIn(20))
    written = withLineBreaks(written, "\r");
  if (oneIn(20)) written.insert(0, byteOrderMark);
}

std::vector<std::string> RandomPipeline::someOf(std::vector<std::string> all, std::size_t count) {
  std::vector<std::string> some;
  while (some.size() < count && !all.empty()) {
    const auto at = random_.below(static_cast<std::uint32_t>(all.size()));
    some.push_back(std::move(all[at]));
    all.erase(all.begin() + at);
  }
  return some;
}

std::string RandomPipeline::phrase(std::string_view before) {
  std::string result(before);
  if (oneIn(3)) result += " " + words[random_.below(static_cast<std::uint32_t>(words.size() - 1))];
  return result;
}

std::string RandomPipeline::text(std::string_view before) {
  std::string result = phrase(before);
  if (!params_.empty() && oneIn(2))
    result +=
        " ${params." + params_[random_.below(static_cast<std::uint32_t>(params_.size()))] + "}";
  return result;
}

}  // namespace osiris::test
