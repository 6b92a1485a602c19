// Doing an assessment again from one's own receipt: what is offered, what stands in the inputs, what is recorded.
#include "core/amend/reassessment.hpp"

#include "core/authoring/export/receipt_views.hpp"
#include "core/authoring/reader/service_pack_reader.hpp"
#include "core/engine/screen.hpp"
#include "core/receipt/calendar.hpp"
#include "core/receipt/issue.hpp"
#include "core/receipt/read.hpp"

#include "tests/unit/amend/holder.hpp"

#include <functional>

using namespace sealwell;
using namespace sealwell::amend;

namespace {

json::Value followed_pack() {
  json::Value joined = journey::deployed_pack();
  pack::at(joined, "/pack").set("followUp", pack::json_of(R"({'after': ['P3M', 'P1Y'], 'family': 'digging',
    'title': 'Your allotment, again; soon', 'text': ['We ask again.', 'Later.']})"));
  return joined;
}

// The action with which an assessment begins again, as the receipt's module gives it.
json::Value begun_with(const std::string& receipt, const json::Value& joined = followed_pack()) {
  Holder holder(receipt, joined);
  holder.choose("'again'");
  REQUIRE(holder.at() == "changes/again");
  holder.choose("");
  REQUIRE(holder.effect("again"));
  return *holder.effect("again");
}

json::Value document_of(const std::string& receipt) { return receipt::read_receipt(receipt).value().document; }

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string shown(const journey::Traveller& traveller) { return std::string(traveller.answer.text_or("html")); }

}  // namespace

TEST_CASE("a receipt has the days on which the questions are asked again") {
  const json::Value receipt = document_of(receipt_of_something_sent(followed_pack()));
  const json::Value& later = *receipt.find("followUp");
  CHECK(json::write(*later.find("dates")) == R"(["2027-02-22","2027-11-22"])");
  CHECK(later.text_or("family") == "digging");
  const std::string page = receipt::page_text(receipt);
  CHECK(contains(page, "Your allotment, again; soon"));
  CHECK(contains(page, "22 February 2027"));
  CHECK_FALSE(document_of(receipt_of_something_sent()).find("followUp"));
}

TEST_CASE("a calendar names the days, and nobody") {
  const json::Value receipt = document_of(receipt_of_something_sent(followed_pack()));
  const std::string calendar = receipt::calendar_of(receipt, "https://service.example/a/allotment");
  CHECK(contains(calendar, "DTSTART;VALUE=DATE:20270222\r\n"));
  CHECK(contains(calendar, "SUMMARY:Your allotment\\, again\\; soon\r\n"));
  CHECK(contains(calendar, "DESCRIPTION:We ask again.\\nLater.\r\n"));
  CHECK(contains(calendar, "URL:https://service.example/a/allotment#again\r\n"));
  CHECK_FALSE(contains(calendar, receipt.text_or("id")));
  CHECK_FALSE(contains(calendar, receipt.text_or("reference")));
  CHECK(calendar == receipt::calendar_of(receipt, "https://service.example/a/allotment"));
  json::Value long_title = receipt;
  long_title.find("followUp")
      ->set("title", std::string(40, 'x') + std::string("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9") +
                         std::string("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9") + std::string(90, 'y'));
  const std::string folded = receipt::calendar_of(long_title, "");
  CHECK_FALSE(contains(folded, "URL"));
  for (std::size_t at = 0; at < folded.size();) {
    CAPTURE(at);
    const std::size_t end = folded.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    CHECK(end - at <= 75);
    // No character is torn apart.
    CHECK((folded[end + 2 < folded.size() && folded[end + 2] == ' ' ? end + 3 : at] & 0xC0) != 0x80);
    at = end + 2;
  }
  CHECK(receipt::calendar_of(document_of(receipt_of_something_sent()), "x").empty());
}

TEST_CASE("it is offered with a receipt of the same family alone") {
  const std::string sent = receipt_of_something_sent(followed_pack());
  const Holder holder(sent, followed_pack());
  CHECK(contains(holder.html(), "value=\"again\""));
  CHECK(holder.effects() == "file");
  CHECK(contains(std::string(holder.effect("file")->text_or("content")), "BEGIN:VCALENDAR"));
  json::Value others = followed_pack();
  pack::at(others, "/pack/followUp").set("family", "weeding");
  for (const json::Value& joined : {others, journey::deployed_pack()}) {
    INFO((joined.find("pack")->find("followUp") ? "another family" : "no follow-up"));
    Holder other(sent, joined);
    CHECK_FALSE(contains(other.html(), "value=\"again\""));
    other.choose("'again'");
    CHECK(other.at() == "changes/menu");
  }
  CHECK_FALSE(contains(Holder(receipt_of_something_sent(), followed_pack()).html(), "value=\"again\""));
}

TEST_CASE("the link asks for a receipt, and can be gone past") {
  Holder holder("#again", followed_pack());
  CHECK(holder.at() == "changes/bring");
  CHECK(contains(holder.html(), "data-action=\"receipt\""));
  holder.choose("", "without");
  CHECK(json::write(*holder.effect("again")) == R"({"type":"again"})");
  const std::string sent = receipt_of_something_sent(followed_pack());
  const auto visit = ReceiptSession::open(today_of(followed_pack()), sent, true);
  CHECK(visit->screen().id.to_text() == "changes/again");
  CHECK(ReceiptSession::open(today_of(), sent, true)->screen().id.to_text() == "changes/menu");
}

TEST_CASE("earlier answers stand in the inputs, and count once they are continued from") {
  journey::Traveller traveller(followed_pack());
  traveller.submit();
  traveller.submit("'adult': ['true']");
  traveller.act("{'type': 'visit', 'position': 0}");
  traveller.act(json::write(begun_with(receipt_of_something_sent(followed_pack()))));
  CHECK(traveller.effects() == "wipe");
  CHECK(traveller.at() == "start");
  CHECK(traveller.journey->state().answers.empty());
  traveller.submit();
  REQUIRE(traveller.at() == "item/adult");
  CHECK(contains(shown(traveller), "checked"));
  CHECK(traveller.journey->state().answers.empty());
  traveller.submit("'adult': ['true']");
  traveller.submit("'been-before': ['new']");
  traveller.submit("'goals': ['dig', 'plant']");
  traveller.submit("'first': ['dig']");
  CHECK(contains(shown(traveller), "A golden mattock"));
  traveller.submit("'tools': ['#other'], 'tools-other': ['A silver spade']");
  traveller.submit("'often': ['3'], 'much': ['2'], 'binge': ['1']");
  traveller.submit();
  traveller.submit();
  CHECK(contains(shown(traveller), "2.75"));
  // Elsewhere it is taken no more.
  const std::string before = traveller.at();
  traveller.act("{'type': 'again'}");
  CHECK(traveller.at() == before);
  CHECK(traveller.effects().empty());
}

TEST_CASE("results say what it was last time, and the record names the first") {
  journey::Traveller looking(followed_pack(), "again");
  const std::string first = receipt_of_something_sent(followed_pack());
  looking.act(json::write(begun_with(first)));
  looking.to_results();
  CHECK(contains(shown(looking), "Last time, on 22 November 2026: "));
  journey::Traveller traveller(followed_pack(), "again");
  traveller.act(json::write(begun_with(first)));
  traveller.to_check();
  CHECK_FALSE(contains(shown(traveller), "Last time"));
  traveller.send();
  CHECK(traveller.journey->state().before.is_null());
  const json::Value& draft = *traveller.effect("receipt")->find("draft");
  const std::string reference(document_of(first).text_or("reference"));
  const json::Value& record = *draft.find("sent");
  CHECK(json::write(*record.find("followUp")) == R"({"of":")" + reference + "\"}");
  CHECK_FALSE(contains(json::write(record), "Last time"));
  // Its own receipt has no days, and doing it a third time names the first all the same.
  const auto second = receipt::complete(draft, traveller.journey->pack(), {});
  REQUIRE(second.ok());
  CHECK(json::write(*second.value().find("followUp")) == R"({"family":"digging"})");
  CHECK(receipt::calendar_of(second.value(), "x").empty());
  CHECK(begun_with(json::write(second.value())).text_or("of") == reference);
}

TEST_CASE("what today's pack has no more is left out and counted") {
  const std::string sent = receipt_of_something_sent(followed_pack());
  const json::Value joined = followed_pack();
  const auto read = [&](const json::Value& pack) {
    const auto parsed = pack::parse_service_pack(json::write_canonical(pack));
    REQUIRE(parsed.ok());
    auto opened = referral_from_receipt(sent, parsed.value());
    REQUIRE(opened.ok());
    return *reassessment_from(opened.value(), parsed.value());
  };
  CHECK(read(joined).left_out == 0);
  CHECK(read(joined).before.find("audit_c"));
  // Whatever is anonymous leads nowhere, and is not missed.
  json::Value anonymous = joined;
  pack::at(anonymous, "/pack").set("parts", pack::json_of(R"([{'id': 'referral', 'recipients': ['team']},
    {'id': 'monitoring', 'recipients': ['team'], 'items': ['hours'], 'anonymous': true}])"));
  CHECK(read(anonymous).left_out == 0);
  CHECK(contains(json::write(read(joined).answers), "2.75"));
  CHECK_FALSE(contains(json::write(read(anonymous).answers), "2.75"));
}

TEST_CASE("an option, a type and a question that are gone") {
  const std::string sent = receipt_of_something_sent(followed_pack());
  const auto left_out = [&](const std::function<void(pack::ServicePack&)>& change) {
    auto parsed = pack::parse_service_pack(json::write_canonical(followed_pack()));
    REQUIRE(parsed.ok());
    pack::ServicePack pack = std::move(parsed).value();
    auto opened = referral_from_receipt(sent, pack);
    REQUIRE(opened.ok());
    change(pack);
    return reassessment_from(opened.value(), pack)->left_out;
  };
  const auto item = [](pack::ServicePack& pack, std::string_view id) -> pack::Item& {
    return pack.questionnaire.items[static_cast<std::size_t>(pack.questionnaire.find(id))];
  };
  CHECK(left_out([&](pack::ServicePack& pack) { item(pack, "goals").options.clear(); }) == 1);
  CHECK(left_out([&](pack::ServicePack& pack) { item(pack, "hours").type = pack::ItemType::date; }) == 1);
  CHECK(left_out([&](pack::ServicePack& pack) { item(pack, "hours").hidden = true; }) == 0);
}
