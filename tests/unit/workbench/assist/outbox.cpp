// The outbox's folder, where another workbench may be at work as well, and where its entries may be posted.
#include "shell/workbench/rooms/assist/outbox.hpp"

#include "shell/files/value_or_throw.hpp"

#include "tests/unit/workbench/open/office.hpp"

using namespace sealwell;
using namespace sealwell::workbench;
using journey::noon;

namespace {

std::string put(Outbox& outbox, const std::string& who,
                const std::string& address = "https://intake.example/v1/envelopes") {
  const Sent sent = somebody_sends(who.c_str());
  PendingEnvelope waiting;
  waiting.id = sent.id;
  waiting.address = address;
  waiting.intake_keys = {journey::intake_key().public_key().to_text()};
  waiting.envelope = sent.envelope;
  CHECK(outbox.keep(std::move(waiting)));
  return sent.id;
}

HttpAnswer acknowledgement(const Request& request) {
  const auto header = sealing::read_header(request.http.body);
  REQUIRE(header.ok());
  const auto text =
      sealing::sign_acknowledgement(header.value().id, sealing::sha256(request.http.body), noon, journey::intake_key());
  REQUIRE(text.ok());
  return {201, "", Bytes(text.value().begin(), text.value().end())};
}

}  // namespace

TEST_CASE("two workbenches do not post from the same folder at once", "[workbench]") {
  const Office office;
  sealing::FixedRandom random("two");
  Outbox first(office.at("outbox"), random), second(office.at("outbox"), random);
  const std::string id = put(first, "ada");
  second.load();
  REQUIRE(second.entries().size() == 1);

  CHECK(first.tick(noon) == 0);
  const auto requests = first.take_requests();
  REQUIRE(requests.size() == 1);
  // The second waits its turn, and is asked again soon.
  const std::int64_t soon = second.tick(noon);
  CHECK(soon > noon);
  CHECK(soon <= noon + 5'000);
  CHECK(second.take_requests().empty());

  SECTION("what the first has sent is not sent again") {
    REQUIRE(first.answered(requests.front().id, acknowledgement(requests.front()), noon));
    CHECK(first.entries().empty());
    CHECK(second.tick(soon) == 0);
    CHECK(second.take_requests().empty());
    CHECK(second.entries().empty());
  }
  SECTION("what the first could not send is the second's to try, and then the first waits") {
    REQUIRE(first.answered(requests.front().id, {0, "no network", {}}, noon));
    second.tick(soon);
    const auto others = second.take_requests();
    REQUIRE(others.size() == 1);
    CHECK(others.front().http.body == requests.front().http.body);
    first.retry({});
    CHECK(first.tick(soon) > soon);
    CHECK(first.take_requests().empty());
    REQUIRE(second.answered(others.front().id, acknowledgement(others.front()), soon));
    first.tick(soon + 5'000);
    CHECK(first.take_requests().empty());
    CHECK(first.entries().empty());
  }
  SECTION("what the second keeps is its own, and goes when its turn comes") {
    const std::string other = put(second, "ben");
    second.tick(noon);
    CHECK(second.take_requests().empty());
    REQUIRE(first.answered(requests.front().id, acknowledgement(requests.front()), noon));
    second.tick(soon);
    const auto others = second.take_requests();
    REQUIRE(others.size() == 1);
    CHECK(others.front().id.ends_with(other));
    CHECK(others.front().id != id);
  }
}

TEST_CASE("a workbench that is gone holds nobody up, and leaves no file behind", "[workbench]") {
  const Office office;
  sealing::FixedRandom random("gone");
  {
    Outbox first(office.at("outbox"), random);
    put(first, "ada");
    first.tick(noon);
    REQUIRE(first.take_requests().size() == 1);
  }
  Outbox second(office.at("outbox"), random);
  second.load();
  second.tick(noon);
  const auto requests = second.take_requests();
  REQUIRE(requests.size() == 1);
  REQUIRE(second.answered(requests.front().id, acknowledgement(requests.front()), noon));
  CHECK(std::filesystem::is_empty(office.at("outbox")));
}

TEST_CASE("what a folder keeps only when told is neither called saved nor posted before", "[workbench]") {
  const Office office;
  sealing::FixedRandom random("told");
  Outbox outbox(office.at("outbox"), random, Outbox::Durability::when_confirmed);
  const std::string id = put(outbox, "ada");
  CHECK_FALSE(outbox.saved(id));
  CHECK(outbox.tick(noon) == 0);
  CHECK(outbox.take_requests().empty());
  const Bytes sealed = shell::value_or_throw(outbox.envelope(id));

  SECTION("kept: it is saved, and its bytes are in the file alone") {
    outbox.kept(id, true);
    CHECK(outbox.saved(id));
    CHECK(outbox.entries().front().envelope.empty());
    CHECK(shell::value_or_throw(outbox.envelope(id)) == sealed);
    outbox.kept(id, false);  // too late: it was told
    CHECK(outbox.saved(id));
  }
  SECTION("not kept: it is held in memory, has no file, and is posted all the same") {
    outbox.kept(id, false);
    CHECK_FALSE(outbox.saved(id));
    CHECK(std::filesystem::is_empty(office.at("outbox")));
    CHECK(shell::value_or_throw(outbox.envelope(id)) == sealed);
    outbox.tick(noon);
    const auto requests = outbox.take_requests();
    REQUIRE(requests.size() == 1);
    CHECK(requests.front().http.body == sealed);
    REQUIRE(outbox.answered(requests.front().id, {0, "no network", {}}, noon));
    CHECK_FALSE(outbox.saved(id));
    CHECK(outbox.entries().front().state == PendingEnvelope::State::unsaved);
  }
  SECTION("deleted before: neither entry nor file is left") {
    shell::value_or_throw(outbox.remove(id));
    outbox.kept(id, true);
    CHECK(outbox.entries().empty());
    outbox.tick(noon);
    CHECK(outbox.take_requests().empty());
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(office.at("outbox"), none)) {
      INFO(file.path());
      CHECK(file.path().extension() != ".sealwell");
      CHECK(file.path().extension() != ".posting");
    }
  }
}

TEST_CASE("nothing is posted where others could read along", "[workbench]") {
  const Office office;
  sealing::FixedRandom random("open road");
  Outbox outbox(office.at("outbox"), random);
  const std::string open = put(outbox, "ada", "http://intake.example/v1/envelopes");
  put(outbox, "ben", "ftp://intake.example/");
  put(outbox, "cem", "http://localhost:80@elsewhere.example/");
  const std::string own = put(outbox, "dee", "http://127.0.0.1:8081/v1/envelopes");
  CHECK(outbox.tick(noon) == 0);
  const auto requests = outbox.take_requests();
  REQUIRE(requests.size() == 1);
  CHECK(requests.front().id.ends_with(own));
  int refused = 0;
  for (const PendingEnvelope& waiting : outbox.entries()) {
    INFO(waiting.address);
    if (waiting.state != PendingEnvelope::State::refused) continue;
    ++refused;
    CHECK(waiting.problem.find("does not begin with https://") != std::string::npos);
    CHECK(waiting.next_try_ms < 0);
  }
  CHECK(refused == 3);
  // Nothing changes by itself, nor when it is tried by hand; the sealed file is still there to be saved.
  CHECK(outbox.tick(noon + 86'400'000) == 0);
  outbox.retry(open);
  CHECK(outbox.tick(noon + 86'400'000) == 0);
  CHECK(outbox.take_requests().empty());
  CHECK_FALSE(shell::value_or_throw(outbox.envelope(open)).empty());
}
