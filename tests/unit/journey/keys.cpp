// The keys of a pack: current, retired and recovery; what the checker says of them, and to whom is sealed.
#include "core/authoring/build/pack_build.hpp"
#include "core/authoring/lint/key_lint.hpp"
#include "core/journey/seal_record.hpp"
#include "core/sealing/part_recipients.hpp"

#include "tests/unit/fixtures/traveller.hpp"

#include <algorithm>

namespace sealwell::journey {
namespace {

using pack::json_of;
using Lines = std::vector<std::string>;

std::string line_of(std::string_view name) {
  return sealing::fixed_key<sealing::KeyKind::recipient>(name).public_key().to_text();
}

/// A pack with these members of pack.json laid over it; TEAM, OLD, OLDER and SPARE stand for keys.
json::Value with(std::string members) {
  for (const char* name : {"OLDER", "OLD", "SPARE"}) members = replaced(members, name, line_of(name));
  members = replaced(members, "TEAM", team_key().public_key().to_text());
  json::Value joined = deployed_pack();
  build::merge_patch(pack::at(joined, "/pack"), json_of(members));
  return joined;
}

/// What the check of keys says, as "pointer: problem".
Lines said_of(const std::string& members) {
  lint::Problems problems;
  check_recipient_keys(pack::read_pack(with(members)), problems);
  Lines lines;
  for (const lint::Problem& problem : problems.take()) {
    INFO(problem.pointer);
    CHECK_FALSE(problem.fix.empty());
    lines.push_back(problem.pointer + ": " + problem.problem);
  }
  return lines;
}

Lines noted(const std::string& members) { return pack::failures_of(with(members)); }

constexpr const char* spare = "{'recovery': {'name': 'Safe', 'publicKey': 'SPARE'}}";

/// The team with this history, and no recovery key.
std::string team(const std::string& more) {
  return "{'recovery': 'none', 'recipients': [{'id': 'team', 'name': 'Team', 'publicKey': 'TEAM', " + more + "}]}";
}

}  // namespace

TEST_CASE("a pack says whether it has a recovery key", "[keys]") {
  CHECK(said_of("{}") == Lines{"/pack/recovery: There is no recovery key: without it, lost keys lose referrals."});
  CHECK(said_of("{'recovery': 'none'}").empty());
  CHECK(said_of(spare).empty());
  CHECK(said_of("{'recipients': []}").empty());
  CHECK(noted("{'recovery': 'perhaps'}") == Lines{"unknown_value /pack/recovery"});
  CHECK(noted("{'recovery': true}") == Lines{"wrong_type /pack/recovery", "missing_field /pack/recovery/name",
                                             "missing_field /pack/recovery/publicKey"});
  CHECK(noted("{'recovery': {'publicKey': 'x'}}") == Lines{"missing_field /pack/recovery/name"});
  CHECK(noted("{'recovery': {'name': 'S', 'publicKey': 'x', 'id': 'x'}}") == Lines{"unknown_value /pack/recovery/id"});
  CHECK(noted("{}").empty());  // one that was signed without saying still runs
  json::Value joined = with("{}");
  const build::BuiltPack built = build::build_pack({pack::at(joined, "/pack"), {}, {}, {}}, false);
  CHECK(std::any_of(built.problems.begin(), built.problems.end(),
                    [](const lint::Problem& problem) { return problem.pointer == "/pack/recovery"; }));
}

TEST_CASE("each key of a pack is one, and stands once", "[keys]") {
  CHECK(said_of("{'recovery': {'name': 'Safe', 'publicKey': 'TEAM'}}") ==
        Lines{"/pack/recovery: The same key stands at /pack/recipients/team."});
  CHECK(said_of("{'recovery': {'name': 'Safe', 'publicKey': 'nonsense'}}") ==
        Lines{"/pack/recovery: This is not a public key of the kind needed here."});
  CHECK(said_of(team("'retired': [{'publicKey': 'TEAM', 'until': '2026-01-01'}]")) ==
        Lines{"/pack/recipients/team/retired/0: The same key stands at /pack/recipients/team."});
  CHECK(said_of(team("'retired': [{'publicKey': 'AAAA', 'until': '2026-01-01'}]")) ==
        Lines{"/pack/recipients/team/retired/0: This is not a public key of the kind needed here."});
}

TEST_CASE("a key's dates are days that make sense", "[keys]") {
  CHECK(said_of(team("'from': '2026-12-01', 'retired': ["
                     "{'publicKey': 'OLD', 'from': '2026-01-01', 'until': '2026-12-01'}, "
                     "{'publicKey': 'OLDER', 'until': '2026-01-01'}]"))
            .empty());
  CHECK(said_of(team("'retired': [{'publicKey': 'OLD', 'from': '2026-01-02', 'until': '2026-01-01'}]")) ==
        Lines{"/pack/recipients/team/retired/0: The key was retired before it was used."});
  CHECK(said_of(team("'from': '2026-11-30', 'retired': [{'publicKey': 'OLD', 'until': '2026-12-01'}]")) ==
        Lines{"/pack/recipients/team/retired/0: The key was in use after the current one had taken its place."});
  CHECK(
      said_of(team("'retired': [{'publicKey': 'OLD', 'from': '2025-01-01', 'until': '2026-01-01'}, "
                   "{'publicKey': 'OLDER', 'from': '2024-01-01', 'until': '2025-01-02'}]")) ==
      Lines{
          "/pack/recipients/team/retired/1: The key was in use at the same time as /pack/recipients/team/retired/0."});
  CHECK(noted(team("'from': '2026-02-29'")) == Lines{"wrong_type /pack/recipients/0/from"});
  CHECK(noted(team("'retired': [{'publicKey': 'OLD'}]")) == Lines{"missing_field /pack/recipients/0/retired/0/until"});
  CHECK(noted(team("'retired': [{'publicKey': 'OLD', 'until': '1/2/2026'}]")) ==
        Lines{"wrong_type /pack/recipients/0/retired/0/until"});
  CHECK(noted(team("'retired': [{'publicKey': 'OLD', 'until': '2026-01-01', 'id': 'x'}]")) ==
        Lines{"unknown_value /pack/recipients/0/retired/0/id"});
}

TEST_CASE("a part is sealed to its recipients' current keys and the recovery key", "[keys]") {
  const auto keys = [](const std::string& members) {
    const auto pack = pack::read_pack(with(members));
    const auto read = sealing::recipients_of(pack, pack.parts.front());
    REQUIRE(read.ok());
    Lines lines;
    for (const auto& key : read.value()) lines.push_back(key.to_text());
    return lines;
  };
  const std::string current = team_key().public_key().to_text();
  CHECK(keys("{'recovery': 'none'}") == Lines{current});
  CHECK(keys(spare) == Lines{current, line_of("SPARE")});
  CHECK(keys("{'recovery': {'name': 'Safe', 'publicKey': 'SPARE', 'retired': [{'publicKey': 'OLDER', 'until': "
             "'2026-01-01'}]}, 'recipients': [{'id': 'team', 'name': 'T', 'publicKey': 'TEAM', "
             "'retired': [{'publicKey': 'OLD', 'until': '2026-01-01'}]}]}") == Lines{current, line_of("SPARE")});
  const auto broken = pack::read_pack(with("{'recovery': {'name': 'Safe', 'publicKey': 'nonsense'}}"));
  const auto refused = sealing::recipients_of(broken, broken.parts.front());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.failure().where == "recovery");
}

TEST_CASE("what a resident sends opens with the recovery key alone", "[keys]") {
  Traveller traveller(with(spare));
  traveller.to_check();
  traveller.send();
  const json::Value* post = traveller.effect("post");
  REQUIRE(post);
  const Bytes envelope = from_base64(post->text_or("envelope")).value();
  const auto recovery = sealing::fixed_key<sealing::KeyKind::recipient>("SPARE");
  const auto opened = sealing::open(envelope, {&recovery, 1});
  REQUIRE(opened.ok());
  for (const auto& part : opened.value().parts) {
    CAPTURE(&part - opened.value().parts.data());
    CHECK(part.content);
  }
}

}  // namespace sealwell::journey
