// A record divided among a pack's parts, and put together again.
#include "core/record/parts.hpp"

#include "core/authoring/lint/pack_lint.hpp"
#include "core/record/record.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/fixtures/resident.hpp"

#include <algorithm>

using namespace sealwell;
using namespace sealwell::record;
using engine::Resident;
using Lines = std::vector<std::string>;

namespace {

struct Made {
  pack::ServicePack pack;
  json::Value record;
};

Made made(const json::Value& joined, bool call_back = false) {
  Resident resident = call_back ? engine::at_check_of_call_back() : engine::at_check();
  resident.pack = pack::read_pack(joined);
  resident.state().favourites = {"friend"};
  const Heading heading{"00112233445566778899aabbccddeeff", call_back ? "call-back" : "referral", "ab12", engine::noon};
  json::Value record = build(resident.pack, resident.state(), heading);
  return {std::move(resident.pack), std::move(record)};
}

Made made(bool call_back = false) { return made(pack::divided_pack(), call_back); }

// As they come out of envelopes: the parts at these places.
std::vector<RecordPart> at_hand(const Made& good, const std::vector<std::size_t>& places) {
  const std::vector<json::Value> documents = split(good.pack, good.record);
  std::vector<RecordPart> parts;
  for (const std::size_t place : places) parts.push_back({place, json::parse(json::write(documents[place])).value()});
  return parts;
}

// Every problem that opening names.
Lines problems_of(const Made& good, const std::vector<RecordPart>& parts) {
  Joined joined = join(&good.pack, parts, good.pack.parts.size());
  Lines problems = std::move(joined.problems);
  for (std::string& line : discrepancies(good.pack, joined.record)) problems.push_back(std::move(line));
  return problems;
}

// What comes of changing one part of a good record, opened with these.
template <typename Change>
Lines after(std::size_t changed, Change change, const std::vector<std::size_t>& places = {0, 1, 2, 3}) {
  const Made good = made();
  std::vector<RecordPart> parts = at_hand(good, places);
  REQUIRE(problems_of(good, parts).empty());
  for (RecordPart& part : parts) {
    if (part.part_index == changed) change(part.document);
  }
  return problems_of(good, parts);
}

bool any_begins(const Lines& lines, std::string_view text) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.starts_with(text); });
}

bool holds(const json::Value& value, std::string_view text) {
  return json::write(value).find(text) != std::string::npos;
}

std::string members(const json::Value& value) {
  std::string all;
  for (const json::Member& member : *value.if_object()) all += (all.empty() ? "" : " ") + member.name;
  return all;
}

}  // namespace

TEST_CASE("a record of several parts names all of them, and each document its own") {
  const Made good = made();
  CHECK(json::write(*good.record.find("parts")) == R"(["referral","contact","alcohol","monitoring"])");
  CHECK_FALSE(good.record.find("part"));
  CHECK(discrepancies(good.pack, good.record) == Lines{});
  const auto documents = split(good.pack, good.record);
  REQUIRE(documents.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK(documents[i].text_or("part") == good.pack.parts[i].id);
    CHECK(documents[i].text_or("id") == good.record.text_or("id"));
    CHECK_FALSE(documents[i].find("parts"));
  }
}

TEST_CASE("each part holds what is its own and no more") {
  const auto documents = split(made().pack, made().record);
  CHECK(members(documents[0]) ==
        "format id kind part pack language completedBy sentAt questionnaireResponse scores comB "
        "favourites decisions");
  CHECK(members(documents[1]) ==
        "format id kind part pack language completedBy sentAt questionnaireResponse scores decisions");
  CHECK(members(documents[3]) == "format id part pack questionnaireResponse scores");
  CHECK(members(*documents[3].find("questionnaireResponse")) == "resourceType questionnaire status item");
  // Below its group, and nothing else of it.
  CHECK(json::write(documents[3].find("questionnaireResponse")->items("item")) ==
        R"([{"linkId":"about","text":"About you","item":[{"linkId":"danger","text":"Is someone in danger now?",)"
        R"("answer":[{"valueBoolean":false}]},{"linkId":"hours","text":"How many hours a week?","answer":)"
        R"([{"valueDecimal":2.5}]}]}])");
  CHECK(documents[2].items("scores").size() == 1);
  CHECK(documents[0].items("scores").empty());
  CHECK(documents[0].items("decisions").size() == 2);
  REQUIRE(documents[1].items("decisions").size() == 1);
  CHECK(documents[1].items("decisions")[0].text_or("statement") == "referral");
  CHECK(documents[2].items("decisions").size() == 2);
  const std::vector<std::pair<std::string, std::size_t>> whose{
      {"Ada Byron", 1}, {"01632 960 001", 1}, {"1984-03-15", 0}, {"DT1 1XJ", 0},
      {"Hello", 0},     {"binge", 2},         {"2.5", 3}};
  for (const auto& [text, owner] : whose) {
    for (std::size_t i = 0; i < 4; ++i) {
      INFO(text << " in " << i);
      CHECK(holds(documents[i], text) == (i == owner));
    }
  }
}

TEST_CASE("all parts give the record back, byte for byte") {
  for (const bool call_back : {false, true}) {
    CAPTURE(call_back);
    const Made good = made(call_back);
    const Joined joined = join(&good.pack, at_hand(good, {0, 1, 2, 3}), 4);
    CHECK(joined.problems == Lines{});
    CHECK(first_difference(json::write(joined.record), json::write(good.record)) == "");
  }
}

TEST_CASE("every part but an anonymous one names the referral that this one follows") {
  Made good = made();
  good.record.set("followUp", pack::json_of("{'of': '01AB-23CD-45EF'}"));
  const std::vector<json::Value> documents = split(good.pack, good.record);
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK((documents[i].find("followUp") != nullptr) == !good.pack.parts[i].anonymous);
  }
  CHECK(problems_of(good, at_hand(good, {0, 1, 2, 3})) == Lines{});
  CHECK(problems_of(good, at_hand(good, {1})) == Lines{});
  for (const char* other : {"{'of': 'her name'}", "{'of': '01AB-23CD-45EF-'}", "{'of': '01ab-23cd-45ef'}", "{}",
                            "'01AB'", "{'of': '01AB-23CD-45EF', 'by': 'me'}"}) {
    CAPTURE(other);
    good.record.set("followUp", pack::json_of(other));
    CHECK(any_begins(problems_of(good, at_hand(good, {0, 1, 2, 3})), "followUp"));
  }
}

// A division drawn from `seed`, such as a pack may have.
json::Value drawn(std::uint32_t seed) {
  const auto next = [&seed](std::uint32_t count) { return (seed = seed * 1'664'525 + 1'013'904'223) / 65'536 % count; };
  json::Value joined = pack::allotment_pack();
  json::Value parts = json::Value::array();
  const std::size_t count = 2 + next(5);
  const std::size_t rest = next(static_cast<std::uint32_t>(count));
  std::vector<json::Array> items(count);
  for (const char* item : {"been-before", "about", "drinking", "danger", "low", "hours", "soil", "word", "details",
                           "name", "born", "contact", "email", "call-me", "call-phone", "adult"}) {
    if (const std::size_t part = next(static_cast<std::uint32_t>(count)); part != rest) items[part].push_back(item);
  }
  // What is worked out together goes together.
  const std::size_t rated = next(static_cast<std::uint32_t>(count));
  for (const char* item : {"goals", "first", "tools", "ratings"}) {
    if (rated != rest) items[rated].push_back(item);
  }
  for (std::size_t i = 0; i < count; ++i) {
    json::Value part = json::Value::object();
    part.set("id", "part-" + std::to_string(i)).set("recipients", json::Array{});
    if (i != rest) {
      if (items[i].empty()) items[i].push_back(i == rated ? "tools" : "last-word");
      part.set("items", std::move(items[i]));
      if (next(3) == 0) part.set("statements", json::Array{"research"});
      else if (next(3) == 0) part.set("anonymous", true);
    }
    parts.add(std::move(part));
  }
  pack::at(joined, "/pack").set("parts", std::move(parts));
  return joined;
}

// Whether `pack check` would let these parts be, but for texts in an anonymous one. A date of birth
// needs the day of sending to be checked, which an anonymous part has not.
bool is_sound(const json::Value& joined) {
  if (!pack::failures_of(joined).empty()) return false;
  const auto problems = lint::check_pack(pack::read_pack(joined));
  return std::none_of(problems.begin(), problems.end(), [](const lint::Problem& problem) {
    return problem.problem.find("lie in different parts") != std::string::npos ||
           problem.problem.find("It falls into the part") != std::string::npos ||
           problem.pointer == "/questionnaire/linkId=born";
  });
}

TEST_CASE("any division comes together again, whole and in every subset", "[large]") {
  int tried = 0;
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const json::Value joined = drawn(seed);
    if (!is_sound(joined)) continue;
    for (const bool call_back : {false, true}) {
      const Made good = made(joined, call_back);
      const std::size_t count = good.pack.parts.size();
      for (std::size_t subset = 1; subset < (std::size_t{1} << count); ++subset) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < count; ++i) {
          if (subset >> i & 1) places.push_back(i);
        }
        INFO(seed << " " << subset);
        const auto parts = at_hand(good, places);
        const Joined back = join(&good.pack, parts, count);
        CHECK(back.problems == Lines{});
        CHECK(discrepancies(good.pack, back.record) == Lines{});
        if (places.size() == count) CHECK(first_difference(json::write(back.record), json::write(good.record)) == "");
        CHECK(back.record.items("parts").size() == places.size());
        ++tried;
      }
    }
  }
  CHECK(tried > 1000);
}

TEST_CASE("some parts give what they hold, and say which they are") {
  const Made good = made();
  const Joined pod = join(&good.pack, at_hand(good, {1, 2}), 4);
  CHECK(json::write(*pod.record.find("parts")) == R"(["contact","alcohol"])");
  CHECK(pod.record.items("scores").size() == 1);
  CHECK(pod.record.items("decisions").size() == 2);
  for (const char* theirs : {"Ada Byron", "01632 960 001", "audit_c"}) {
    CAPTURE(theirs);
    CHECK(holds(pod.record, theirs));
  }
  for (const char* others : {"1984", "DT1", "Hello", "2.5", "first", "favourites", "comB", "monitoring"}) {
    CAPTURE(others);
    CHECK_FALSE(holds(pod.record, others));
  }
  const Joined monitor = join(&good.pack, at_hand(good, {3}), 4);
  CHECK(members(monitor.record) == "format id parts pack questionnaireResponse scores");
}

TEST_CASE("without the pack the parts come together in their own order") {
  const Made good = made();
  const Joined joined = join(nullptr, at_hand(good, {0, 1, 2, 3}), 4);
  CHECK(joined.problems == Lines{});
  CHECK(json::write(*joined.record.find("parts")) == R"(["referral","contact","alcohol","monitoring"])");
  CHECK(json::write(joined.record).size() == json::write(good.record).size());
  CHECK(json::write(*joined.record.find("decisions")) == json::write(*good.record.find("decisions")));
}

TEST_CASE("parts that contradict each other are named, and nothing is settled in silence") {
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("language", "cy"); }),
                   "language: the parts do not say the same"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("id", "00"); }), "id: the parts do not say the same"));
  CHECK(any_begins(after(2, [](json::Value& part) { pack::at(part, "/pack").set("sha256", "00"); }),
                   "pack: the parts do not say the same"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("part", "alcohol"); }),
                   "part 2: part is not what the pack puts into contact"));
  CHECK(any_begins(after(3, [](json::Value& part) { part.set("sentAt", "2026-11-22T12:00:00Z"); }),
                   "part 4: sentAt is not what the pack puts into monitoring"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("favourites", json::Array{}); }),
                   "favourites: more than one part has it"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("parts", json::Array{}); }),
                   "part 2: it speaks of other parts"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("note", "x"); }),
                   "note: nothing in the answers gives this"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("decisions", json::Array{}); }),
                   "part 2: decisions is not what the pack puts into contact"));
  CHECK(any_begins(after(0, [](json::Value& part) { pack::at(part, "/decisions").if_array()->pop_back(); }),
                   "part 1: decisions is not what the pack puts into referral"));
  const json::Value score = split(made().pack, made().record)[2].items("scores")[0];
  CHECK(any_begins(after(0, [&](json::Value& part) { pack::at(part, "/scores").add(score); }),
                   "scores: more than one part has the same instrument"));
}

TEST_CASE("an item that two parts hold is shown from both") {
  const Made good = made();
  auto parts = at_hand(good, {0, 1});
  const json::Value name = pack::at(parts[1].document, "/questionnaireResponse/item/0/item/0");
  REQUIRE(name.text_or("linkId") == "name");
  json::Value other = name;
  pack::at(other, "/answer/0").set("valueString", "Somebody Else");
  pack::at(parts[0].document, "/questionnaireResponse/item/4/item").add(other);
  const Joined joined = join(&good.pack, parts, 4);
  CHECK(any_begins(joined.problems, "questionnaireResponse: more than one part has the same item"));
  CHECK(any_begins(joined.problems, "part 1: questionnaireResponse is not what the pack puts into referral"));
  for (const char* text : {"Ada Byron", "Somebody Else"}) {
    CAPTURE(text);
    CHECK(holds(joined.record, text));
  }
  for (const std::string& line : joined.problems) {
    CAPTURE(line);
    CHECK(line.find("Else") == std::string::npos);
  }
}

TEST_CASE("a part in another's place, a part too few in the pack, and what is no record are named") {
  const Made good = made();
  auto swapped = at_hand(good, {1, 2});
  std::swap(swapped[0].document, swapped[1].document);
  const Lines problems = problems_of(good, swapped);
  CHECK(any_begins(problems, "part 2: part is not"));
  CHECK(any_begins(problems, "part 3: part is not"));
  CHECK(any_begins(problems, "part 2: questionnaireResponse is not"));
  CHECK(
      any_begins(join(&good.pack, at_hand(good, {0}), 3).problems, "parts: the envelope has not as many as the pack"));
  auto broken = at_hand(good, {0, 1});
  broken[1].document = json::Value::array();
  CHECK(any_begins(join(&good.pack, broken, 4).problems, "part 2: not a referral record"));
  auto twice = at_hand(good, {1, 1});
  twice[1].part_index = 2;
  CHECK(any_begins(join(nullptr, twice, 4).problems, "part 3: it has no name of its own"));
  // One part's document by itself is no whole record.
  CHECK(any_begins(discrepancies(good.pack, split(good.pack, good.record)[0]), "parts: "));
}

TEST_CASE("some parts are checked as far as they tell") {
  const std::vector<std::size_t> pod{1, 2};
  CHECK(any_begins(after(
                       2, [](json::Value& part) { pack::at(part, "/scores/0/result").set("score", 9); }, pod),
                   "scores: audit_c is not what the answers give"));
  CHECK(any_begins(after(
                       2,
                       [](json::Value& part) {
                         pack::at(part, "/questionnaireResponse/item/0/item/0/item/0/answer/0").set("valueInteger", 7);
                       },
                       pod),
                   "questionnaireResponse: an answer that the pack does not take: often"));
  CHECK(any_begins(after(1, [](json::Value& part) { pack::at(part, "/decisions/0").set("textSha256", "00"); }, {1}),
                   "decisions: the wording shown for referral is not the pack's"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("decisions", json::Array{}); }, {1}),
                   "decisions: referral is required and was not given"));
  CHECK(any_begins(after(1, [](json::Value& part) { part.set("kind", "party"); }, {1}), "kind: not what the pack"));
  CHECK(any_begins(
      after(1, [](json::Value& part) { pack::at(part, "/questionnaireResponse/item/0").set("text", "x"); }, {1}),
      "questionnaireResponse: not what the pack"));
  CHECK(any_begins(after(3, [](json::Value& part) { part.set("language", "en"); }, {3}), "part 4: language is not"));
  // Whether they had to be given hangs on answers that are elsewhere.
  CHECK(after(
            2,
            [](json::Value& part) {
              pack::at(part, "/questionnaireResponse").if_object()->pop_back();
              part.set("scores", json::Array{});
            },
            pod) == Lines{});
  // The rest has all decisions: none can be left out, whatever other parts are missing.
  CHECK(any_begins(after(0, [](json::Value& part) { pack::at(part, "/decisions").if_array()->pop_back(); }, {0, 3}),
                   "decisions: the answers ask for "));
  // And where the rest is there too, it is known.
  CHECK(any_begins(after(2,
                         [](json::Value& part) {
                           pack::at(part, "/questionnaireResponse").if_object()->pop_back();
                           part.set("scores", json::Array{});
                         },
                         {0, 2}),
                   "questionnaireResponse: required and not answered: often"));
}

TEST_CASE("a part that nothing falls into is there all the same, and says nothing") {
  const Made good = made(true);
  const auto documents = split(good.pack, good.record);
  REQUIRE(documents.size() == 4);
  CHECK(
      json::write(*documents[3].find("questionnaireResponse")) ==
      R"({"resourceType":"QuestionnaireResponse","questionnaire":"https://allotment.example/q|7","status":"completed"})");
  CHECK_FALSE(documents[2].find("questionnaireResponse")->find("item"));
}

TEST_CASE("what no rule places stays with the rest, so that nothing is lost") {
  const Made good = made();
  json::Value record = good.record;
  record.set("note", "x");
  pack::at(record, "/questionnaireResponse").set("extra", 1);
  pack::at(record, "/questionnaireResponse/item")
      .add(pack::json_of("{'linkId': 'nobody', 'answer': [{'valueInteger': 4}]}"));
  pack::at(record, "/scores").add(pack::json_of("{'instrument': 'nothing'}"));
  const auto documents = split(good.pack, record);
  for (const char* text : {"note", "extra", "nobody", "nothing"}) {
    CAPTURE(text);
    for (std::size_t i = 0; i < 4; ++i) {
      CAPTURE(i);
      CHECK(holds(documents[i], text) == (i == 0));
    }
  }
  std::vector<RecordPart> parts;
  for (std::size_t i = 0; i < 4; ++i) parts.push_back({i, documents[i]});
  CHECK(first_difference(json::write_canonical(join(&good.pack, parts, 4).record), json::write_canonical(record)) ==
        "");
}

TEST_CASE("forged parts with very many of everything are read without delay", "[large]") {
  const Made good = made();
  std::vector<RecordPart> parts;
  for (std::size_t i = 0; i < 4; ++i) {
    json::Value part = json::Value::object();
    json::Array many(20'000, json::Value::object());
    part.set("decisions", many)
        .set("scores", many)
        .set("questionnaireResponse", json::Value::object().set("item", many));
    json::Object others = *part.if_object();
    for (int k = 0; k < 5000; ++k) others.push_back({"m" + std::to_string(k), json::Value(k)});
    parts.push_back({i, json::Value(std::move(others))});
  }
  CHECK(any_begins(join(&good.pack, parts, 4).problems, "decisions: there are more than a record has"));
  CHECK(any_begins(join(&good.pack, parts, 4).problems, "part 1: it has members that no record has"));
}
