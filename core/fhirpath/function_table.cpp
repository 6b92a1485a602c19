#include "core/fhirpath/function_table.hpp"

namespace sealwell::fhirpath {
namespace {

template <typename Variant>
constexpr Function function(std::string_view name, Collection (*run)(Evaluator&, const Call&), Variant variant,
                            int least = 0, int most = -1) {
  return {name, run, static_cast<std::uint8_t>(variant), static_cast<std::uint8_t>(least),
          static_cast<std::uint8_t>(most < 0 ? least : most)};
}

constexpr Function table[] = {
    function("abs", run_number, MathFunction::abs),
    function("aggregate", run_filter, Filter::aggregate, 1, 2),
    function("all", run_filter, Filter::all, 1),
    function("allFalse", run_test, Test::all_false),
    function("allTrue", run_test, Test::all_true),
    function("answers", run_answers, 0),
    function("anyFalse", run_test, Test::any_false),
    function("anyTrue", run_test, Test::any_true),
    function("as", run_type, TypeTest::as, 1),
    function("avg", run_fold, Fold::avg),
    function("ceiling", run_number, MathFunction::ceiling),
    function("children", run_navigation, Navigation::children),
    function("combine", run_set, Set::combine, 1),
    function("contains", run_text, Text::contains, 1),
    function("count", run_test, Test::count),
    function("descendants", run_navigation, Navigation::descendants),
    function("distinct", run_set, Set::distinct),
    function("empty", run_test, Test::empty),
    function("endsWith", run_text, Text::ends_with, 1),
    function("exclude", run_set, Set::exclude, 1),
    function("exists", run_filter, Filter::exists, 0, 1),
    function("extension", run_navigation, Navigation::extension, 1),
    function("first", run_subset, Subset::first),
    function("floor", run_number, MathFunction::floor),
    function("hasValue", run_test, Test::has_value),
    function("iif", run_iif, 0, 2, 3),
    function("indexOf", run_text, Text::index_of, 1),
    function("intersect", run_set, Set::intersect, 1),
    function("is", run_type, TypeTest::is, 1),
    function("isDistinct", run_test, Test::is_distinct),
    function("join", run_join, 0, 0, 1),
    function("last", run_subset, Subset::last),
    function("length", run_text, Text::length),
    function("lower", run_text, Text::lower),
    function("matches", run_text, Text::matches, 1),
    function("max", run_fold, Fold::max),
    function("min", run_fold, Fold::min),
    function("not", run_test, Test::negation),
    function("now", run_clock, 0),
    function("ofType", run_type, TypeTest::of_type, 1),
    function("ordinal", run_weight, 0),
    function("power", run_number, MathFunction::power, 1),
    function("repeat", run_filter, Filter::repeat, 1),
    function("replace", run_text, Text::replace, 2),
    function("round", run_number, MathFunction::round, 0, 1),
    function("select", run_filter, Filter::select, 1),
    function("single", run_subset, Subset::single),
    function("skip", run_subset, Subset::skip, 1),
    function("split", run_text, Text::split, 1),
    function("sqrt", run_number, MathFunction::sqrt),
    function("startsWith", run_text, Text::starts_with, 1),
    function("subsetOf", run_set, Set::subset_of, 1),
    function("substring", run_text, Text::substring, 1, 2),
    function("sum", run_fold, Fold::sum),
    function("supersetOf", run_set, Set::superset_of, 1),
    function("tail", run_subset, Subset::tail),
    function("take", run_subset, Subset::take, 1),
    function("toBoolean", run_conversion, Conversion::boolean),
    function("toChars", run_text, Text::to_chars),
    function("toDate", run_conversion, Conversion::date),
    function("toDateTime", run_conversion, Conversion::date_time),
    function("toDecimal", run_conversion, Conversion::decimal),
    function("toInteger", run_conversion, Conversion::integer),
    function("toQuantity", run_conversion, Conversion::quantity),
    function("toString", run_conversion, Conversion::string),
    function("toTime", run_conversion, Conversion::time),
    function("today", run_clock, 1),
    function("trim", run_text, Text::trim),
    function("truncate", run_number, MathFunction::truncate),
    function("union", run_set, Set::unite, 1),
    function("upper", run_text, Text::upper),
    function("weight", run_weight, 0),
    function("where", run_filter, Filter::where, 1),
};

}  // namespace

std::span<const Function> functions() { return table; }

}  // namespace sealwell::fhirpath
