#include "shell/workbench/rooms/open/open_room.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/workbench/open/office.hpp"

#include <fstream>

using namespace sealwell;
using namespace sealwell::workbench;
using journey::noon;

namespace {

constexpr std::string_view token = "c2VhbHdlbGwgdGVzdHMgYSB0b2tlbiBvZiBpdHMgb3du";

HttpAnswer page(const std::vector<Sent>& envelopes, bool more) {
  json::Value list = json::Value::array();
  for (const Sent& one : envelopes) {
    list.add(json::Value::object().set("cursor", "1").set("id", one.id).set("envelope", to_base64(one.envelope)));
  }
  const std::string text =
      json::write(json::Value::object().set("envelopes", std::move(list)).set("next", "17").set("more", more));
  return {200, "", Bytes(text.begin(), text.end())};
}

Request only_http(Room& room) {
  std::vector<Request> requests = room.take_requests();
  REQUIRE(requests.size() == 1);
  REQUIRE(requests.front().type == Request::Type::http);
  return requests.front();
}

void collect(OpenRoom& room, const Office& office) {
  room.act(
      {"queue", "submit", "collect", "collect", {{"address", "https://intake.example/"}, {"folder", office.at("in")}}},
      typed("token", token), noon);
}

}  // namespace

TEST_CASE("The queue is collected page by page, and what is saved is deleted there only when that is asked for",
          "[workbench]") {
  const Office office;
  OpenRoom room;
  collect(room, office);
  Request request = only_http(room);
  CHECK(request.http.method == "GET");
  CHECK(request.http.url == "https://intake.example/v1/envelopes?limit=100");
  CHECK(request.http.headers.front().second == "Bearer " + std::string(token));
  const Sent ada = somebody_sends("ada"), ben = somebody_sends("ben");
  room.answered(request.id, page({ada}, true), noon);
  request = only_http(room);
  CHECK(request.http.url == "https://intake.example/v1/envelopes?limit=100&after=17");
  room.answered(request.id, page({ben}, false), noon);
  settle(room, noon);
  CHECK(room.take_requests().empty());
  CHECK(table_of(room.panel("envelopes")).rows.size() == 2);
  CHECK(std::filesystem::file_size(office.at("in/" + ada.id + ".sealwell")) == ada.envelope.size());
  CHECK(text_of(room.panel("queue")).find("delete-saved") != std::string::npos);
  CHECK(text_of(room.panel("queue")).find(token) == std::string::npos);

  // One was taken away before it was in any backup: the intake keeps its copy.
  std::filesystem::remove(office.at("in/" + ben.id + ".sealwell"));
  room.act({"queue", "delete-saved", "", "", {}}, {}, noon);
  request = only_http(room);
  CHECK(request.http.method == "DELETE");
  CHECK(request.http.url == "https://intake.example/v1/envelopes/" + ada.id);
  room.answered(request.id, {204, "", {}}, noon);
  CHECK(room.take_requests().empty());
  CHECK(text_of(room.panel("queue")).find("1 envelope deleted") != std::string::npos);
}

TEST_CASE("In a browser nothing is deleted at the intake", "[workbench]") {
  const Office office;
  OpenRoom room(false);
  collect(room, office);
  room.answered(only_http(room).id, page({somebody_sends("ada")}, false), noon);
  CHECK(text_of(room.panel("queue")).find("delete-saved") == std::string::npos);
  room.act({"queue", "delete-saved", "", "", {}}, {}, noon);
  CHECK(room.take_requests().empty());
}

TEST_CASE("An intake that lies writes nowhere else, and what is damaged is not saved", "[workbench]") {
  const Office office;
  OpenRoom room;
  collect(room, office);
  Sent ada = somebody_sends("ada");
  Sent other = ada;
  other.id = "../../team";
  Sent damaged = somebody_sends("ben");
  damaged.envelope.resize(20);
  room.answered(only_http(room).id, page({other, damaged, ada}, false), noon);
  CHECK(text_of(room.panel("queue")).find("was not saved") != std::string::npos);
  CHECK(std::distance(std::filesystem::directory_iterator(office.at("in")), std::filesystem::directory_iterator()) ==
        1);
}

TEST_CASE("What the intake refuses is said with what to do, and what was typed stays", "[workbench]") {
  const Office office;
  OpenRoom room;
  collect(room, office);
  room.answered(only_http(room).id, {401, "", {}}, noon);
  CHECK(text_of(room.panel("queue")).find("does not know this token") != std::string::npos);
  room.act(
      {"queue", "submit", "collect", "collect", {{"address", "http://intake.example"}, {"folder", office.at("in")}}},
      typed("token", token), noon);
  CHECK(text_of(room.panel("queue")).find("begins with https://") != std::string::npos);
  room.act({"queue", "submit", "collect", "collect", {{"address", "https://intake.example"}}}, typed("token", "short"),
           noon);
  CHECK(text_of(room.panel("queue")).find("at least 32 characters") != std::string::npos);
  CHECK(room.take_requests().empty());
}
