#include "shell/workbench/rooms/assist/assist_room.hpp"

#include "core/base/text.hpp"
#include "core/sealing/envelope_proof.hpp"

#include "shell/files/value_or_throw.hpp"
#include "shell/keys/envelope_opener.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/open/office.hpp"

using namespace sealwell;
using namespace sealwell::workbench;
using journey::noon;

namespace {

// Staff at the workbench with a resident: goes through the allotment's form.
class MarketTable {
 public:
  explicit MarketTable(const Office& office) : office_(office), room(office.at("outbox"), random_) {
    room.trust(office.at("trust"));
    shell::value_or_throw(room.open_pack(office.at("allotment.pack"), now));
  }

  void submit(const std::string& fields = {}, const std::string& button = "continue") {
    const std::string action =
        "{'type': 'submit', 'screen': '" + at() + "', 'fields': {" + fields + "}, 'button': '" + button + "'}";
    room.act_on_screen(replaced(action, "'", "\""), now);
  }

  // The same answers as journey::Traveller gives.
  void to_check() {
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
    submit("'word': ['Zanzibar']");
    submit();
    submit(
        "'physical-capability': ['8'], 'psychological-capability': ['7'], 'physical-opportunity': ['2'], "
        "'social-opportunity': ['9'], 'reflective-motivation': ['9'], 'automatic-motivation': ['7']");
    REQUIRE(at() == "results");
    submit();
    submit({}, "yes");
    submit({}, "no");
    submit("'name': ['Ada Quixote-Byron']");
    submit("'born-day': ['29'], 'born-month': ['February'], 'born-year': ['1984']");
    submit("'postcode': ['DT1 9ZZ']");
    submit("'phone': ['01632 960 999'], 'email': ['ada@quixote.example']");
    REQUIRE(at() == "check");
  }

  [[nodiscard]] std::string at() const { return room.screen()->id.to_text(); }
  [[nodiscard]] std::string outbox() const { return text_of(room.panel("outbox")); }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(office_.at("outbox")), {}));
  }
  /// What is to be posted now.
  Request posting() {
    room.tick(now);
    for (Request& request : room.take_requests()) {
      if (request.type == Request::Type::http) return request;
    }
    FAIL("nothing is posted");
    throw 0;
  }

 private:
  const Office& office_;
  sealing::FixedRandom random_{"market"};

 public:
  std::int64_t now = noon;
  AssistRoom room;
};

HttpAnswer acknowledgement(const Request& request, const sealing::IntakeSecretKey& key) {
  const auto header = sealing::read_header(request.http.body);
  REQUIRE(header.ok());
  const auto text = sealing::sign_acknowledgement(header.value().id, sealing::sha256(request.http.body), noon, key);
  REQUIRE(text.ok());
  return {201, "", Bytes(text.value().begin(), text.value().end())};
}

void name_intake(AssistRoom& room) {
  room.act({"outbox", "submit", "origin", "use", {{"origin", "https://intake.example"}}}, {}, noon);
}

}  // namespace

TEST_CASE("What staff fill in says so, and is good when it is opened", "[workbench]") {
  const Office office;
  MarketTable market(office);
  name_intake(market.room);
  market.to_check();
  market.submit({}, "send");
  CHECK(market.at() == "sending");
  CHECK(market.files() == 2);
  CHECK(market.outbox().find("saved on this device, not sent yet") != std::string::npos);
  const Request request = market.posting();
  CHECK(request.http.method == "POST");
  CHECK(request.http.url == "https://intake.example/v1/envelopes");
  // The intake takes it: what comes out of the folder has its proof with it.
  const auto& [name, proof] = request.http.headers.at(1);
  CHECK(name == "Sealwell-Proof");
  const auto sealed = sealing::read_header(request.http.body);
  REQUIRE(sealed.ok());
  CHECK(sealing::is_post_proof(*from_base64(proof), sealed.value().id, sealing::sha256(request.http.body)));

  office.write("words", passphrase);
  const shell::Opener opener(
      {{office.at("team.key")}, {office.at("words")}, {office.at("allotment.pack")}, office.at("trust")});
  bool good = true;
  const auto line = json::parse(opener.line_of_bytes("it", request.http.body, good));
  REQUIRE(line.ok());
  REQUIRE(line.value().find("record"));
  CHECK(line.value().find("record")->text_or("completedBy") == "staff");
  CHECK(json::write(*line.value().find("verified")->find("problems")) == "[]");
  INFO(json::write(*line.value().find("verified")));
  CHECK(line.value().find("verified")->bool_or("good", false));

  SECTION("an answer that is the intake's takes it from the outbox") {
    market.room.answered(request.id, acknowledgement(request, journey::intake_key()), market.now);
    CHECK(market.at() == "sent");
    CHECK(market.files() == 0);
    CHECK(market.outbox().find("Nothing waits") != std::string::npos);
    market.room.act_on_screen(R"({"type": "receipt", "target": "page"})", market.now);
    const auto requests = market.room.take_requests();
    REQUIRE(!requests.empty());
    CHECK(requests.back().type == Request::Type::show_page);
  }
  SECTION("one that is not the intake's leaves it there") {
    const auto stranger = sealing::fixed_key<sealing::KeyKind::intake>("a stranger");
    market.room.answered(request.id, acknowledgement(request, stranger), market.now);
    CHECK(market.at() != "sent");
    CHECK(market.files() == 2);
    CHECK(market.outbox().find("could not show that it is the service") != std::string::npos);
  }
  SECTION("nor can the screen say that it was sent") {
    market.room.act_on_screen(R"({"type": "acknowledged", "acknowledgement": "yes"})", market.now);
    CHECK(market.at() == "sending");
  }
  SECTION("offline it is tried again after a pause that grows, and outlasts the program") {
    market.room.answered(request.id, {0, "no network", {}}, market.now);
    CHECK(market.at() == "not-sent");
    CHECK(market.outbox().find("No answer: no network") != std::string::npos);
    const std::int64_t first = market.room.tick(market.now);
    CHECK(first >= market.now + 2'500);
    CHECK(first <= market.now + 5'000);
    CHECK(market.room.take_requests().empty());
    market.now = first;
    market.room.answered(market.posting().id, {503, "", {}}, market.now);
    market.now = market.room.tick(market.now);
    CHECK(market.now >= first + 5'000);
    market.room.answered(market.posting().id, {408, "", {}}, market.now);
    CHECK(market.room.tick(market.now) >= market.now + 5'000);

    sealing::FixedRandom random("next morning");
    AssistRoom later(office.at("outbox"), random);
    later.tick(market.now + 86'400'000);
    const auto requests = later.take_requests();
    REQUIRE(requests.size() == 1);
    CHECK(requests.front().http.body == request.http.body);
    CHECK(requests.front().http.url == request.http.url);
    later.answered(requests.front().id, acknowledgement(requests.front(), journey::intake_key()), market.now);
    CHECK(market.files() == 0);
    // Whoever has its screen still open is told.
    market.room.tick(market.now + 86'400'000);
    CHECK(market.room.take_requests().empty());
    CHECK(text_of(market.room.panel("assist")).find("another window has sent it") != std::string::npos);
    CHECK(market.outbox().find("Nothing waits") != std::string::npos);
  }
  SECTION("it is deleted only once that is confirmed, and can be saved as a file") {
    const std::string id = market.room.take_requests().empty() ? request.id.substr(request.id.rfind('-') + 1) : "";
    market.room.act({"outbox", "delete-sure", id, "", {}}, {}, market.now);
    CHECK(market.files() == 2);
    market.room.act({"outbox", "save-envelope", id, "", {}}, {}, market.now);
    const auto requests = market.room.take_requests();
    REQUIRE(requests.size() == 1);
    CHECK(requests.front().bytes == request.http.body);
    CHECK(requests.front().name.ends_with(".sealwell"));
    market.room.act({"outbox", "delete", id, "", {}}, {}, market.now);
    market.room.act({"outbox", "delete-sure", id, "", {}}, {}, market.now);
    CHECK(market.files() == 0);
  }
}

TEST_CASE("One bad entry blocks no other", "[workbench]") {
  const Office office;
  const Sent ada = somebody_sends("ada"), ben = somebody_sends("ben");
  sealing::FixedRandom random("outbox");
  Outbox outbox(office.at("outbox"), random);
  for (const Sent& sent : {ada, ben}) {
    INFO(sent.id);
    PendingEnvelope waiting;
    waiting.id = sent.id;
    waiting.address = "https://intake.example/v1/envelopes";
    waiting.intake_keys = {journey::intake_key().public_key().to_text()};
    waiting.envelope = sent.envelope;
    CHECK(outbox.keep(std::move(waiting)));
  }
  office.write("outbox/" + ada.id + ".posting", "spilled tea");
  Outbox again(office.at("outbox"), random);
  again.load();
  REQUIRE(again.entries().size() == 2);
  again.tick(noon);
  const auto requests = again.take_requests();
  REQUIRE(requests.size() == 1);
  const auto posted =
      again.answered(requests.front().id, acknowledgement(requests.front(), journey::intake_key()), noon);
  REQUIRE(posted);
  CHECK(posted->id == ben.id);
  CHECK(again.entries().size() == 1);
  CHECK(shell::value_or_throw(again.envelope(ada.id)) == ada.envelope);
}

TEST_CASE("Where the device keeps nothing, that is said, and the envelope is still there to save", "[workbench]") {
  const Office office;
  office.write("outbox", "a file in the folder's place");
  MarketTable market(office);
  name_intake(market.room);
  market.to_check();
  market.submit({}, "send");
  CHECK(market.outbox().find("could not keep it") != std::string::npos);
  const Request request = market.posting();
  market.room.answered(request.id, {0, "no network", {}}, market.now);
  const std::string id = request.id.substr(request.id.rfind('-') + 1);
  market.room.act({"outbox", "save-envelope", id, "", {}}, {}, market.now);
  const auto requests = market.room.take_requests();
  REQUIRE(requests.size() == 1);
  CHECK(requests.front().bytes == request.http.body);
}

TEST_CASE("Only a signed pack of a key that is trusted is begun with", "[workbench]") {
  const Office office;
  sealing::FixedRandom random("market");
  AssistRoom room(office.at("outbox"), random);
  room.picked("pack", {office.at("allotment.pack")}, noon);
  CHECK(!room.screen());
  CHECK(text_of(room.panel("assist")).find("signing public keys first") != std::string::npos);
  office.write("others", sealing::fixed_key<sealing::KeyKind::signing>("another").public_key().to_text() + "\n");
  room.trust(office.at("others"));
  room.picked("pack", {office.at("allotment.pack")}, noon);
  CHECK(!room.screen());
  CHECK(text_of(room.panel("assist")).find("pack_key_unknown") != std::string::npos);
  room.trust(office.at("trust"));
  room.picked("pack", {office.at("allotment.pack")}, noon);
  REQUIRE(room.screen());
  CHECK(room.screen()->id.to_text() == "start");
}
