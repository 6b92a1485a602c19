// Staff's tools only.
#include "core/authoring/export/receipt_views.hpp"
#include "core/base/civil_date.hpp"

#include <algorithm>

namespace sealwell::receipt {
namespace {

constexpr std::string_view health = "Health";

const json::Value* notice_member(const json::Value& receipt, std::string_view name) {
  const json::Value* notice = receipt.find("notice");
  return notice ? notice->find(name) : nullptr;
}

// Every controller of a statement, with what the notice says of it. The format wants an address, email and phone of
// each; one that is not known is empty.
json::Value controllers(const json::Value& receipt) {
  json::Value list = json::Value::array();
  std::vector<std::string_view> done;
  const json::Value* service = receipt.find("service");
  const json::Value* contact = service ? service->find("contact") : nullptr;
  for (const json::Value& statement : receipt.items("statements")) {
    for (const json::Value& value : statement.items("controllers")) {
      const std::string& name = *value.if_string();
      if (std::find(done.begin(), done.end(), name) != done.end()) continue;
      done.push_back(name);
      json::Value known;
      if (const json::Value* all = notice_member(receipt, "controllers"); all && all->if_array()) {
        for (const json::Value& one : *all->if_array()) {
          if (one.text_or("name") == name) known = one;
        }
      }
      json::Value entry = json::Value::object();
      entry.set("piiController", name);
      entry.set("onBehalf", false);
      entry.set("contact", service ? service->text_or("name") : std::string_view());
      json::Value address = json::Value::object();
      if (!known.text_or("address").empty()) address.set("streetAddress", known.text_or("address"));
      entry.set("address", std::move(address));
      entry.set("email", known.text_or("email"));
      const std::string_view phone = known.text_or("phone");
      entry.set("phone", phone.empty() && contact ? contact->text_or("phone") : phone);
      if (!known.text_or("web").empty()) entry.set("piiControllerUrl", known.text_or("web"));
      list.add(std::move(entry));
    }
  }
  return list;
}

json::Value copied(const json::Value& statement, std::string_view name) { return json::Value(statement.items(name)); }

json::Value purpose(const json::Value& statement, bool primary) {
  json::Value entry = json::Value::object();
  entry.set("purpose", statement.text_or("purpose"));
  entry.set("purposeCategory", json::Value::array().add("Contracted Service"));
  const bool explicit_consent = statement.text_or("kind") == "explicit-consent";
  entry.set("consentType", explicit_consent ? "EXPLICIT" : statement.text_or("kind"));
  entry.set("piiCategory", copied(statement, "dataCategories"));
  entry.set("primaryPurpose", primary);
  const json::Value* retention = statement.find("retention");
  entry.set("termination", retention ? retention->text_or("words") : std::string_view());
  std::string names;
  for (const json::Value& name : statement.items("recipients")) {
    if (name.if_string()) names += (names.empty() ? "" : "; ") + *name.if_string();
  }
  entry.set("thirdPartyDisclosure", !names.empty());
  if (!names.empty()) entry.set("thirdPartyName", std::move(names));
  return entry;
}

}  // namespace

json::Value kantara_view(const json::Value& receipt) {
  const json::Value& service = *receipt.find("service");
  std::int64_t decided_ms = parse_instant(receipt.text_or("issuedAt")).value_or(0);
  json::Value purposes = json::Value::array();
  json::Value special = json::Value::array();
  bool sensitive = false;
  for (const json::Value& statement : receipt.items("statements")) {
    if (statement.text_or("decision") != "given") continue;
    decided_ms = parse_instant(statement.text_or("decidedAt")).value_or(decided_ms);
    sensitive = sensitive || !statement.text_or("condition").empty();
    purposes.add(purpose(statement, !statement.text_or("requiredFor").empty()));
  }
  if (sensitive) special.add(health);
  json::Value view = json::Value::object();
  view.set("version", "KI-CR-v1.1.0");
  const json::Value* jurisdiction = notice_member(receipt, "jurisdiction");
  view.set("jurisdiction", jurisdiction && jurisdiction->if_string() ? *jurisdiction : json::Value("GB"));
  view.set("consentTimestamp", std::max<std::int64_t>(decided_ms / 1000, 0));
  view.set("collectionMethod", "Online form with one statement and two answers on a screen");
  view.set("consentReceiptID", receipt.text_or("id"));
  view.set("publicKey", receipt.find("chain")->text_or("key"));
  view.set("language", receipt.text_or("language"));
  view.set("piiPrincipalId", receipt.text_or("id"));
  view.set("piiControllers", controllers(receipt));
  const json::Value* notice = service.find("privacyNotice");
  view.set("policyUrl", notice ? notice->text_or("address") : std::string_view());
  view.set("services",
           json::Value::array().add(
               json::Value::object().set("service", service.text_or("name")).set("purposes", std::move(purposes))));
  view.set("sensitive", sensitive);
  view.set("spiCat", std::move(special));
  return view;
}

}  // namespace sealwell::receipt
