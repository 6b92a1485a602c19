// Staff's tools only.
#include "core/authoring/export/receipt_views.hpp"

#include <algorithm>

namespace sealwell::receipt {
namespace {

json::Value copied(const json::Value& from, std::string_view name) { return json::Value(from.items(name)); }

void copy_text(const json::Value& from, std::string_view name, json::Value& into, std::string_view as) {
  if (const std::string_view text = from.text_or(name); !text.empty()) into.set(as, text);
}

const json::Value& empty_object() {
  static const json::Value empty = json::Value::object();
  return empty;
}

class Record {
 public:
  explicit Record(const json::Value& receipt)
      : receipt_(receipt), notice_(receipt.find("notice") ? *receipt.find("notice") : empty_object()) {}

  json::Value run() {
    json::Value record = json::Value::object();
    record.set("header", header());
    record.set("processing", processing());
    record.set("parties", parties());
    record.set("events", events());
    return record;
  }

 private:
  json::Value header() const {
    json::Value header = json::Value::object();
    header.set("schemaVersion", "sealwell-iso27560-record/1");
    header.set("recordId", receipt_.text_or("id"));
    header.set("piiPrincipalId", receipt_.text_or("id"));
    return header;
  }

  json::Value processing() const {
    json::Value list = json::Value::array();
    const json::Value* privacy = receipt_.find("service")->find("privacyNotice");
    for (const json::Value& statement : receipt_.items("statements")) {
      json::Value entry = json::Value::object();
      entry.set("statement", statement.text_or("id"));
      json::Value notice = json::Value::object();
      if (privacy) notice.set("address", privacy->text_or("address"));
      notice.set("version", statement.text_or("version"));
      notice.set("textSha256", statement.text_or("textSha256"));
      notice.set("text", *statement.find("wording"));
      entry.set("privacyNotice", std::move(notice));
      entry.set("language", statement.text_or("language"));
      entry.set("service", receipt_.find("service")->text_or("name"));
      entry.set("purpose", statement.text_or("purpose"));
      entry.set("purposeType", statement.text_or("kind"));
      entry.set("lawfulBasis", statement.text_or("lawfulBasis"));
      copy_text(statement, "condition", entry, "specialCategoryCondition");
      entry.set("piiInformation", pii(statement));
      entry.set("piiControllers", ids_of(statement, "controllers"));
      entry.set("recipientThirdParties", ids_of(statement, "recipients"));
      entry.set("storageLocations", storage(statement));
      entry.set("retentionPeriod", *statement.find("retention"));
      entry.set("jurisdiction", notice_.text_or("jurisdiction", "GB"));
      const json::Value* withdrawal = statement.find("withdrawal");
      entry.set("withdrawalMethod", withdrawal ? *withdrawal : json::Value::object());
      entry.set("privacyRights", receipt_.find("rights") ? *receipt_.find("rights") : json::Value::array());
      list.add(std::move(entry));
    }
    return list;
  }

  static json::Value pii(const json::Value& statement) {
    json::Value list = json::Value::array();
    for (const json::Value& category : statement.items("dataCategories")) {
      list.add(json::Value::object()
                   .set("piiType", category)
                   .set("specialCategory", !statement.text_or("condition").empty()));
    }
    return list;
  }

  // Where the notice does not say where things are kept, those who keep them are named.
  json::Value storage(const json::Value& statement) const {
    json::Value list = copied(notice_, "storage");
    return list.if_array()->empty() ? copied(statement, "controllers") : list;
  }

  // Parties are named by their place in the order of first mention.
  std::string party_id(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    const auto place = static_cast<std::size_t>(found - names_.begin());
    if (found == names_.end()) names_.emplace_back(name);
    return "party-" + std::to_string(place + 1);
  }

  json::Value ids_of(const json::Value& statement, std::string_view list) const {
    json::Value ids = json::Value::array();
    for (const json::Value& name : statement.items(list)) {
      if (name.if_string()) ids.add(party_id(*name.if_string()));
    }
    return ids;
  }

  bool is_controller(std::string_view name) const {
    for (const json::Value& statement : receipt_.items("statements")) {
      for (const json::Value& controller : statement.items("controllers")) {
        if (controller.if_string() && *controller.if_string() == name) return true;
      }
    }
    return false;
  }

  json::Value parties() const {
    json::Value list = json::Value::array();
    const json::Value* contact = receipt_.find("service")->find("contact");
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool controls = is_controller(names_[i]);
      json::Value party = json::Value::object();
      party.set("id", "party-" + std::to_string(i + 1));
      party.set("name", names_[i]);
      party.set("role", controls ? "pii-controller" : "recipient");
      party.set("type", "organisation");
      json::Value known;
      for (const json::Value& one : notice_.items("controllers")) {
        if (one.text_or("name") == names_[i]) known = one;
      }
      party.set("address", known.text_or("address"));
      for (const std::string_view way : {"phone", "email", "web"}) copy_text(known, way, party, way);
      party.set("contact", contact ? contact->text_or("phone") : std::string_view());
      list.add(std::move(party));
    }
    if (const json::Value* authority = notice_.find("authority")) {
      json::Value party = json::Value::object();
      party.set("id", "authority");
      party.set("name", authority->text_or("name"));
      party.set("role", "authority");
      party.set("type", "authority");
      party.set("address", authority->text_or("address"));
      for (const std::string_view way : {"phone", "email", "web"}) copy_text(*authority, way, party, way);
      party.set("contact", authority->text_or("phone"));
      list.add(std::move(party));
    }
    return list;
  }

  json::Value events() const {
    json::Value list = json::Value::array();
    const json::Value& chain = *receipt_.find("chain");
    for (const json::Value& event : chain.items("events")) {
      const std::string_view kind = event.text_or("event");
      json::Value entry = json::Value::object();
      entry.set("statement", event.text_or("statement"));
      entry.set("time", event.text_or("at"));
      // Until it is withdrawn: that is how long a consent holds.
      entry.set("validityDuration", kind == "given" || kind == "amended" ? "until withdrawn" : "none");
      entry.set("entityId", event.text_or("actor"));
      entry.set("type", kind == "given" || kind == "amended" ? "explicit" : "notice");
      entry.set("state", kind);
      entry.set("method", event.text_or("method"));
      entry.set("language", event.text_or("language"));
      entry.set("textSha256", event.text_or("textSha256"));
      entry.set("previous", event.text_or("previous"));
      list.add(std::move(entry));
    }
    return list;
  }

  const json::Value& receipt_;
  const json::Value& notice_;
  mutable std::vector<std::string> names_;  // filled by `processing`, read by `parties`
};

}  // namespace

json::Value iso27560_view(const json::Value& receipt) { return Record(receipt).run(); }

}  // namespace sealwell::receipt
