// References to connections, and what they refer to.
#include "check/checking.h"

namespace osiris::check {
namespace {

constexpr std::string_view kConnections = R"(# file: osiris_connections.yaml
connections:
  mysql:
    shop: {host: h, user: u, password: "${SHOP_PASSWORD}"}
    crm: {host: h, user: u, password: "${CRM_PASSWORD}"}
  supabase:
    main: {url: u, key: "${KEY}", default: true}
)";

std::string reading(std::string_view reference) {
  return stepOf("mysql.extractor",
                "      connection: " + std::string(reference) + "\n      table: a\n");
}

TEST(ConnectionRef, HasOneForm) {
  for (const char* bad : {"'@mysql'", "'@'", "'@mysql.a.b'", "'@mysql.a b'", "\"@mysql.shop \"",
                          "'@${params.f}.a'"}) {
    checkFinds("invalid_connection_ref", reading("[[" + std::string(bad) + "]]"));
  }
  for (const char* good : {"'@mysql.shop'", "'@my-sql.SHOP_1'", "\"@mysql.shop\\n\""}) {
    checkDoesNotFind("invalid_connection_ref", reading(good));
  }
}

TEST(ConnectionRef, LosesItsBlanks) {
  checkFixes("invalid_connection_ref", reading("'@mysql.shop '"), reading("'@mysql.shop'"));
}

TEST(ConnectionRef, StartsWithAnAt) {
  checkFinds("invalid_connection_value", reading("[[mysql.shop]]"));
  checkFixes("invalid_connection_value", reading("mysql.shop"), reading("\"@mysql.shop\""));
  checkDoesNotFind("invalid_connection_value", reading("${params.connection}"));
}

TEST(KnownConnection, NeedsAConnectionsFile) {
  checkDoesNotFind("unknown_connection", reading("'@mysql.nowhere'"));
  checkFinds("unknown_connection", reading("[['@mysql.nowhere']]"), {.workspace = kConnections});
  checkFinds("unknown_family", reading("[['@mysq.shop']]"), {.workspace = kConnections});
}

TEST(KnownConnection, SuggestsTheNearest) {
  checkFixes("unknown_connection", reading("'@mysql.shp'"), reading("'@mysql.shop'"),
             {.workspace = kConnections});
}

TEST(KnownConnection, IsOfTheComponentsFamily) {
  checkFinds("family_mismatch", reading("[['@supabase.main']]"), {.workspace = kConnections});
  checkFinds("family_mismatch", reading("[['@supabase.main']]"));
}

TEST(KnownConnection, MayBeTheDefault) {
  checkFinds("missing_connection",
             pipeline("  - id: a\n    component: mysql.extractor\n    mode: read\n    [[config]]: "
                      "{table: a}\n"),
             {.workspace = kConnections});
  checkDoesNotFind(
      "missing_connection",
      pipeline(
          "  - id: a\n    component: supabase.extractor\n    mode: read\n    config: {table: a}\n"),
      {.workspace = kConnections});
}

TEST(MissingEnv, IsForYourInformation) {
  const std::string text =
      stepOf("mysql.extractor",
             "      connection: '@mysql.shop'\n      table: ${TABLE}\n      host: ${HOST:-}\n");
  checkDoesNotFind("missing_env", text);
  checkFinds(
      "missing_env",
      stepOf("mysql.extractor",
             "      connection: '@mysql.shop'\n      table: [[${TABLE}]]\n      host: ${HOST:-}\n"),
      {.workspace = kConnections});
  checkDoesNotFind("missing_env", text, {.workspace = kConnections, .variables = {"TABLE"}});
}

}  // namespace
}  // namespace osiris::check
