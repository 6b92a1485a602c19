// Staff's tools only, as yet.
#include "core/receipt/sent_rows.hpp"

#include "core/base/civil_date.hpp"
#include "core/base/text.hpp"
#include "core/pack/messages.hpp"

namespace sealwell::receipt {
namespace {

class SentRows {
 public:
  explicit SentRows(const json::Value& receipt)
      : receipt_(receipt), words_(receipt.find("words"), pack::receipt_sentences) {}

  std::vector<engine::SummaryList::Row> run() {
    const json::Value* sent = receipt_.find("sent");
    if (!sent) return std::move(rows_);
    if (const json::Value* response = sent->find("questionnaireResponse")) items(response->items("item"));
    std::vector<std::string> results;
    for (const json::Value& score : sent->items("scores")) results.push_back(result(score));
    row("receipt-results", std::move(results));
    if (const json::Value* com_b = sent->find("comB")) {
      row("receipt-barriers", named(com_b->items("barriers"), "components"));
      const std::string_view own = com_b->text_or("residentSays");
      if (!own.empty()) row("receipt-own-barrier", {name(own, "components")});
    }
    row("receipt-favourites", named(sent->items("favourites"), "favourites"));
    return std::move(rows_);
  }

 private:
  void row(std::string_view id, std::vector<std::string> values) {
    if (!values.empty()) rows_.push_back({words_.say(id), std::move(values), "", "", ""});
  }

  // Ends where the document does: a reader allows no nesting deeper than its limit.
  void items(const json::Array& list) {
    for (const json::Value& item : list) {
      std::vector<std::string> values;
      for (const json::Value& answer : item.items("answer")) {
        if (std::string text = words_of_answer(answer); !text.empty()) values.push_back(std::move(text));
      }
      const std::string_view asked = item.text_or("text", item.text_or("linkId"));
      if (!values.empty()) rows_.push_back({std::string(asked), std::move(values), "", "", ""});
      for (const json::Value& answer : item.items("answer")) items(answer.items("item"));
      items(item.items("item"));
    }
  }

  std::string words_of_answer(const json::Value& answer) const {
    if (!answer.if_object()) return {};
    for (const json::Member& member : *answer.if_object()) {
      if (!member.name.starts_with("value")) continue;
      const json::Value& value = member.value;
      if (const bool* yes = value.if_bool()) return words_.say(*yes ? "receipt-yes" : "receipt-no");
      if (const json::Number* number = value.if_number()) return number->digits;
      if (const std::string* text = value.if_string()) {
        const auto date = member.name == "valueDate" ? parse_iso_date(*text) : std::nullopt;
        return date ? words_.date(*date) : *text;
      }
      if (const json::Value* amount = value.find("value")) {
        const std::string digits = amount->if_number() ? amount->if_number()->digits : std::string();
        return digits + ' ' + std::string(value.text_or("unit"));
      }
      return std::string(value.text_or("display", value.text_or("code")));
    }
    return {};
  }

  std::string name(std::string_view id, std::string_view kind) const {
    const json::Value* names = receipt_.find("names");
    const json::Value* own = names ? names->find(kind) : nullptr;
    return own ? std::string(own->text_or(id, id)) : std::string(id);
  }

  std::vector<std::string> named(const json::Array& ids, std::string_view kind) const {
    std::vector<std::string> list;
    for (const json::Value& id : ids) {
      if (id.if_string()) list.push_back(name(*id.if_string(), kind));
    }
    return list;
  }

  // "Smoking (hsi): score 6, band high"
  std::string result(const json::Value& score) const {
    const std::string_view instrument = score.text_or("instrument");
    const std::string title = name(instrument, "instruments");
    std::string text = title == instrument ? title : title + " (" + std::string(instrument) + ")";
    const json::Value* result = score.find("result");
    if (!result || !result->if_object()) return text;
    char between = ':';
    for (const json::Member& member : *result->if_object()) {
      std::string value;
      if (const json::Number* number = member.value.if_number()) value = number->digits;
      else if (const std::string* words = member.value.if_string()) value = replaced(*words, "_", " ");
      else if (const bool* yes = member.value.if_bool()) value = words_.say(*yes ? "receipt-yes" : "receipt-no");
      if (value.empty()) continue;
      text += between;
      text += ' ' + replaced(member.name, "_", " ") + ' ' + value;
      between = ',';
    }
    return text;
  }

  const json::Value& receipt_;
  pack::Messages words_;
  std::vector<engine::SummaryList::Row> rows_;
};

}  // namespace

std::vector<engine::SummaryList::Row> sent_rows(const json::Value& receipt) { return SentRows(receipt).run(); }

}  // namespace sealwell::receipt
