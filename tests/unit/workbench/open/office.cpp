#include "tests/unit/workbench/open/office.hpp"

#include "core/sealing/key_file.hpp"

#include "shell/workbench/rooms/panel.hpp"

#include <cstdlib>
#include <fstream>

namespace sealwell::workbench {

namespace fs = std::filesystem;

namespace {

void let_be_left_out(json::Value& parent, std::string_view link_id) {
  json::Value* items = parent.find("item");
  if (!items || !items->if_array()) return;
  for (json::Value& item : *items->if_array()) {
    if (item.text_or("linkId") == link_id) item.set("required", false);
    let_be_left_out(item, link_id);
  }
}

// The allotment's questions for a call back are left out by its journey alone, which FHIR's own rules know nothing of.
json::Value office_pack() {
  json::Value joined = journey::deployed_pack();
  for (const char* asked : {"call-name", "call-phone"}) let_be_left_out(*joined.find("questionnaire"), asked);
  return joined;
}

}  // namespace

Office::Office() {
  std::string pattern = (fs::temp_directory_path() / "sealwell-office-XXXXXX").string();
  REQUIRE(mkdtemp(pattern.data()));
  folder_ = pattern;
  sealing::FixedRandom random("office");
  const auto key = sealing::write_key_file(journey::team_key(), passphrase, random, {1, 8192});
  REQUIRE(key.ok());
  write("team.key", key.value());
  const auto pack =
      sealing::sign_pack(as_bytes(json::write_canonical(office_pack())), journey::signing_key(), 253'402'300'799'000);
  REQUIRE(pack.ok());
  write("allotment.pack", as_text(pack.value()));
  write("trust", journey::signing_key().public_key().to_text() + "\n");
}

Office::~Office() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void Office::write(const std::string& name, std::string_view bytes) const {
  fs::create_directories((folder_ / name).parent_path());
  std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

Sent somebody_sends(std::string_view seed) {
  journey::Traveller traveller(office_pack(), seed);
  traveller.to_check();
  traveller.send();
  const json::Value* post = traveller.effect("post");
  REQUIRE(post);
  return {std::string(post->text_or("id")), from_base64(post->text_or("envelope")).value()};
}

std::string Office::receive(const std::string& name, std::string_view seed) const {
  const Sent sent = somebody_sends(seed);
  write(name, as_text(sent.envelope));
  return sent.id;
}

Secrets typed(const std::string& name, std::string_view text) {
  TypedSecret secret{sealing::GuardedSecret(text.size()), text.size()};
  std::copy(text.begin(), text.end(), secret.bytes.writable().begin());
  Secrets secrets;
  secrets.emplace(name, std::move(secret));
  return secrets;
}

namespace {

std::string text_of_block(const engine::Block& block) {
  if (const auto* one = std::get_if<engine::Warning>(&block)) return one->text;
  if (const auto* one = std::get_if<engine::Inset>(&block)) return one->text;
  if (const auto* one = std::get_if<engine::Paragraph>(&block)) return one->text;
  if (const auto* one = std::get_if<engine::StatusLine>(&block)) return one->text;
  if (const auto* one = std::get_if<engine::Heading>(&block)) return one->text;
  if (const auto* one = std::get_if<engine::Command>(&block)) return one->action + " " + one->target;
  std::string text;
  if (const auto* list = std::get_if<engine::TextList>(&block)) {
    for (const std::string& item : list->items) text += item + "\n";
  }
  if (const auto* list = std::get_if<engine::SummaryList>(&block)) {
    for (const engine::SummaryList::Row& row : list->rows) {
      text += row.key + ":";
      for (const std::string& value : row.values) text += " " + value;
      text += "\n";
    }
  }
  return text;
}

}  // namespace

std::string text_of(const Panel& panel) {
  std::string text;
  for (const Piece& piece : panel.pieces) {
    if (const auto* block = std::get_if<engine::Block>(&piece)) text += text_of_block(*block) + "\n";
    if (const auto* form = std::get_if<Form>(&piece)) {
      for (const auto& part : form->parts) {
        if (const auto* secret = std::get_if<SecretField>(&part)) text += secret->label + "\n" + secret->error + "\n";
      }
    }
  }
  return text;
}

const Table& table_of(const Panel& panel) {
  for (const Piece& piece : panel.pieces) {
    if (const Table* table = std::get_if<Table>(&piece)) return *table;
  }
  FAIL("there is no table");
  throw 0;
}

void settle(Room& room, std::int64_t now_ms) {
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t next = room.tick(now_ms);
    if (next == 0 || next > now_ms) return;
  }
  FAIL("it never settles");
}

}  // namespace sealwell::workbench
