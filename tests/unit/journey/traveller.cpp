#include "tests/unit/journey/traveller.hpp"

#include "core/base/text.hpp"

namespace sealwell::journey {

const sealing::RecipientSecretKey& team_key() {
  static const auto key = sealing::fixed_key<sealing::KeyKind::recipient>("journey team");
  return key;
}

const sealing::SigningSecretKey& signing_key() {
  static const auto key = sealing::fixed_key<sealing::KeyKind::signing>("journey signing");
  return key;
}

const sealing::IntakeSecretKey& intake_key() {
  static const auto key = sealing::fixed_key<sealing::KeyKind::intake>("journey intake");
  return key;
}

json::Value deployed_pack() {
  json::Value joined = pack::allotment_pack();
  json::Value team = json::Value::object();
  team.set("id", "team").set("name", "Team").set("publicKey", team_key().public_key().to_text());
  json::Value recipients = json::Value::array();
  recipients.add(std::move(team));
  pack::at(joined, "/pack").set("recipients", std::move(recipients));
  json::Value keys = json::Value::array();
  keys.add(intake_key().public_key().to_text());
  pack::at(joined, "/pack/intake").set("publicKeys", std::move(keys));
  add_wording_hashes(joined);
  return joined;
}

Bytes signed_file(const json::Value& joined) {
  auto file = sealing::sign_pack(as_bytes(json::write_canonical(joined)), signing_key(), noon + 86'400'000);
  REQUIRE(file.ok());
  return std::move(file).value();
}

Traveller::Traveller(const json::Value& joined, std::string_view seed, std::size_t draws_before_it_fails)
    : random(seed, draws_before_it_fails) {
  auto opened = Journey::open_unsigned(json::write_canonical(joined), "en", now_ms);
  INFO((opened.ok() ? std::string() : std::string(error_name(opened.error())) + " " + opened.failure().where));
  REQUIRE(opened.ok());
  journey = std::move(opened).value();
  answer = json::parse(journey->current(now_ms, Format::html)).value();
}

const json::Value& Traveller::act(const std::string& action) {
  const auto text = journey->update(replaced(action, "'", "\""), {now_ms, random}, Format::html);
  INFO(action);
  REQUIRE(text.ok());
  transcript += text.value() + "\n";
  auto parsed = json::parse(text.value());
  REQUIRE(parsed.ok());
  answer = std::move(parsed).value();
  return answer;
}

const json::Value& Traveller::submit(const std::string& fields, const std::string& button) {
  return act("{'type': 'submit', 'screen': '" + at() + "', 'fields': {" + fields + "}, 'button': '" + button + "'}");
}

void Traveller::to_results() {
  submit();
  submit("'adult': ['true']");
  submit("'been-before': ['new']");
  submit("'goals': ['dig', 'plant']");
  submit("'first': ['dig']");
  submit("'tools': ['#other'], 'tools-other': ['A golden mattock']");
  submit("'often': ['1'], 'much': ['1'], 'binge': ['0']");
  submit();
  submit();
  submit("'hours': ['2.75']");
  submit("'soil': ['12.625']");
  submit("'word': ['Zanzibar \\u2603']");
  submit();
  submit("'physical-capability': ['8'], 'psychological-capability': ['7'], 'physical-opportunity': ['2'], "
         "'social-opportunity': ['9'], 'reflective-motivation': ['9'], 'automatic-motivation': ['7']");
  REQUIRE(at() == "results");
}

void Traveller::to_check() {
  to_results();
  act("{'type': 'star', 'target': 'friend'}");
  act("{'type': 'disagree', 'target': 'social_opportunity'}");
  submit();
  submit({}, "yes");
  submit({}, "no");
  submit("'name': ['Ada Quixote-Byron']");
  submit("'born-day': ['29'], 'born-month': ['February'], 'born-year': ['1984']");
  submit("'postcode': ['DT1 9ZZ']");
  submit("'phone': ['01632 960 999'], 'email': ['ada@quixote.example']");
  REQUIRE(at() == "check");
}

const std::vector<std::string>& typed_secrets() {
  static const std::vector<std::string> secrets{"golden mattock", "12.625",   "Zanzibar",      "Quixote-Byron",
                                                "1984",           "DT1 9ZZ", "01632 960 999", "quixote.example"};
  return secrets;
}

const json::Value& Traveller::acknowledge(const std::string& text) {
  json::Value action = json::Value::object();
  action.set("type", "acknowledged").set("acknowledgement", text);
  const auto taken = journey->update(json::write(action), {now_ms, random}, Format::html);
  REQUIRE(taken.ok());
  answer = json::parse(taken.value()).value();
  return answer;
}

const json::Value* effect_in(const json::Value& answer, std::string_view type) {
  for (const json::Value& one : answer.items("effects")) {
    if (one.text_or("type") == type) return &one;
  }
  return nullptr;
}

std::string effects_in(const json::Value& answer) {
  std::string all;
  for (const json::Value& one : answer.items("effects")) all += (all.empty() ? "" : " ") + std::string(one.text_or("type"));
  return all;
}

}  // namespace sealwell::journey
