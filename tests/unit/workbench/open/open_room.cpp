#include "shell/workbench/rooms/open/open_room.hpp"

#include "core/base/text.hpp"

#include "shell/files/file_type.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/keys/envelope_opener.hpp"
#include "shell/workbench/rooms/panel.hpp"

#include "tests/unit/fixtures/first_difference.hpp"
#include "tests/unit/workbench/open/office.hpp"

using namespace sealwell;
using namespace sealwell::workbench;
using journey::noon;

namespace {

void unlock(OpenRoom& room, std::string_view words) {
  room.act({"keys", "submit", "unlock", "open", {}}, typed("passphrase", words), noon);
}

void load(OpenRoom& room, const Office& office) {
  room.picked("keys", {office.at("team.key")}, noon);
  unlock(room, passphrase);
  room.picked("trust", {office.at("trust")}, noon);
  room.picked("packs", {office.at("allotment.pack")}, noon);
}

std::string reference(const std::string& id) {
  return sealing::envelope_reference(sealing::parse_envelope_id(id).value());
}

}  // namespace

TEST_CASE("A wrong passphrase is said where it was typed, and can be typed again", "[workbench]") {
  const Office office;
  OpenRoom room;
  room.picked("keys", {office.at("team.key")}, noon);
  unlock(room, "seven wet socks");
  CHECK(text_of(room.panel("keys")).find("does not open it") != std::string::npos);
  CHECK(text_of(room.panel("keys")).find("socks") == std::string::npos);
  unlock(room, passphrase);
  const std::string loaded = "Key " + journey::team_key().id().to_text();
  CHECK(text_of(room.panel("keys")).find(loaded) != std::string::npos);
  room.act({"keys", "forget-keys", "", "", {}}, {}, noon);
  CHECK(text_of(room.panel("keys")).find(loaded) == std::string::npos);
}

TEST_CASE("What is no key file is refused with the place and what to do", "[workbench]") {
  const Office office;
  OpenRoom room;
  room.picked("keys", {office.at("trust"), office.at("team.key")}, noon);
  CHECK(text_of(room.panel("keys")).find("not a key file. Take the one") != std::string::npos);
  unlock(room, passphrase);
  CHECK(text_of(room.panel("keys")).find("Key ") != std::string::npos);
}

TEST_CASE("A folder is opened, bad envelopes in it stop no others", "[workbench]") {
  const Office office;
  const std::string id = office.receive("in/a.sealwell", "ada");
  office.receive("in/b.sealwell", "ben");
  office.write("in/c.sealwell", "no envelope at all");
  OpenRoom room;
  load(room, office);
  room.picked("envelopes", {office.at("in")}, noon);
  settle(room, noon);
  CHECK(text_of(room.panel("envelopes")).find("2 opened, 1 did not open") != std::string::npos);
  const Panel panel = room.panel("envelopes");
  const Table& table = table_of(panel);
  REQUIRE(table.rows.size() == 3);
  int good = 0, bad = 0;
  for (const Table::Row& row : table.rows) {
    good += row.cells.back() == "Good" && row.cells[2] == "Ada Quixote-Byron";
    bad += row.cells[2] == "c.sealwell" && row.cells[5].starts_with("envelope_") && row.cells.back() == "Not opened";
  }
  CHECK(good == 2);
  CHECK(bad == 1);

  SECTION("sorted by a column, and the other way round") {
    room.act({"envelopes", "sort", "reference", "", {}}, {}, noon);
    const Panel up = room.panel("envelopes");
    room.act({"envelopes", "sort", "reference", "", {}}, {}, noon);
    const Panel down = room.panel("envelopes");
    CHECK(table_of(up).rows.front().cells[1] <= table_of(up).rows.back().cells[1]);
    CHECK(table_of(down).rows.front().cells[1] == table_of(up).rows.back().cells[1]);
    CHECK(table_of(down).descending);
  }
  SECTION("filtered by a text") {
    room.act({"envelopes", "submit", "filter", "filter", {{"text", ascii_lower(reference(id))}}}, {}, noon);
    const Panel filtered = room.panel("envelopes");
    REQUIRE(table_of(filtered).rows.size() == 1);
    CHECK(table_of(filtered).rows.front().cells[1] == reference(id));
    room.act({"envelopes", "submit", "filter", "filter", {{"due", "due"}}}, {}, noon);
    CHECK(table_of(room.panel("envelopes")).rows.empty());
  }
  SECTION("one is read, and shown as a page") {
    room.act({"envelopes", "choose", office.at("in/a.sealwell"), "", {}}, {}, noon);
    const std::string text = text_of(room.panel("record"));
    CHECK(text.find("Reference " + reference(id)) != std::string::npos);
    CHECK(text.find("Checked: ") != std::string::npos);
    CHECK(text.find("Quixote-Byron") != std::string::npos);
    CHECK(text.find("Agreed (") != std::string::npos);
    room.act({"record", "show-record", "", "", {}}, {}, noon);
    const auto requests = room.take_requests();
    REQUIRE(!requests.empty());
    CHECK(requests.back().type == Request::Type::show_page);
    const std::string page(as_text(requests.back().bytes));
    CHECK(page.starts_with("<!"));
    CHECK(page.find("Quixote-Byron") != std::string::npos);
  }
  SECTION("forgetting the keys forgets what they opened") {
    room.act({"keys", "forget-keys", "", "", {}}, {}, noon);
    CHECK(table_of(room.panel("envelopes")).rows.empty());
  }
}

TEST_CASE("What is exported is what `sealwell open` prints", "[workbench]") {
  const Office office;
  office.receive("in/a.sealwell", "ada");
  office.write("in/b.sealwell", "no envelope at all");
  OpenRoom room;
  load(room, office);
  room.picked("envelopes", {office.at("in")}, noon);
  settle(room, noon);
  (void)room.take_requests();
  room.act({"envelopes", "export", "", "", {}}, {}, noon);
  settle(room, noon);
  const auto requests = room.take_requests();
  REQUIRE(requests.size() == 1);
  CHECK(requests.front().type == Request::Type::save_file);

  office.write("words", passphrase);
  const shell::Opener opener(
      {{office.at("team.key")}, {office.at("words")}, {office.at("allotment.pack")}, office.at("trust")});
  std::string expected;
  const Panel panel = room.panel("envelopes");
  for (const Table::Row& row : table_of(panel).rows) {
    bool good = true;
    expected += shell::value_or_throw(opener.line_of(row.id, good));
  }
  CHECK(first_difference(as_text(requests.front().bytes), expected) == "");
  CHECK(expected.find("\"good\":true") != std::string::npos);
}

TEST_CASE("Without its pack a record is opened and not checked, and a key that comes later opens what waits",
          "[workbench]") {
  const Office office;
  office.receive("in/a.sealwell", "ada");
  OpenRoom room;
  room.picked("envelopes", {office.at("in/a.sealwell")}, noon);
  settle(room, noon);
  CHECK(table_of(room.panel("envelopes")).rows.front().cells[5].find("Load the key") != std::string::npos);
  room.picked("keys", {office.at("team.key")}, noon);
  unlock(room, passphrase);
  settle(room, noon);
  CHECK(table_of(room.panel("envelopes")).rows.front().cells.back() == "Not checked: load its pack");
}

TEST_CASE("Many are opened a slice at a time", "[workbench]") {
  const Office office;
  const Sent sent = somebody_sends("ada");
  for (int i = 0; i < 100; ++i) office.write("in/" + std::to_string(i), as_text(sent.envelope));
  OpenRoom room;
  room.picked("keys", {office.at("team.key")}, noon);
  unlock(room, passphrase);
  room.picked("envelopes", {office.at("in")}, noon);
  CHECK(room.tick(noon) == noon);
  const std::size_t first = table_of(room.panel("envelopes")).rows.size();
  CHECK(first > 0);
  CHECK(first < 100);
  const std::uint64_t before = room.revision();
  settle(room, noon);
  CHECK(room.revision() > before);
  CHECK(table_of(room.panel("envelopes")).rows.size() == 100);
  CHECK(room.tick(noon) == 0);
}

TEST_CASE("A file's first bytes decide which room it opens in", "[workbench]") {
  const Office office;
  office.receive("in/a", "ada");
  office.write("pack/pack.json", "{}");
  office.write("letter.sealwell", "Dear all");
  CHECK(detect_file_type(office.at("in/a")) == FileType::envelope);
  CHECK(detect_file_type(office.at("allotment.pack")) == FileType::pack);
  CHECK(detect_file_type(office.at("team.key")) == FileType::key);
  CHECK(detect_file_type(office.at("pack")) == FileType::pack_folder);
  CHECK(detect_file_type(office.at("in")) == FileType::folder);
  CHECK(detect_file_type(office.at("letter.sealwell")) == FileType::nothing);
  CHECK(detect_file_type(office.at("absent")) == FileType::nothing);
  CHECK(room_for_file_type(FileType::pack) == "preview");
  CHECK(room_for_file_type(FileType::envelope) == "open");
  CHECK(room_for_file_type(FileType::nothing).empty());
}
