#include "core/authoring/reader/parts_reader.hpp"

namespace sealwell::pack {
namespace {

std::string rule_pointer(std::size_t part, std::string_view member) {
  return json::pointer_to(json::pointer_to("/pack/parts", part), member);
}

// Which part names each item by itself; -1 where none does.
class Naming {
 public:
  Naming(const ServicePack& pack, Failures& failures)
      : questionnaire_(pack.questionnaire), failures_(failures), part_(pack.questionnaire.items.size(), -1) {}

  void name(int item, std::size_t part, const std::string& where) {
    int& named = part_[static_cast<std::size_t>(item)];
    if (named >= 0 && named != static_cast<int>(part)) failures_.push_back({Error::duplicate_key, where});
    else named = static_cast<int>(part);
  }

  void name_topic(const Topic& topic, std::size_t part, const std::string& where) {
    for (const std::string& link_id : topic.items) {
      const int item = questionnaire_.find(link_id);
      if (item >= 0) name(item, part, where + "/linkId=" + link_id);
    }
    for (std::size_t i = 0; i < questionnaire_.items.size(); ++i) {
      for (const InstrumentInput& feed : questionnaire_.items[i].feeds) {
        for (const std::string& instrument : topic.instruments) {
          if (feed.instrument != instrument) continue;
          name(static_cast<int>(i), part, where + "/linkId=" + questionnaire_.items[i].link_id);
        }
      }
    }
  }

  [[nodiscard]] int of(std::size_t item) const { return part_[item]; }

 private:
  const Questionnaire& questionnaire_;
  Failures& failures_;
  std::vector<int> part_;
};

}  // namespace

void read_parts(const ObjectReader& service, ServicePack& pack) {
  for (const ObjectReader& reader : service.objects("parts")) {
    reader.allow_only({"id", "recipients", "items", "topics", "statements", "anonymous"});
    PartRule part;
    part.id = reader.required_text("id");
    part.recipients = reader.texts("recipients");
    part.items = reader.texts("items");
    part.topics = reader.texts("topics");
    part.statements = reader.texts("statements");
    part.anonymous = reader.boolean("anonymous");
    part.takes_rest = !reader.has("items") && !reader.has("topics");
    if (!part.takes_rest && part.items.empty() && part.topics.empty()) reader.fail(Error::missing_field, "items");
    for (const std::string& id : part.recipients) {
      bool known = false;
      for (const Recipient& recipient : pack.recipients) known = known || recipient.id == id;
      // Without recipients at all the pack can be previewed, but the build refuses to sign it.
      if (!known && !pack.recipients.empty()) reader.fail(Error::unknown_value, "recipients");
    }
    pack.parts.push_back(std::move(part));
  }
}

void assign_items_to_parts(ServicePack& pack, Failures& failures) {
  pack.part_of.assign(pack.questionnaire.items.size(), 0);
  pack.rest_part = 0;
  Naming naming(pack, failures);
  bool rest = false;
  for (std::size_t p = 0; p < pack.parts.size(); ++p) {
    const PartRule& part = pack.parts[p];
    const auto unknown = [&](std::string_view list, std::size_t at) {
      failures.push_back({Error::unknown_value, json::pointer_to(rule_pointer(p, list), at)});
    };
    if (part.takes_rest && rest) failures.push_back({Error::missing_field, rule_pointer(p, "items")});
    if (part.takes_rest && !rest) pack.rest_part = p;
    rest = rest || part.takes_rest;
    for (std::size_t i = 0; i < part.items.size(); ++i) {
      const int item = pack.questionnaire.find(part.items[i]);
      if (item < 0) unknown("items", i);
      else naming.name(item, p, json::pointer_to(rule_pointer(p, "items"), i));
    }
    for (std::size_t i = 0; i < part.topics.size(); ++i) {
      const Topic* found = nullptr;
      for (const Topic& topic : pack.topics) found = topic.id == part.topics[i] ? &topic : found;
      if (!found) unknown("topics", i);
      else naming.name_topic(*found, p, json::pointer_to(rule_pointer(p, "topics"), i));
    }
    for (std::size_t i = 0; i < part.statements.size(); ++i) {
      if (!pack.statement(part.statements[i])) unknown("statements", i);
    }
  }
  if (!pack.parts.empty() && !rest) failures.push_back({Error::missing_field, "/pack/parts"});
  // Parents come before their children, so whatever an item falls under is settled before it.
  for (std::size_t i = 0; i < pack.part_of.size(); ++i) {
    const int parent = pack.questionnaire.items[i].parent;
    const std::size_t inherited = parent < 0 ? pack.rest_part : pack.part_of[static_cast<std::size_t>(parent)];
    pack.part_of[i] = naming.of(i) < 0 ? inherited : static_cast<std::size_t>(naming.of(i));
    // In parts of an instance nobody could tell which instance each is of.
    if (pack.questionnaire.items[i].in_instance >= 0 && pack.part_of[i] != inherited) {
      failures.push_back({Error::unsupported, json::pointer_to("/pack/parts", pack.part_of[i])});
    }
  }
}

}  // namespace sealwell::pack
