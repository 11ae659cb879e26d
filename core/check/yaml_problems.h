// What is wrong with a text as YAML, told as diagnostics.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/rule.h"
#include "syntax/problem.h"
#include "syntax/value.h"

namespace osiris::check {

/// Tells each problem with its code, its words and, where there is one, its fix. Spans count in
/// `source`; `path` is that of what the problems were found in.
void reportProblems(const std::vector<syntax::Problem>& problems, std::string_view source,
                    const std::string& path, Reporter& reporter);

/// Tells the first tab within the span that YAML 1.2 allows and Osiris' reader does not; false when
/// there is none. `told`: the problems told of the source, tabs that YAML 1.2 refuses among them.
bool reportTabs(const syntax::Value& value, std::string_view source, text::Span within,
                const std::string& path, const std::vector<syntax::Problem>& told,
                Reporter& reporter);

/// Tells every key that a mapping has twice, anywhere in `value`.
void reportDuplicateKeys(const syntax::Value& value, const std::string& path, Reporter& reporter);

}  // namespace osiris::check
