// Native programs only: the rows about elements, item types, options and conditions.
#include "core/authoring/reader/questionnaire_support_rows.hpp"

namespace sealwell::pack {
namespace {

using enum Support;

constexpr std::string_view document = "The document";
constexpr std::string_view item = "Items";
constexpr std::string_view type = "Item types";
constexpr std::string_view option = "Answer options";
constexpr std::string_view value_set = "Value sets";
constexpr std::string_view condition = "Conditions";

#define QUESTION(type) "{'linkId': 'q', 'type': '" type "', 'text': 'Q'"
#define OPTIONS "'answerOption': [{'valueCoding': {'code': 'a', 'display': 'A'}}, {'valueCoding': {'code': 'b'}}]"
#define ONLY(type) "[{'linkId': 'q', 'text': 'Q', 'type': '" type "'}]"
#define WHEN(type, more, comparison, answer)                                           \
  "[" QUESTION(type) more                                                              \
      "}, {'linkId': 'r', 'type': 'string', 'text': 'R', 'enableWhen': [{'question': " \
      "'q', 'operator': '" comparison "', " answer "}]}]"
#define WHOLE(more) "{'resourceType': 'Questionnaire', " more ", 'item': [" QUESTION("string") "}]}"
#define WITH_SET(definition)                                                                            \
  "{'resourceType': 'Questionnaire', 'contained': [{'resourceType': 'ValueSet', 'id': 'v', " definition \
  "}], 'item': [" QUESTION("choice") ", 'answerValueSet': '#v'}]}"
#define SETS(compose) WITH_SET("'compose': " compose)
#define EXPANDED(list) WITH_SET("'expansion': {'contains': " list "}")

constexpr SupportRow rows[] = {
    {document, "url", runs, "Recorded with the answers.", WHOLE("'url': 'https://example.org/q'"), "/url"},
    {document, "version", runs, "Recorded with the answers.", WHOLE("'version': '2'"), "/version"},
    {document, "title", runs, "The name of the questionnaire.", WHOLE("'title': 'T'"), "/title"},
    {document, "id", ignored, "The pack has an id of its own.", WHOLE("'id': 'x'"), "/id"},
    {document, "meta", ignored, "About the server that it came from.", WHOLE("'meta': {'versionId': '1'}"), "/meta"},
    {document, "text", ignored, "The items are what is shown.",
     WHOLE("'text': {'status': 'generated', 'div': '<div/>'}"), "/text"},
    {document, "language", ignored, "The pack says which languages it has.", WHOLE("'language': 'en'"), "/language"},
    {document, "identifier", ignored, "A name for catalogues.", WHOLE("'identifier': [{'value': '1'}]"), "/identifier"},
    {document, "name", ignored, "A name for programs.", WHOLE("'name': 'N'"), "/name"},
    {document, "derivedFrom", ignored, "Where it comes from changes nothing.",
     WHOLE("'derivedFrom': ['https://example.org']"), "/derivedFrom"},
    {document, "status", ignored, "The pack's signature says that it is in use.", WHOLE("'status': 'draft'"),
     "/status"},
    {document, "experimental", ignored, "As status.", WHOLE("'experimental': true"), "/experimental"},
    {document, "subjectType", ignored, "Residents answer about themselves.", WHOLE("'subjectType': ['Patient']"),
     "/subjectType"},
    {document, "date", ignored, "For catalogues.", WHOLE("'date': '2026'"), "/date"},
    {document, "publisher", ignored, "The pack names its service.", WHOLE("'publisher': 'P'"), "/publisher"},
    {document, "contact", ignored, "The pack names its service.", WHOLE("'contact': []"), "/contact"},
    {document, "description", ignored, "For catalogues.", WHOLE("'description': 'D'"), "/description"},
    {document, "useContext", ignored, "For catalogues.", WHOLE("'useContext': []"), "/useContext"},
    {document, "jurisdiction", ignored, "For catalogues.", WHOLE("'jurisdiction': []"), "/jurisdiction"},
    {document, "purpose", ignored, "The consent statements say what it is for.", WHOLE("'purpose': 'P'"), "/purpose"},
    {document, "copyright", ignored, "An instrument's licence stands in the registry.", WHOLE("'copyright': 'C'"),
     "/copyright"},
    {document, "approvalDate", ignored, "For catalogues.", WHOLE("'approvalDate': '2026-01-01'"), "/approvalDate"},
    {document, "lastReviewDate", ignored, "For catalogues.", WHOLE("'lastReviewDate': '2026-01-01'"),
     "/lastReviewDate"},
    {document, "effectivePeriod", ignored, "The pack's signature has an end.", WHOLE("'effectivePeriod': {}"),
     "/effectivePeriod"},
    {document, "code", ignored, "For catalogues.", WHOLE("'code': []"), "/code"},
    {document, "implicitRules", refused, "Take it out, once nothing in it is needed.",
     WHOLE("'implicitRules': 'https://example.org'"), "/implicitRules"},
    {document, "modifierExtension", refused, "Take it out, once nothing in it is needed.",
     WHOLE("'modifierExtension': [{'url': 'urn:x', 'valueBoolean': true}]"), "/modifierExtension"},

    {type, "group", runs, "Its questions follow one another; with itemControl `page` they share a screen.",
     ONLY("group"), "/0/type"},
    {type, "display", runs, "Text above the next question, or a screen of its own.", ONLY("display"), "/0/type"},
    {type, "boolean", runs, "Yes or no.", ONLY("boolean"), "/0/type"},
    {type, "decimal", runs, "A number.", ONLY("decimal"), "/0/type"},
    {type, "integer", runs, "A whole number of 32 bits.", ONLY("integer"), "/0/type"},
    {type, "date", runs, "Day, month and year.", ONLY("date"), "/0/type"},
    {type, "string", runs, "One line of text.", ONLY("string"), "/0/type"},
    {type, "text", runs, "Text of several lines.", ONLY("text"), "/0/type"},
    {type, "choice", runs, "Its options; with `repeats` any number of them.", "[" QUESTION("choice") ", " OPTIONS "}]",
     "/0/type"},
    {type, "open-choice", runs, "Its options, and a text.", "[" QUESTION("open-choice") ", " OPTIONS "}]", "/0/type"},
    {type, "quantity", runs, "A number with the unit of questionnaire-unit, or one of questionnaire-unitOption.",
     ONLY("quantity"), "/0/type"},
    {type, "dateTime", runs, "Day, month, year and time of day; recorded with the offset of the pack's `timeZone`.",
     ONLY("dateTime"), "/0/type"},
    {type, "time", runs, "Hours and minutes.", ONLY("time"), "/0/type"},
    {type, "url", runs, "A web address.", ONLY("url"), "/0/type"},
    {type, "attachment", refused, "Nothing is uploaded here: take it out.", ONLY("attachment"), "/0/type"},
    {type, "reference", refused, "There is no server to refer to: take it out.", ONLY("reference"), "/0/type"},

    {item, "linkId", runs, "Names the item everywhere in a pack.", ONLY("string"), "/0/linkId"},
    {item, "text", runs, "The question.", ONLY("string"), "/0/text"},
    {item, "prefix", ignored, "Screens have no numbers.", "[" QUESTION("string") ", 'prefix': '1.'}]", "/0/prefix"},
    {item, "definition", ignored, "Nothing is fetched.",
     "[" QUESTION("string") ", 'definition': 'https://example.org#a'}]", "/0/definition"},
    {item, "code", runs, "With system `urn:sealwell:instrument` the input of an instrument; any other is ignored.",
     "[" QUESTION("integer") ", 'code': [{'system': 'urn:sealwell:instrument', 'code': 'audit_c#q1'}]}]", "/0/code"},
    {item, "enableWhen", runs, "See Conditions.", WHEN("boolean", "", "=", "'answerBoolean': true"), "/1/enableWhen"},
    {item, "enableBehavior", runs, "`all` or `any`; needed with more than one condition.",
     "[" QUESTION("boolean") "}, {'linkId': 'r', 'type': 'string', 'text': 'R', 'enableBehavior': 'any', "
                             "'enableWhen': "
                             "[{'question': 'q', 'operator': '=', 'answerBoolean': true}]}]",
     "/1/enableBehavior"},
    {item, "required", runs, "The journey does not go on without an answer.",
     "[" QUESTION("string") ", 'required': true}]", "/0/required"},
    {item, "repeats (choice, open-choice)", runs, "Several options may be chosen.",
     "[" QUESTION("choice") ", 'repeats': true, " OPTIONS "}]", "/0/repeats"},
    {item, "repeats (other questions)", runs, "Up to 20 answers, each with an input of its own.",
     "[" QUESTION("string") ", 'repeats': true}]", "/0/repeats"},
    {item, "repeats (boolean)", refused, "Yes and no are one answer: ask once.",
     "[" QUESTION("boolean") ", 'repeats': true}]", "/0/repeats"},
    {item, "repeats (group)", runs, "Instances one after the other, 10 at most; not one in another.",
     "[{'linkId': 'g', 'type': 'group', 'repeats': true}]", "/0/repeats"},
    {item, "readOnly", runs, "Shown with what it holds at first, and not asked.",
     "[" QUESTION("string") ", 'readOnly': true}]", "/0/readOnly"},
    {item, "maxLength", runs, "In characters.", "[" QUESTION("string") ", 'maxLength': 5}]", "/0/maxLength"},
    {item, "initial", runs, "What it holds until it is answered otherwise; several where it repeats.",
     "[" QUESTION("string") ", 'initial': [{'valueString': 'x'}]}]", "/0/initial"},
    {item, "initial (beside initialSelected)", refused, "R4 has one or the other (que-11).",
     "[" QUESTION("choice") ", 'initial': [{'valueInteger': 1}], "
                            "'answerOption': [{'valueInteger': 1, 'initialSelected': true}]}]",
     "/0/initial"},
    {item, "answerOption", runs, "See Answer options.", "[" QUESTION("choice") ", " OPTIONS "}]", "/0/answerOption"},
    {item, "answerValueSet (contained)", runs, "See Value sets.", SETS("{'include': [{'concept': [{'code': 'a'}]}]}"),
     "/item/0/answerValueSet"},
    {item, "answerValueSet (elsewhere)", refused, "Nothing is fetched: put the options into answerOption.",
     "[" QUESTION("choice") ", 'answerValueSet': 'https://example.org/v', " OPTIONS "}]", "/0/answerValueSet"},
    {item, "item", runs, "Groups nest; items below a question come when it has an answer.",
     "[" QUESTION("string") ", 'item': [{'linkId': 'r', 'type': 'string', 'text': 'R'}]}]", "/0/item"},
    {item, "modifierExtension", refused, "Take it out, once nothing in it is needed.",
     "[" QUESTION("string") ", 'modifierExtension': [{'url': 'urn:x', 'valueBoolean': true}]}]",
     "/0/modifierExtension"},

    {option, "valueCoding", runs, "The display is shown, the code recorded.", "[" QUESTION("choice") ", " OPTIONS "}]",
     "/0/answerOption/1"},
    {option, "valueString", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueString': 'A'}, {'valueString': 'B'}]}]", "/0/answerOption/1"},
    {option, "valueInteger", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueInteger': 2}]}]", "/0/answerOption/1"},
    {option, "valueDate", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueDate': '2026-01-01'}]}]",
     "/0/answerOption/1"},
    {option, "valueTime", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueTime': '10:00:00'}]}]",
     "/0/answerOption/1"},
    {option, "valueReference", refused, "Use valueCoding.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueReference': {'reference': "
                            "'x'}}]}]",
     "/0/answerOption/1"},
    {option, "initialSelected", runs, "Chosen at first.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1, 'initialSelected': true}]}]",
     "/0/answerOption/0/initialSelected"},

    {value_set, "compose.include.concept", runs, "The concepts are the options, in their order.",
     SETS("{'include': [{'concept': [{'code': 'a'}, {'code': 'b'}]}]}"), "/contained/0/compose/include/0/concept/1"},
    {value_set, "compose.include.concept.designation", runs, "The concept's text in another language of the pack.",
     SETS("{'include': [{'concept': [{'code': 'a', 'designation': [{'language': 'cy', 'value': 'A'}]}]}]}"),
     "/contained/0/compose/include/0/concept/0/designation"},
    {value_set, "expansion", runs, "Its list is the options, whatever `compose` says.",
     EXPANDED("[{'code': 'a'}, {'code': 'b'}]"), "/contained/0/expansion/contains/1"},
    {value_set, "expansion.contains.contains", refused, "Options have no headings: write one list.",
     EXPANDED("[{'code': 'a', 'contains': [{'code': 'b'}]}]"), "/contained/0/expansion/contains/0/contains"},
    {value_set, "compose.include.filter", refused, "List the concepts.",
     SETS("{'include': [{'concept': [{'code': 'a'}], 'filter': []}]}"), "/contained/0/compose/include/0/filter"},
    {value_set, "compose.include.valueSet", refused, "List the concepts.",
     SETS("{'include': [{'concept': [{'code': 'a'}], 'valueSet': ['https://example.org']}]}"),
     "/contained/0/compose/include/0/valueSet"},
    {value_set, "compose.exclude", refused, "List what remains.",
     SETS("{'include': [{'concept': [{'code': 'a'}]}], 'exclude': []}"), "/contained/0/compose/exclude"},

    {condition, "exists", runs, "", WHEN("boolean", "", "exists", "'answerBoolean': true"), "/1/enableWhen"},
    {condition, "=", runs, "Of several answers one is enough.", WHEN("boolean", "", "=", "'answerBoolean': true"),
     "/1/enableWhen"},
    {condition, "!=", runs, "No answer may be equal; holds also without an answer.",
     WHEN("boolean", "", "!=", "'answerBoolean': true"), "/1/enableWhen"},
    {condition, ">", runs, "Numbers, dates, texts.", WHEN("integer", "", ">", "'answerInteger': 1"), "/1/enableWhen"},
    {condition, "<", runs, "", WHEN("integer", "", "<", "'answerInteger': 1"), "/1/enableWhen"},
    {condition, ">=", runs, "", WHEN("integer", "", ">=", "'answerInteger': 1"), "/1/enableWhen"},
    {condition, "<=", runs, "", WHEN("integer", "", "<=", "'answerInteger': 1"), "/1/enableWhen"},
    {condition, "answerDecimal", runs, "", WHEN("decimal", "", ">", "'answerDecimal': 1.5"), "/1/enableWhen"},
    {condition, "answerDate", runs, "", WHEN("date", "", ">", "'answerDate': '2026-01-01'"), "/1/enableWhen"},
    {condition, "answerString", runs, "", WHEN("string", "", "=", "'answerString': 'x'"), "/1/enableWhen"},
    {condition, "answerCoding", runs, "Equal when the codes are, and the systems where both have one.",
     WHEN("choice", ", " OPTIONS, "=", "'answerCoding': {'code': 'a'}"), "/1/enableWhen"},
    {condition, "answerQuantity", runs, "By its value; units are not converted.",
     WHEN("quantity", "", ">", "'answerQuantity': {'value': 1}"), "/1/enableWhen"},
    {condition, "answerDateTime", runs, "By the moment: `10:00Z` is `11:00+01:00`.",
     WHEN("dateTime", "", ">", "'answerDateTime': '2026-01-01T00:00:00Z'"), "/1/enableWhen"},
    {condition, "answerTime", runs, "", WHEN("time", "", ">", "'answerTime': '10:00:00'"), "/1/enableWhen"},
    {condition, "answerReference", refused, "Compare with an option.",
     WHEN("string", "", "=", "'answerReference': {'reference': 'x'}"), "/1/enableWhen/0"},
};

#undef QUESTION
#undef OPTIONS
#undef ONLY
#undef WHEN
#undef WHOLE
#undef SETS
#undef EXPANDED
#undef WITH_SET

}  // namespace

std::span<const SupportRow> support_of_elements() { return rows; }

}  // namespace sealwell::pack
