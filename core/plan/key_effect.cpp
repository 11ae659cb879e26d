#include "plan/key_effect.h"

#include <algorithm>
#include <span>

namespace osiris::plan {
namespace {

using enum ChangeClass;

constexpr std::string_view otherRows = "other rows are read";
constexpr std::string_view lessRows = "decides which rows are read";
constexpr std::string_view otherRead = "the same bytes are read otherwise";
constexpr std::string_view otherWritten = "the same rows are written otherwise";
constexpr std::string_view oldRows = "decides what becomes of the rows that are there already";
constexpr std::string_view onlySpeed = "decides how fast it goes, not what is read or written";
constexpr std::string_view onlyTrying = "decides how long it is tried, not what comes of it";
constexpr std::string_view account = "what an account may see cannot be told";
constexpr std::string_view onlyWords = "tells people something, and the data nothing";

/// Keys of configs, and of connections.
constexpr KeyEffect configKeys[] = {
    {"path", rowScoped, otherRows},
    {"table", rowScoped, otherRows},
    {"tables", rowScoped, otherRows},
    {"schema", rowScoped, otherRows},
    {"connection", rowScoped, otherRows},
    {"database", rowScoped, otherRows},
    {"host", rowScoped, otherRows},
    {"port", rowScoped, otherRows},
    {"url", rowScoped, otherRows},
    {"endpoint", rowScoped, otherRows},
    {"base_url", rowScoped, otherRows},
    {"custom_base_url", rowScoped, otherRows},
    {"base_dir", rowScoped, otherRows},
    {"project_id", rowScoped, otherRows},
    {"region", rowScoped, otherRows},
    {"data_type", rowScoped, otherRows},
    {"variables", rowScoped, otherRows},
    {"data_path", rowScoped, otherRows},
    {"limit", rowScoped, lessRows},
    {"offset", rowScoped, lessRows},
    {"filter", rowScoped, lessRows},
    {"order", rowScoped, "decides the order of rows"},
    {"event_types", rowScoped, lessRows},
    {"lookback_window_minutes", rowScoped, lessRows},
    {"initial_since", rowScoped, lessRows},
    {"deduplication_enabled", rowScoped, lessRows},
    {"pagination_enabled", rowScoped, lessRows},
    {"pagination_path", rowScoped, lessRows},
    {"pagination_cursor_field", rowScoped, lessRows},
    {"pagination_has_next_field", rowScoped, lessRows},
    {"pagination_variable_name", rowScoped, lessRows},
    {"max_pages", rowScoped, lessRows},
    {"skip_rows", rowScoped, lessRows},
    {"skip_blank_lines", rowScoped, lessRows},
    {"comment", rowScoped, otherRead},
    {"delimiter", rowScoped, otherRead},
    {"encoding", rowScoped, otherRead},
    {"header", rowScoped, otherRead},
    {"compression", rowScoped, otherRead},
    {"na_values", rowScoped, otherRead},
    {"parse_dates", unknown, "columns may have other types"},
    {"dtype", unknown, "columns may have other types"},
    {"flatten_result", unknown, "there may be other columns"},
    {"select", unknown, "there may be other columns"},
    {"newline", rowScoped, otherWritten},
    {"quoting", rowScoped, otherWritten},
    {"primary_key", rowScoped, "decides which rows are one"},
    {"upsert_keys", rowScoped, "decides which rows are one"},
    {"write_mode", rowScoped, oldRows},
    {"mode", rowScoped, oldRows},
    {"truncate_before", rowScoped, oldRows},
    {"batch_size", identical, onlySpeed},
    {"chunk_size", identical, onlySpeed},
    {"page_size", identical, onlySpeed},
    {"pool_size", identical, onlySpeed},
    {"pool_recycle", identical, onlySpeed},
    {"memory", identical, onlySpeed},
    {"echo", identical, "decides what is logged"},
    {"timeout", identical, onlyTrying},
    {"connect_timeout", identical, onlyTrying},
    {"read_timeout", identical, onlyTrying},
    {"write_timeout", identical, onlyTrying},
    {"retries", identical, onlyTrying},
    {"max_retries", identical, onlyTrying},
    {"retry_delay", identical, onlyTrying},
    {"returning", identical, "decides what the server answers, not what it keeps"},
    {"user", unknown, account},
    {"password", unknown, account},
    {"dsn", unknown, account},
    {"pg_dsn", unknown, account},
    {"key", unknown, account},
    {"anon_key", unknown, account},
    {"service_role_key", unknown, account},
    {"api_key", unknown, account},
    {"auth_type", unknown, account},
    {"auth_token", unknown, account},
    {"auth_username", unknown, account},
    {"auth_header_name", unknown, account},
};

constexpr KeyEffect stepKeys[] = {
    {"retry", identical, onlyTrying},
    {"timeout", identical, onlyTrying},
    {"resources", identical, onlySpeed},
    {"labels", identical, onlyWords},
    {"tags", identical, onlyWords},
    {"annotations", identical, onlyWords},
    {"description", identical, onlyWords},
    {"name", identical, onlyWords},
    {"metrics", identical, "decides what is measured"},
    {"approval_required", identical, "decides who lets it run"},
    {"when", unknown, "decides whether the step runs at all"},
    {"branch", unknown, "decides whether the step runs at all"},
    {"fan_out", unknown, "decides how often the step runs"},
    {"privacy", unknown, "may hide values"},
};

constexpr KeyEffect topKeys[] = {
    {"name", identical, "names the pipeline, not its data"},
    {"description", identical, onlyWords},
    {"metadata", identical, onlyWords},
    {"schedule", unknown, "how often it runs decides what it has written"},
    {"run", unknown, "decides how the pipeline runs"},
    {"oml_version", unknown, "decides how the file is read"},
};

constexpr KeyEffect extension{"x-*", identical, "extensions are not the pipeline's"};
constexpr KeyEffect other{"", unknown, "what it decides is not known"};

const KeyEffect& effectIn(std::span<const KeyEffect> table, std::string_view key) {
  if (key.starts_with("x-")) return extension;
  const auto found = std::ranges::find(table, key, &KeyEffect::key);
  return found == table.end() ? other : *found;
}

}  // namespace

const KeyEffect& effectOfConfigKey(std::string_view key) { return effectIn(configKeys, key); }
const KeyEffect& effectOfStepKey(std::string_view key) { return effectIn(stepKeys, key); }
const KeyEffect& effectOfTopKey(std::string_view key) { return effectIn(topKeys, key); }

}  // namespace osiris::plan
