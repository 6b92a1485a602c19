// Native programs only. Edit a row here together with the reader: a test holds the two together, and
// `sealwell pack support` prints the page.
#include "core/pack/questionnaire_support.hpp"

#include <vector>

namespace sealwell::pack {
namespace {

using enum Support;

constexpr std::string_view document = "The document";
constexpr std::string_view item = "Items";
constexpr std::string_view type = "Item types";
constexpr std::string_view option = "Answer options";
constexpr std::string_view value_set = "Value sets";
constexpr std::string_view condition = "Conditions";
constexpr std::string_view extension = "Extensions of items";
constexpr std::string_view option_extension = "Extensions of options";

#define HL7 "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define QUESTION(type) "{'linkId': 'q', 'type': '" type "', 'text': 'Q'"
#define OPTIONS "'answerOption': [{'valueCoding': {'code': 'a', 'display': 'A'}}, {'valueCoding': {'code': 'b'}}]"
#define ONLY(type) "[{'linkId': 'q', 'text': 'Q', 'type': '" type "'}]"
#define EXTENDED(type, url, value) "[" QUESTION(type) ", 'extension': [{'url': '" url "', " value "}]}]"
#define ON_OPTION(url, value) \
  "[" QUESTION("choice") ", 'answerOption': [{'valueCoding': {'code': 'a'}, 'extension': [{'url': '" url "', " value "}]}]}]"
#define WHEN(type, more, comparison, answer) \
  "[" QUESTION(type) more "}, {'linkId': 'r', 'type': 'string', 'text': 'R', 'enableWhen': [{'question': 'q', " \
  "'operator': '" comparison "', " answer "}]}]"
#define WHOLE(more) "{'resourceType': 'Questionnaire', " more ", 'item': [" QUESTION("string") "}]}"
#define SETS(compose) \
  "{'resourceType': 'Questionnaire', 'contained': [{'resourceType': 'ValueSet', 'id': 'v', 'compose': " compose "}], " \
  "'item': [" QUESTION("choice") ", 'answerValueSet': '#v'}]}"

constexpr SupportRow rows[] = {
    {document, "url", runs, "Recorded with the answers.", WHOLE("'url': 'https://example.org/q'"), "/url"},
    {document, "version", runs, "Recorded with the answers.", WHOLE("'version': '2'"), "/version"},
    {document, "title", runs, "The name of the questionnaire.", WHOLE("'title': 'T'"), "/title"},
    {document, "id", ignored, "The pack has an id of its own.", WHOLE("'id': 'x'"), "/id"},
    {document, "meta", ignored, "About the server that it came from.", WHOLE("'meta': {'versionId': '1'}"), "/meta"},
    {document, "text", ignored, "The items are what is shown.", WHOLE("'text': {'status': 'generated', 'div': '<div/>'}"),
     "/text"},
    {document, "language", ignored, "The pack says which languages it has.", WHOLE("'language': 'en'"), "/language"},
    {document, "identifier", ignored, "A name for catalogues.", WHOLE("'identifier': [{'value': '1'}]"), "/identifier"},
    {document, "name", ignored, "A name for programs.", WHOLE("'name': 'N'"), "/name"},
    {document, "derivedFrom", ignored, "Where it comes from changes nothing.", WHOLE("'derivedFrom': ['https://example.org']"),
     "/derivedFrom"},
    {document, "status", ignored, "The pack's signature says that it is in use.", WHOLE("'status': 'draft'"), "/status"},
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
    {document, "lastReviewDate", ignored, "For catalogues.", WHOLE("'lastReviewDate': '2026-01-01'"), "/lastReviewDate"},
    {document, "effectivePeriod", ignored, "The pack's signature has an end.", WHOLE("'effectivePeriod': {}"),
     "/effectivePeriod"},
    {document, "code", ignored, "For catalogues.", WHOLE("'code': []"), "/code"},
    {document, "implicitRules", refused, "Take it out, once nothing in it is needed.",
     WHOLE("'implicitRules': 'https://example.org'"), "/implicitRules"},
    {document, "modifierExtension", refused, "Take it out, once nothing in it is needed.",
     WHOLE("'modifierExtension': [{'url': 'urn:x', 'valueBoolean': true}]"), "/modifierExtension"},

    {type, "group", runs, "Its questions follow one another; with itemControl `page` they share a screen.", ONLY("group"),
     "/0/type"},
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
    {type, "quantity", runs, "A number with the unit of questionnaire-unit.", ONLY("quantity"), "/0/type"},
    {type, "dateTime", refused, "Ask for a date, and for the time in a question of its own.", ONLY("dateTime"), "/0/type"},
    {type, "time", refused, "Offer times of the day as options.", ONLY("time"), "/0/type"},
    {type, "url", refused, "Ask for a string.", ONLY("url"), "/0/type"},
    {type, "attachment", refused, "Nothing is uploaded here: take it out.", ONLY("attachment"), "/0/type"},
    {type, "reference", refused, "There is no server to refer to: take it out.", ONLY("reference"), "/0/type"},

    {item, "linkId", runs, "Names the item everywhere in a pack.", ONLY("string"), "/0/linkId"},
    {item, "text", runs, "The question.", ONLY("string"), "/0/text"},
    {item, "prefix", ignored, "Screens have no numbers.", "[" QUESTION("string") ", 'prefix': '1.'}]", "/0/prefix"},
    {item, "definition", ignored, "Nothing is fetched.", "[" QUESTION("string") ", 'definition': 'https://example.org#a'}]",
     "/0/definition"},
    {item, "code", runs, "With system `urn:sealwell:instrument` the input of an instrument; any other is ignored.",
     "[" QUESTION("integer") ", 'code': [{'system': 'urn:sealwell:instrument', 'code': 'audit_c#q1'}]}]", "/0/code"},
    {item, "enableWhen", runs, "See Conditions.", WHEN("boolean", "", "=", "'answerBoolean': true"), "/1/enableWhen"},
    {item, "enableBehavior", runs, "`all` or `any`; needed with more than one condition.",
     "[" QUESTION("boolean") "}, {'linkId': 'r', 'type': 'string', 'text': 'R', 'enableBehavior': 'any', 'enableWhen': "
     "[{'question': 'q', 'operator': '=', 'answerBoolean': true}]}]",
     "/1/enableBehavior"},
    {item, "required", runs, "The journey does not go on without an answer.", "[" QUESTION("string") ", 'required': true}]",
     "/0/required"},
    {item, "repeats (choice, open-choice)", runs, "Several options may be chosen.",
     "[" QUESTION("choice") ", 'repeats': true, " OPTIONS "}]", "/0/repeats"},
    {item, "repeats (group)", runs, "Instances one after the other, 10 at most; not one in another.",
     "[{'linkId': 'g', 'type': 'group', 'text': 'G', 'repeats': true, 'item': [" QUESTION("string") "}]}]", "/0/repeats"},
    {item, "repeats (other types)", refused, "Ask once, or offer options.", "[" QUESTION("string") ", 'repeats': true}]",
     "/0/repeats"},
    {item, "readOnly", refused, "Take the item out: nobody could answer it.", "[" QUESTION("string") ", 'readOnly': true}]",
     "/0/readOnly"},
    {item, "maxLength", runs, "In characters.", "[" QUESTION("string") ", 'maxLength': 5}]", "/0/maxLength"},
    {item, "initial", refused, "Nothing is answered for the resident: take it out.",
     "[" QUESTION("string") ", 'initial': [{'valueString': 'x'}]}]", "/0/initial"},
    {item, "answerOption", runs, "See Answer options.", "[" QUESTION("choice") ", " OPTIONS "}]", "/0/answerOption"},
    {item, "answerValueSet (contained)", runs, "See Value sets.", SETS("{'include': [{'concept': [{'code': 'a'}]}]}"),
     "/item/0/answerValueSet"},
    {item, "answerValueSet (elsewhere)", refused, "Nothing is fetched: put the options into answerOption.",
     "[" QUESTION("choice") ", 'answerValueSet': 'https://example.org/v', " OPTIONS "}]", "/0/answerValueSet"},
    {item, "item", runs, "Groups nest; items below a question come when it has an answer.",
     "[" QUESTION("string") ", 'item': [{'linkId': 'r', 'type': 'string', 'text': 'R'}]}]", "/0/item"},
    {item, "modifierExtension", refused, "Take it out, once nothing in it is needed.",
     "[" QUESTION("string") ", 'modifierExtension': [{'url': 'urn:x', 'valueBoolean': true}]}]", "/0/modifierExtension"},

    {option, "valueCoding", runs, "The display is shown, the code recorded.", "[" QUESTION("choice") ", " OPTIONS "}]",
     "/0/answerOption/1"},
    {option, "valueString", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueString': 'A'}, {'valueString': 'B'}]}]", "/0/answerOption/1"},
    {option, "valueInteger", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueInteger': 2}]}]", "/0/answerOption/1"},
    {option, "valueDate", runs, "Shown and recorded.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueDate': '2026-01-01'}]}]", "/0/answerOption/1"},
    {option, "valueTime", refused, "Use valueString.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueTime': '10:00:00'}]}]", "/0/answerOption/1"},
    {option, "valueReference", refused, "Use valueCoding.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1}, {'valueReference': {'reference': 'x'}}]}]",
     "/0/answerOption/1"},
    {option, "initialSelected", refused, "Nothing is answered for the resident: take it out.",
     "[" QUESTION("choice") ", 'answerOption': [{'valueInteger': 1, 'initialSelected': true}]}]",
     "/0/answerOption/0/initialSelected"},

    {value_set, "compose.include.concept", runs, "The concepts are the options, in their order.",
     SETS("{'include': [{'concept': [{'code': 'a'}, {'code': 'b'}]}]}"), "/contained/0/compose/include/0/concept/1"},
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
    {condition, "answerDateTime", refused, "Compare with a date.",
     WHEN("date", "", ">", "'answerDateTime': '2026-01-01T00:00:00Z'"), "/1/enableWhen/0"},
    {condition, "answerTime", refused, "Compare with an option.", WHEN("string", "", "=", "'answerTime': '10:00:00'"),
     "/1/enableWhen/0"},
    {condition, "answerReference", refused, "Compare with an option.",
     WHEN("string", "", "=", "'answerReference': {'reference': 'x'}"), "/1/enableWhen/0"},

    {extension, "questionnaire-itemControl", runs,
     "`page`, `help`, `radio-button`, `check-box`, `drop-down`; any other is drawn as usual.",
     EXTENDED("group", HL7 "questionnaire-itemControl", "'valueCodeableConcept': {'coding': [{'code': 'page'}]}"),
     "/0/extension/0"},
    {extension, "questionnaire-unit", runs, "Shown after the input, and recorded.",
     EXTENDED("decimal", HL7 "questionnaire-unit", "'valueCoding': {'code': 'kg'}"), "/0/extension/0"},
    {extension, "minValue", runs, "Inclusive.", EXTENDED("integer", HL7 "minValue", "'valueInteger': 1"), "/0/extension/0"},
    {extension, "maxValue", runs, "Inclusive.", EXTENDED("integer", HL7 "maxValue", "'valueInteger': 1"), "/0/extension/0"},
    {extension, "minLength", runs, "In characters.", EXTENDED("string", HL7 "minLength", "'valueInteger': 1"),
     "/0/extension/0"},
    {extension, SDC "shortText", runs, "The short name on \"check your answers\" and in messages.",
     EXTENDED("string", SDC "shortText", "'valueString': 'S'"), "/0/extension/0"},
    {extension, "urn:sealwell:autocomplete", runs, "HTML autofill token.",
     EXTENDED("string", "urn:sealwell:autocomplete", "'valueCode': 'tel'"), "/0/extension/0"},
    {extension, "urn:sealwell:options-chosen-in", runs, "Offers what was chosen in another question.",
     "[" QUESTION("choice") ", " OPTIONS ", 'extension': [{'url': 'urn:sealwell:options-chosen-in', 'valueString': 'q'}]}]",
     "/0/extension/0"},
    {extension, "questionnaire-hidden", refused, "Take the item out: nobody would see it.",
     EXTENDED("string", HL7 "questionnaire-hidden", "'valueBoolean': true"), "/0/extension/0"},
    {extension, "regex", refused, "Use an autocomplete token, minLength or maxLength.",
     EXTENDED("string", HL7 "regex", "'valueString': 'a+'"), "/0/extension/0"},
    {extension, SDC "calculatedExpression", runs,
     "FHIRPath in the subset of docs/pack-format.md. SDC lets a resident change what was calculated unless the item is "
     "readOnly; here it is always taken as readOnly, and an initial value has no effect beside it.",
     EXTENDED("decimal", SDC "calculatedExpression", "'valueExpression': {'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},
    {extension, SDC "enableWhenExpression", runs,
     "FHIRPath; only true enables. Beside enableWhen it is refused.",
     EXTENDED("string", SDC "enableWhenExpression", "'valueExpression': {'language': 'text/fhirpath', 'expression': 'true'}"),
     "/0/extension/0"},
    {extension, SDC "initialExpression", runs,
     "FHIRPath. The first values that it gives stand in the input until somebody answers otherwise; without any, those of "
     "`initial`. Nothing is known of a patient or a user.",
     EXTENDED("string", SDC "initialExpression", "'valueExpression': {'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},
    {extension, SDC "answerExpression", refused, "Use answerOption, or options-chosen-in.",
     EXTENDED("string", SDC "answerExpression", "'valueExpression': {'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},
    {extension, "questionnaire-choiceOrientation", ignored, "Options stand below each other on every screen.",
     EXTENDED("string", HL7 "questionnaire-choiceOrientation", "'valueCode': 'horizontal'"), "/0/extension/0"},
    {extension, "entryFormat", ignored, "A help text says how to answer.",
     EXTENDED("string", HL7 "entryFormat", "'valueString': 'x'"), "/0/extension/0"},
    {extension, "questionnaire-supportLink", ignored, "The pack has its own contact and privacy notice.",
     EXTENDED("string", HL7 "questionnaire-supportLink", "'valueUri': 'https://example.org'"), "/0/extension/0"},
    {extension, "variable", runs, "FHIRPath; on an item or on the document, for expressions there and below.",
     EXTENDED("string", HL7 "variable", "'valueExpression': {'name': 'v', 'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},

    {option_extension, "ordinalValue", runs, "The number that an instrument reads.",
     ON_OPTION(HL7 "ordinalValue", "'valueDecimal': 1"), "/0/answerOption/0/extension/0"},
    {option_extension, "itemWeight", runs, "The same.", ON_OPTION(HL7 "itemWeight", "'valueDecimal': 1"),
     "/0/answerOption/0/extension/0"},
    {option_extension, "questionnaire-optionExclusive", runs, "Choosing it clears the others.",
     ON_OPTION(HL7 "questionnaire-optionExclusive", "'valueBoolean': true"), "/0/answerOption/0/extension/0"},
};

#undef HL7
#undef SDC
#undef QUESTION
#undef OPTIONS
#undef ONLY
#undef EXTENDED
#undef ON_OPTION
#undef WHEN
#undef WHOLE
#undef SETS

constexpr std::string_view heads[][2] = {
    {"runs", "How"}, {"ignored", "Why"}, {"refused", "What to do instead"}};

}  // namespace

std::span<const SupportRow> questionnaire_support() { return rows; }

const SupportRow* find_support(std::string_view section, std::string_view name) {
  for (const SupportRow& row : rows) {
    if (row.section == section && (row.name == name || row.name.substr(0, row.name.find(" (")) == name)) return &row;
  }
  return nullptr;
}

std::string questionnaire_support_markdown() {
  std::string page =
      "# What of an HL7 FHIR R4 Questionnaire runs here\n\n"
      "Printed by `sealwell pack support`; a test reads a sample of each row, so that this page and the reader can't\n"
      "differ. Whatever stands in no row is read over when it is an unknown extension or element, and refused when it is\n"
      "an unknown item type or operator. A Questionnaire is at most 20,000 items in 4 MiB of JSON, nested 64 deep.\n";
  std::string_view section;
  for (const SupportRow& row : rows) {
    if (row.section != section) {
      section = row.section;
      page += "\n## " + std::string(section) + "\n| | | |\n|---|---|---|\n";
    }
    page += "| `" + std::string(row.name) + "` | " + std::string(heads[static_cast<int>(row.support)][0]) + " | " +
            std::string(row.words) + " |\n";
  }
  return page;
}

}  // namespace sealwell::pack
