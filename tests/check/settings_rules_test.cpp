// osiris_connections.yaml, osiris.yaml, component specs.
#include "check/checking.h"

namespace osiris::check {
namespace {

const Surroundings kConnections{.file = "osiris_connections.yaml"};
const Surroundings kSettings{.file = "osiris.yaml"};
const Surroundings kSpec{.file = "components/shop.extractor/spec.yaml"};

TEST(ConnectionsFile, MayLeaveItsFirstLevelOut) {
  checkFinds("connections_unknown_field", "version: 1\nmysql:\n  shop: {[[hots]]: h}\n",
             kConnections);
  checkFinds("connections_unknown_field",
             "version: 1\nconnections:\n  mysql:\n    shop: {[[hots]]: h}\n", kConnections);
}

TEST(ConnectionsFile, IsThreeMapsDeep) {
  checkFinds("connections_type", "connections: [[5]]\n", kConnections);
  checkFinds("connections_type", "connections: {mysql: [[x]]}\n", kConnections);
  checkFinds("connections_type", "connections: {mysql: {shop: [[x]]}}\n", kConnections);
  checkFinds("connections_type", "connections: {mysql: {shop: {port: [[x]]}}}\n", kConnections);
}

TEST(ConnectionsFile, IsFineEmpty) {
  checkClean("", kConnections);
  checkClean("connections:\n", kConnections);
  checkClean("connections: {mysql: }\n", kConnections);
}

TEST(ConnectionsFile, FindsSecretsAndShowsNone) {
  checkFinds("connections_inline_secret", "connections: {mysql: {shop: {password: [[hunter2]]}}}\n",
             kConnections);
  checkDoesNotFind("connections_inline_secret",
                   "connections: {mysql: {shop: {dsn: 'mysql://u:${PW}@h/d'}}}\n", kConnections);
  checkDoesNotFind("connections_inline_secret",
                   "connections: {mysql: {shop: {dsn: 'mysql://h/d'}}}\n", kConnections);
  checkFinds("connections_inline_secret",
             "connections: {mysql: {shop: {dsn: [['mysql://u:secret@h/d']]}}}\n", kConnections);
}

TEST(ConnectionsFile, PointsAtTheVariable) {
  checkFinds("missing_env", "connections: {mysql: {shop: {host: \"a.[[${HOST}]].b\"}}}\n",
             kConnections);
  checkFinds("incomplete_reference",
             "connections:\n  mysql:\n    shop:\n      host: a.[[${HOST]]\n", kConnections);
}

TEST(ConnectionsFile, HasOneDefault) {
  checkFinds(
      "connections_two_defaults",
      "connections: {mysql: {a: {default: true}, b: {default: false}, c: {[[default]]: yes}}}\n",
      kConnections);
}

TEST(SettingsFile, KnowsItsKeys) {
  checkFinds("settings_unknown_key", "filesystem: {[[pipeline_dir]]: x}\n", kSettings);
  checkFixes("settings_unknown_key", "filesystem: {pipeline_dir: x}\n",
             "filesystem: {pipelines_dir: x}\n", kSettings);
}

TEST(SettingsFile, KnowsItsNames) {
  checkFinds("settings_unknown_name", "filesystem: {profiles: {values: [a, b], default: [[c]]}}\n",
             kSettings);
  checkFinds("settings_unknown_name",
             "environments: {dev: {}}\npolicy: {[[prod]]: {approvals: 1}}\n", kSettings);
  checkClean("environments: {dev: {}}\npolicy: {dev: {approvals: 1}}\n", kSettings);
}

TEST(ComponentSpec, PointsItsSecretsAtFields) {
  checkFinds("spec_secret_pointer",
             "name: a.b\nversion: 1.0.0\nmodes: [extract]\ncapabilities: {}\nconfigSchema: {type: "
             "object, properties: {key: {}}}\n"
             "secrets: [/key, [[/kye]]]\n",
             kSpec);
}

}  // namespace
}  // namespace osiris::check
