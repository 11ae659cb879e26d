#include "project/registry.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

#include "project/document.h"

namespace osiris::project {
namespace {

using testing::ElementsAre;

Component named(std::string name, std::string title) {
  Component component;
  component.name = std::move(name);
  component.title = std::move(title);
  return component;
}

TEST(Registry, shipsTheComponentsOfOsirisAndTwoOfItsOwn) {
  EXPECT_THAT(Registry().names(),
              ElementsAre("duckdb.extractor", "duckdb.processor", "duckdb.writer",
                          "filesystem.csv_extractor", "filesystem.csv_writer", "graphql.extractor",
                          "mysql.extractor", "mysql.writer", "posthog.extractor",
                          "supabase.extractor", "supabase.writer"));
}

TEST(Registry, findsEveryNameItTells) {
  const Registry registry;
  for (const std::string& name : registry.names()) {
    const auto component = registry.find(name);
    ASSERT_NE(component, nullptr) << name;
    EXPECT_EQ(component->name, name);
    EXPECT_EQ(component->source, "");
  }
}

TEST(Registry, isExactAboutNames) {
  for (const std::string_view name :
       {"", "mysql", "mysql.extracto", "MySQL.extractor", "mysql.extractor "}) {
    EXPECT_EQ(Registry().find(name), nullptr) << name;
  }
}

TEST(Registry, letsAWorkspacesOwnWin) {
  Registry registry;
  registry.add(named("mysql.extractor", "first"));
  registry.add(named("shop.extractor", "ours"));
  registry.add(named("mysql.extractor", "second"));
  EXPECT_EQ(registry.find("mysql.extractor")->title, "second");
  EXPECT_EQ(registry.find("shop.extractor")->title, "ours");
  EXPECT_EQ(registry.names().size(), Registry().names().size() + 1);
}

TEST(Registry, isAskedFromManyThreads) {
  const Registry registry;
  const Document config("{table: a, port: x}");
  std::vector<std::thread> threads;
  std::atomic<int> findings = 0;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (const std::string& name : registry.names())
        findings += static_cast<int>(validateConfig(*registry.find(name), config.root()).size());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(findings, 8 * 2);  // `port` of the two mysql components
}

}  // namespace
}  // namespace osiris::project
