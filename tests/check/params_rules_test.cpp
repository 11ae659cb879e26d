// Parameters, profiles, references.
#include "check/checking.h"

namespace osiris::check {
namespace {

std::string with(std::string_view head, std::string_view query = "SELECT ${params.a}") {
  return "oml_version: '0.1.0'\nname: a\n" + std::string(head) +
         "steps:\n  - id: a\n    component: duckdb.processor\n    mode: transform\n    config:\n   "
         "   query: " +
         std::string(query) + "\n";
}

TEST(ParamUse, WantsADeclaration) {
  checkFinds("unresolved_param", with("params: {b: 1}\n", "SELECT ${params.[[a]]}, ${params.b}"));
  checkDoesNotFind("unresolved_param", with("profiles: {prod: {params: {a: 1}}}\n"));
  checkDoesNotFind("unresolved_param", with(""), {.variables = {"OSIRIS_PARAM_A"}});
}

TEST(ParamUse, SuggestsTheNearest) {
  checkFixes("unresolved_param", with("params: {table: x}\n", "SELECT ${params.tabel}"),
             with("params: {table: x}\n", "SELECT ${params.table}"));
}

TEST(ParamUse, FindsWhatNobodyUses) {
  checkFinds("unused_param", with("params: {a: 1, [[b]]: 2}\n"));
  checkDoesNotFind(
      "unused_param",
      with("params: {a: 1, b: '${params.a}', c: 2}\ndescription: '${params.b} ${params.c}'\n"));
}

TEST(Params, HaveTypes) {
  checkFinds("param_type", with("params: {a: {type: [[strng]]}}\n"));
  checkFinds("param_type", with("params: {a: {type: int, default: [[x]]}}\n"));
  checkFinds("param_type", with("params: {a: {type: string, default: [[no]]}}\n"));
  checkFinds(
      "param_type",
      with("params: {a: {type: bool, default: true}}\nprofiles: {prod: {params: {a: [[5]]}}}\n"));
  checkDoesNotFind("param_type", with("params: {a: {type: string, default: 2024-01-01}}\n"));
  checkDoesNotFind("param_type", with("params: {a: {type: number, default: 5}}\n"));
}

TEST(Params, HaveLimits) {
  checkFinds("param_value", with("params: {a: {type: int, default: [[5]], min: 6}}\n"));
  checkFinds("param_value", with("params: {a: {type: string, default: [[x]], enum: [y, z]}}\n"));
  checkDoesNotFind("param_value",
                   with("params: {a: {type: int, default: 5, enum: [5, 6], max: 5}}\n"));
}

TEST(Params, MayBeBareMaps) { checkClean(with("params: {a: {colour: red}}\n")); }

TEST(Profiles, AreMapsOfParams) {
  checkFinds("invalid_profile",
             with("params: {a: 1}\nprofiles: {prod: {[[param]]: {a: 2}}, dev: [[5]]}\n"));
}

TEST(StepReferences, End) {
  checkFinds("incomplete_reference",
             stepOf("duckdb.processor", "      query: SELECT [[${params.a]]\n"));
}

}  // namespace
}  // namespace osiris::check
