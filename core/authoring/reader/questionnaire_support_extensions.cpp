// Native programs only: the rows about extensions.
#include "core/authoring/reader/questionnaire_support_rows.hpp"

namespace sealwell::pack {
namespace {

using enum Support;

constexpr std::string_view extension = "Extensions of items";
constexpr std::string_view text_extension = "Extensions of texts";
constexpr std::string_view option_extension = "Extensions of options";

#define HL7 "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
#define QUESTION(type) "{'linkId': 'q', 'type': '" type "', 'text': 'Q'"
#define OPTIONS "'answerOption': [{'valueCoding': {'code': 'a', 'display': 'A'}}, {'valueCoding': {'code': 'b'}}]"
#define EXTENDED(type, url, value) "[" QUESTION(type) ", 'extension': [{'url': '" url "', " value "}]}]"
#define ON_OPTION(url, value) \
  "[" QUESTION("choice") ", 'answerOption': [{'valueCoding': {'code': 'a'}, 'extension': [{'url': " \
  "'" url "', " value "}]}]}]"
#define BESIDE_TEXT(extension) "[" QUESTION("string") ", '_text': {'extension': [" extension "]}}]"

constexpr SupportRow rows[] = {
    {extension, "questionnaire-itemControl", runs,
     "`page`, `help`, `radio-button`, `check-box`, `drop-down`; `autocomplete` as a drop-down, `slider` as "
     "a number, "
     "`grid`, `table`, `gtable` and `htable` as a page; any other is drawn as usual.",
     EXTENDED("group", HL7 "questionnaire-itemControl", "'valueCodeableConcept': {'coding': [{'code': 'page'}]}"),
     "/0/extension/0"},
    {extension, "questionnaire-unit", runs, "Shown after the input, and recorded.",
     EXTENDED("decimal", HL7 "questionnaire-unit", "'valueCoding': {'code': 'kg'}"), "/0/extension/0"},
    {extension, "questionnaire-unitOption", runs, "Of a quantity: the unit is chosen beside the number.",
     EXTENDED("quantity", HL7 "questionnaire-unitOption", "'valueCoding': {'code': 'kg'}"), "/0/extension/0"},
    {extension, "questionnaire-minOccurs", runs, "Fewest answers, where there is any.",
     "[" QUESTION("string") ", 'repeats': true, 'extension': [{'url': '" HL7 "questionnaire-minOccurs', "
                            "'valueInteger': 2}]}]",
     "/0/extension/0"},
    {extension, "questionnaire-maxOccurs", runs, "Most answers.",
     "[" QUESTION("string") ", 'repeats': true, 'extension': [{'url': '" HL7 "questionnaire-maxOccurs', "
                            "'valueInteger': 2}]}]",
     "/0/extension/0"},
    {extension, "minValue", runs, "Inclusive.", EXTENDED("integer", HL7 "minValue", "'valueInteger': 1"),
     "/0/extension/0"},
    {extension, "maxValue", runs, "Inclusive.", EXTENDED("integer", HL7 "maxValue", "'valueInteger': 1"),
     "/0/extension/0"},
    {extension, "minLength", runs, "In characters.", EXTENDED("string", HL7 "minLength", "'valueInteger': 1"),
     "/0/extension/0"},
    {extension, "maxDecimalPlaces", runs, "Digits after the point.",
     EXTENDED("decimal", HL7 "maxDecimalPlaces", "'valueInteger': 1"), "/0/extension/0"},
    {extension, "questionnaire-sliderStepValue", runs, "Said beside the number, and not enforced.",
     EXTENDED("integer", HL7 "questionnaire-sliderStepValue", "'valueInteger': 5"), "/0/extension/0"},
    {extension, SDC "shortText", runs, "The short name on \"check your answers\" and in messages.",
     EXTENDED("string", SDC "shortText", "'valueString': 'S'"), "/0/extension/0"},
    {extension, "urn:sealwell:autocomplete", runs, "HTML autofill token.",
     EXTENDED("string", "urn:sealwell:autocomplete", "'valueCode': 'tel'"), "/0/extension/0"},
    {extension, "urn:sealwell:options-chosen-in", runs, "Offers what was chosen in another question.",
     "[" QUESTION("choice") ", " OPTIONS ", 'extension': [{'url': 'urn:sealwell:options-chosen-in', "
                            "'valueString': 'q'}]}]",
     "/0/extension/0"},
    {extension, "questionnaire-hidden", runs, "Never shown; holds its initial value.",
     EXTENDED("string", HL7 "questionnaire-hidden", "'valueBoolean': true"), "/0/extension/0"},
    {extension, "regex", runs,
     "What the whole of a string, text or url must match: literals, classes, groups, `|`, counts.",
     EXTENDED("string", HL7 "regex", "'valueString': 'a+'"), "/0/extension/0"},
    {extension, "regex (anything else)", refused,
     "No looking around, back references, `\\b`, `\\p` or flags; nor of other types.",
     EXTENDED("string", HL7 "regex", "'valueString': '(?=a)'"), "/0/extension/0"},
    {extension, SDC "calculatedExpression", runs,
     "FHIRPath in the subset of docs/pack-format.md. SDC lets a resident change what was calculated unless the item is "
     "readOnly; here it is always taken as readOnly, and an initial value has no effect beside it.",
     EXTENDED("decimal", SDC "calculatedExpression",
              "'valueExpression': {'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},
    {extension, SDC "enableWhenExpression", runs, "FHIRPath; only true enables. Beside enableWhen it is refused.",
     EXTENDED("string", SDC "enableWhenExpression",
              "'valueExpression': {'language': 'text/fhirpath', 'expression': 'true'}"),
     "/0/extension/0"},
    {extension, SDC "initialExpression", runs,
     "FHIRPath. The first values that it gives stand in the input until somebody answers otherwise; without any, those "
     "of "
     "`initial`. Nothing is known of a patient or a user.",
     EXTENDED("string", SDC "initialExpression", "'valueExpression': {'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},
    {extension, SDC "answerExpression", refused, "Use answerOption, or options-chosen-in.",
     EXTENDED("string", SDC "answerExpression", "'valueExpression': {'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},
    {extension, "questionnaire-choiceOrientation", runs,
     "Horizontal options stand beside each other where there is room.",
     EXTENDED("string", HL7 "questionnaire-choiceOrientation", "'valueCode': 'horizontal'"), "/0/extension/0"},
    {extension, "entryFormat", runs, "Said below the question.",
     EXTENDED("string", HL7 "entryFormat", "'valueString': 'x'"), "/0/extension/0"},
    {extension, "questionnaire-supportLink", runs,
     "A link beside the question, https only; it opens in a tab of its own.",
     EXTENDED("string", HL7 "questionnaire-supportLink", "'valueUri': 'https://example.org'"), "/0/extension/0"},
    {extension, "variable", runs, "FHIRPath; on an item or on the document, for expressions there and below.",
     EXTENDED("string", HL7 "variable",
              "'valueExpression': {'name': 'v', 'language': 'text/fhirpath', 'expression': '1'}"),
     "/0/extension/0"},

    {text_extension, "translation", runs, "The text in another language of the pack.",
     BESIDE_TEXT("{'url': '" HL7 "translation', 'extension': [{'url': 'lang', 'valueCode': 'cy'}, "
                 "{'url': 'content', 'valueString': 'C'}]}"),
     "/0/_text/extension/0"},
    {text_extension, "rendering-markdown (of a display)", runs,
     "Paragraphs, flat lists, strong, emphasis and links to https; where there is more in it the plain text is shown.",
     "[{'linkId': 'q', 'type': 'display', 'text': 'Q', '_text': {'extension': [{'url': '" HL7 "rendering-markdown', "
     "'valueMarkdown': '*Q*'}]}}]",
     "/0/_text/extension/0"},
    {text_extension, "rendering-markdown (of others)", ignored, "The plain text is shown: it is a field's label.",
     BESIDE_TEXT("{'url': '" HL7 "rendering-markdown', 'valueMarkdown': '*Q*'}"), "/0/_text/extension/0"},
    {text_extension, "rendering-style", ignored, "The service's look is the pack's theme.",
     BESIDE_TEXT("{'url': '" HL7 "rendering-style', 'valueString': 'color: red'}"), "/0/_text/extension/0"},
    {text_extension, "rendering-xhtml", ignored, "The plain text is shown.",
     BESIDE_TEXT("{'url': '" HL7 "rendering-xhtml', 'valueString': '<b>Q</b>'}"), "/0/_text/extension/0"},

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
#undef EXTENDED
#undef ON_OPTION
#undef BESIDE_TEXT

}  // namespace

std::span<const SupportRow> support_of_extensions() { return rows; }

}  // namespace sealwell::pack
