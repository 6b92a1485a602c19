// Staff's tools only.
#include "core/authoring/export/receipt_views.hpp"
#include "core/base/bytes.hpp"

namespace sealwell::receipt {
namespace {

json::Value coding(std::string_view system, std::string_view code, std::string_view display) {
  json::Value value = json::Value::object();
  value.set("coding", json::Value::array().add(
                          json::Value::object().set("system", system).set("code", code).set("display", display)));
  return value;
}

json::Value text_extension(std::string_view url, std::string_view text) {
  return json::Value::object().set("url", url).set("valueString", text);
}

// A FHIR id has letters, digits, '-' and '.', 64 at most.
std::string fhir_id(std::string_view receipt_id, std::size_t index) {
  return std::string(receipt_id) + '-' + std::to_string(index + 1);
}

// The last event that ended what was given; nullptr where nothing has.
const json::Value* ending_of(const json::Value& receipt, const json::Value& statement) {
  const json::Value* ending = nullptr;
  for (const json::Value& event : receipt.find("chain")->items("events")) {
    const std::string_view kind = event.text_or("event");
    const bool ends = kind == "withdrawn" || kind == "deleted-before-sending";
    if (ends && event.text_or("statement") == statement.text_or("id")) ending = &event;
  }
  return ending;
}

std::string_view status_of(const json::Value& receipt, const json::Value& statement) {
  if (ending_of(receipt, statement)) return "inactive";
  return statement.text_or("decision") == "given" ? "active" : "rejected";
}

json::Value attachment(const json::Value& statement) {
  const std::string wording = json::write_canonical(*statement.find("wording"));
  json::Value value = json::Value::object();
  value.set("extension",
            json::Value::array().add(text_extension("urn:sealwell:sha256", statement.text_or("textSha256"))));
  value.set("contentType", "application/json");
  value.set("language", statement.text_or("language"));
  value.set("data", to_base64(as_bytes(wording)));
  value.set("title", statement.find("wording")->text_or("title"));
  return value;
}

json::Value provision(const json::Value& receipt, const json::Value& statement) {
  json::Value value = json::Value::object();
  value.set("type", statement.text_or("decision") == "given" ? "permit" : "deny");
  json::Value period = json::Value::object();
  period.set("start", statement.text_or("decidedAt"));
  if (const json::Value* ending = ending_of(receipt, statement)) period.set("end", ending->text_or("at"));
  value.set("period", std::move(period));
  json::Value actors = json::Value::array();
  for (const json::Value& name : statement.items("recipients")) {
    if (!name.if_string()) continue;
    actors.add(json::Value::object()
                   .set("role", coding("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP",
                                       "information recipient"))
                   .set("reference", json::Value::object().set("display", *name.if_string())));
  }
  if (!actors.if_array()->empty()) value.set("actor", std::move(actors));
  json::Value purposes = json::Value::array();
  purposes.add(json::Value::object()
                   .set("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                   .set("code", "TREAT")
                   .set("display", "treatment"));
  value.set("purpose", std::move(purposes));
  return value;
}

json::Value consent_of(const json::Value& receipt, const json::Value& statement, std::size_t index) {
  json::Value consent = json::Value::object();
  consent.set("resourceType", "Consent");
  consent.set("id", fhir_id(receipt.text_or("id"), index));
  consent.set("language", statement.text_or("language"));
  consent.set("contained",
              json::Value::array().add(json::Value::object().set("resourceType", "Patient").set("id", "resident")));
  json::Value extensions = json::Value::array();
  extensions.add(text_extension("urn:sealwell:lawful-basis", statement.text_or("lawfulBasis")));
  if (!statement.text_or("condition").empty()) {
    extensions.add(text_extension("urn:sealwell:condition", statement.text_or("condition")));
  }
  extensions.add(text_extension("urn:sealwell:kind", statement.text_or("kind")));
  extensions.add(text_extension("urn:sealwell:purpose", statement.text_or("purpose")));
  const json::Value* retention = statement.find("retention");
  if (retention && !retention->text_or("words").empty()) {
    extensions.add(text_extension("urn:sealwell:retention", retention->text_or("words")));
  }
  consent.set("extension", std::move(extensions));
  consent.set("identifier",
              json::Value::array().add(
                  json::Value::object().set("system", "urn:sealwell:receipt").set("value", receipt.text_or("id"))));
  consent.set("status", status_of(receipt, statement));
  consent.set("scope",
              coding("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy", "Privacy Consent"));
  consent.set("category", json::Value::array().add(coding("http://loinc.org", "59284-0", "Patient Consent")));
  consent.set("patient", json::Value::object().set("reference", "#resident"));
  consent.set("dateTime", statement.text_or("decidedAt"));
  consent.set("performer", json::Value::array().add(json::Value::object().set("reference", "#resident")));
  json::Value organizations = json::Value::array();
  for (const json::Value& name : statement.items("controllers")) {
    if (name.if_string()) organizations.add(json::Value::object().set("display", *name.if_string()));
  }
  if (!organizations.if_array()->empty()) consent.set("organization", std::move(organizations));
  consent.set("sourceAttachment", attachment(statement));
  // The law under which it is asked; R4 wants a policy or a rule.
  consent.set("policy", json::Value::array().add(
                            json::Value::object().set("uri", "https://www.legislation.gov.uk/eur/2016/679")));
  consent.set("provision", provision(receipt, statement));
  return consent;
}

}  // namespace

json::Value fhir_view(const json::Value& receipt) {
  json::Value bundle = json::Value::object();
  bundle.set("resourceType", "Bundle");
  bundle.set("id", receipt.text_or("id"));
  bundle.set("type", "collection");
  bundle.set("timestamp", receipt.text_or("issuedAt"));
  json::Value entries = json::Value::array();
  const json::Array& statements = receipt.items("statements");
  for (std::size_t i = 0; i < statements.size(); ++i) {
    entries.add(json::Value::object()
                    .set("fullUrl", "urn:sealwell:consent:" + fhir_id(receipt.text_or("id"), i))
                    .set("resource", consent_of(receipt, statements[i], i)));
  }
  bundle.set("entry", std::move(entries));
  return bundle;
}

}  // namespace sealwell::receipt
