// A record that is sealed in several parts: who can open what, and that the traffic tells nothing.
#include "core/record/parts.hpp"

#include "core/authoring/build/pack_build.hpp"
#include "core/record/record.hpp"
#include "core/sealing/envelope.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/traveller.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::journey;

namespace {

const sealing::RecipientSecretKey& pod_key() {
  static const auto key = sealing::fixed_key<sealing::KeyKind::recipient>("journey pod");
  return key;
}

const sealing::RecipientSecretKey& monitor_key() {
  static const auto key = sealing::fixed_key<sealing::KeyKind::recipient>("journey monitor");
  return key;
}

json::Value recipients() {
  json::Value list = json::Value::array();
  const auto add = [&](const char* id, const sealing::RecipientSecretKey& key) {
    list.add(json::Value::object().set("id", id).set("name", id).set("publicKey", key.public_key().to_text()));
  };
  add("team", team_key());
  add("pod", pod_key());
  add("monitor", monitor_key());
  return list;
}

// The divided allotment with three keys.
json::Value deployed_in_parts() {
  json::Value joined = deployed_pack();
  json::Value divided = pack::divided_pack();
  pack::at(joined, "/pack").set("parts", pack::at(divided, "/pack/parts")).set("recipients", recipients());
  return joined;
}

Bytes sent_envelope(Traveller& traveller) {
  traveller.to_check();
  traveller.send();
  const json::Value* post = traveller.effect("post");
  REQUIRE(post);
  return std::move(*from_base64(post->text_or("envelope")));
}

// The texts that a key opens, by part; empty where it opens nothing.
std::vector<std::string> opened(const Bytes& envelope, const sealing::RecipientSecretKey& key) {
  const auto parts = sealing::open(envelope, sealing::only(key));
  REQUIRE(parts.ok());
  std::vector<std::string> texts;
  for (const sealing::OpenedPart& part : parts.value().parts) {
    texts.emplace_back(part.content ? as_text(part.content->view()) : "");
  }
  return texts;
}

bool holds(const std::vector<std::string>& texts, std::string_view text) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const std::string& content) { return content.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("each key opens its parts, and all of them give the record that was checked") {
  Traveller traveller(deployed_in_parts());
  traveller.now_ms = noon + 5000;
  const Bytes envelope = sent_envelope(traveller);
  const auto team = opened(envelope, team_key());
  const auto pod = opened(envelope, pod_key());
  const auto monitor = opened(envelope, monitor_key());
  const auto has = [](const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += text.empty() ? "-" : "x";
    return all;
  };
  CHECK(has(team) == "xxx-");
  CHECK(has(pod) == "-xx-");
  CHECK(has(monitor) == "---x");

  std::vector<record::RecordPart> parts;
  for (std::size_t i = 0; i < 4; ++i) {
    parts.push_back({i, json::parse(i == 3 ? monitor[3] : team[i]).value()});
  }
  const pack::ServicePack& pack = traveller.journey->pack();
  record::Joined joined = record::join(&pack, parts, 4);
  CHECK(joined.problems.empty());
  CHECK(record::discrepancies(pack, joined.record).empty());
  CHECK(joined.record.text_or("id") == traveller.effect("post")->text_or("id"));

  Traveller same(deployed_in_parts());
  same.now_ms = noon + 5000;
  same.to_check();
  json::Value before = same.journey->record(std::string(joined.record.text_or("id")), same.now_ms);
  CHECK(first_difference(json::write(joined.record), json::write(before)) == "");
}

TEST_CASE("a pod gets how to reach somebody and one topic, and no more") {
  Traveller traveller(deployed_in_parts());
  const auto pod = opened(sent_envelope(traveller), pod_key());
  for (const char* theirs : {"Quixote-Byron", "01632 960 999", "ada@quixote.example", "audit_c"}) {
    CAPTURE(theirs);
    CHECK(holds(pod, theirs));
  }
  for (const char* others : {"golden mattock", "12.625", "2.75", "Zanzibar", "1984", "DT1 9ZZ", "comB", "favourites",
                             "physical-capability", "monitoring", "hours"}) {
    INFO(others);
    CHECK_FALSE(holds(pod, others));
  }
}

TEST_CASE("an anonymous part holds nothing by which to find whose it is") {
  Traveller traveller(deployed_in_parts());
  traveller.now_ms = noon + 61'000;
  const auto monitor = opened(sent_envelope(traveller), monitor_key());
  CHECK(holds(monitor, "2.75"));
  for (const std::string& secret : typed_secrets()) {
    INFO(secret);
    CHECK_FALSE(holds(monitor, secret));
  }
  for (const char* traces : {"T12:", "2026", "decisions", "statement", "\"en\"", "sentAt", "authored", "completedBy",
                             "kind", "comB", "contact", "details", "alcohol", "referral\"", "parts"}) {
    INFO(traces);
    CHECK_FALSE(holds(monitor, traces));
  }
}

TEST_CASE("what is left empty is sealed all the same: no answer changes the parts, their recipients or their sizes") {
  const auto outline = [](const Bytes& envelope) {
    const auto header = sealing::read_header(envelope);
    REQUIRE(header.ok());
    std::vector<std::size_t> all{envelope.size(), header.value().size};
    for (const sealing::PartHeader& part : header.value().parts) {
      all.push_back(part.body_at);
      all.push_back(part.body_size);
      all.push_back(part.recipients.size());
    }
    return all;
  };
  Traveller one(deployed_in_parts());
  const auto full = outline(sent_envelope(one));
  Traveller other(deployed_in_parts());
  other.submit();
  other.submit("'adult': ['true']");
  other.submit("'been-before': ['returning']");
  other.submit({}, "yes");
  other.submit("'call-name': ['Ada'], 'call-phone': ['01632 960 001']");
  REQUIRE(other.at() == "check");
  other.send();
  const json::Value* post = other.effect("post");
  REQUIRE(post);
  const Bytes envelope = std::move(*from_base64(post->text_or("envelope")));
  CHECK(outline(envelope).size() == full.size());
  // A returning resident leaves three of the parts empty. Only the rest, which holds everything of a
  // new one, may need another of the padded sizes.
  const auto empty = outline(envelope);
  for (std::size_t part = 1; part < 4; ++part) {
    CAPTURE(part);
    CHECK(empty[2 + part * 3 + 1] == full[2 + part * 3 + 1]);
  }
  for (std::size_t part = 0; part < 4; ++part) {
    CAPTURE(part);
    CHECK(empty[2 + part * 3 + 2] == full[2 + part * 3 + 2]);
  }
  CHECK(empty[1] == full[1]);
}

TEST_CASE("the build refuses what an envelope can't hold") {
  const auto problems = [](const json::Value& parts) {
    pack::PackFiles files;
    json::Value joined = deployed_in_parts();
    pack::at(joined, "/pack").set("parts", parts);
    for (const char* statement : {"0", "1"}) {  // the build makes these itself
      for (const char* language : {"en", "cy"}) {
        std::erase_if(
            *pack::at(joined, "/consent/statements/" + std::string(statement) + "/wording/" + language).if_object(),
            [](const json::Member& member) { return member.name == "sha256"; });
      }
    }
    files.pack = *joined.find("pack");
    files.questionnaire = *joined.find("questionnaire");
    files.consent = *joined.find("consent");
    files.advice = *joined.find("advice");
    std::string lines;
    for (const lint::Problem& problem : build::build_pack(files, true).problems) {
      if (problem.pointer.starts_with("/pack/parts")) lines += problem.pointer + ": " + problem.problem + "\n";
    }
    return lines;
  };
  json::Value divided = pack::divided_pack();
  CHECK(problems(pack::at(divided, "/pack/parts")).empty());
  CHECK(problems(
            pack::json_of("[{'id': 'a', 'recipients': ['team']}, {'id': 'b', 'recipients': [], 'items': ['word']}]")) ==
        "/pack/parts/1: Nobody could open the part b.\n");
  CHECK(problems(pack::json_of("[{'id': 'a', 'recipients': ['team', 'pod', 'team']}]")) ==
        "/pack/parts/0/recipients: One key stands twice in the part a.\n");
  json::Value crowded = pack::json_of("[{'id': 'a', 'recipients': []}]");
  for (int i = 0; i < 33; ++i) pack::at(crowded, "/0/recipients").add("team");
  CHECK(problems(crowded).find("A part has at most 32 recipients") != std::string::npos);
  json::Value many = json::Value::array();
  for (int i = 0; i < 33; ++i) {
    json::Value part = json::Value::object();
    part.set("id", "p" + std::to_string(i)).set("recipients", json::Array{"team"});
    if (i > 0) part.set("items", json::Array{i == 1 ? "word" : "last-word"});
    many.add(std::move(part));
  }
  CHECK(problems(many).find("An envelope has at most 32 parts.") != std::string::npos);
}
