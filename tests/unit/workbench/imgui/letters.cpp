#include "shell/files/files.hpp"
#include "shell/files/value_or_throw.hpp"
#include "shell/workbench/imgui/drawing/text_direction.hpp"

#include "tests/unit/workbench/imgui/hand.hpp"
#include "tests/unit/workbench/imgui/journey_room.hpp"

#include <catch2/catch.hpp>
#include <imgui.h>
#include <imgui_internal.h>

#include <filesystem>
#include <set>

using namespace sealwell;

namespace {

// Every text of a file, names of members too.
void texts_of(const json::Value& value, std::vector<std::string>& texts) {
  if (const std::string* text = value.if_string()) texts.push_back(*text);
  if (const json::Array* list = value.if_array()) {
    for (const json::Value& one : *list) texts_of(one, texts);
  }
  if (const json::Object* members = value.if_object()) {
    for (const json::Member& member : *members) texts_of(member.value, texts);
  }
}

std::set<unsigned> letters_of(const std::string& text) {
  std::set<unsigned> letters;
  for (const char* at = text.data(); at < text.data() + text.size();) {
    unsigned letter = 0;
    at += ImTextCharFromUtf8(&letter, at, text.data() + text.size());
    letters.insert(letter);
  }
  return letters;
}

std::unique_ptr<driving::Hand> with_letters() {
  const shell::LoadedPack pack = shell::value_or_throw(shell::load_pack("site/packs/livewell-dorset", "", 0, true));
  std::vector<std::unique_ptr<workbench::Room>> rooms;
  rooms.push_back(std::make_unique<driving::JourneyRoom>(pack, "", "letters", 1'750'000'000'000));
  return std::make_unique<driving::Hand>(std::move(rooms));
}

}  // namespace

TEST_CASE("every letter of every pack and catalogue can be drawn, joined as it stands") {
  const auto hand = with_letters();
  const ImFont& font = *hand->app().controls().letters().body;
  std::size_t files = 0;
  std::set<unsigned> arabic;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("site")) {
    const std::string path = entry.path();
    const bool catalogue = path.starts_with("site/packs/") || path.starts_with("site/translations/");
    if (!catalogue || entry.path().extension() != ".json" || path.find("/scenarios/") != std::string::npos) continue;
    ++files;
    std::vector<std::string> texts;
    texts_of(shell::value_or_throw(shell::read_json(path)), texts);
    const bool right_to_left = path.ends_with("/ur.json");
    for (const std::string& text : texts) {
      for (const unsigned letter : letters_of(drawing::visual(text, right_to_left))) {
        if (letter == '\n' || letter == '\t') continue;
        INFO(path << ": U+" << std::hex << letter << " in " << text);
        REQUIRE(letter <= 0xFFFF);
        CHECK(font.FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr);
        if (letter >= 0xFB50) arabic.insert(letter);
      }
    }
  }
  CHECK(files > 20);
  CHECK(arabic.size() > 50);  // the joined forms were looked for, and not the letters alone
}

TEST_CASE("every letter of Welsh can be drawn") {
  const auto hand = with_letters();
  for (const unsigned letter : letters_of("ÂÊÎÔÛŴŶâêîôûŵŷÁÉÍÓÚẂÝáéíóúẃýÀÈÌÒÙẀỲàèìòùẁỳÄËÏÖÜẄŸäëïöüẅÿ")) {
    INFO("U+" << std::hex << letter);
    CHECK(hand->app().controls().letters().body->FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr);
  }
}

TEST_CASE("Urdu reads as large as what stands beside it in Latin letters") {
  const auto hand = with_letters();
  for (const ImFont* font : {hand->app().controls().letters().body, hand->app().controls().letters().heading}) {
    CAPTURE(font->FontSize);
    const auto height = [&](unsigned letter) {
      const ImFontGlyph* glyph = font->FindGlyphNoFallback(static_cast<ImWchar>(letter));
      REQUIRE(glyph);
      return glyph->Y1 - glyph->Y0;
    };
    const unsigned alif = 0xFE8D, seen = 0xFEB3;  // as it stands alone; in the middle of a word
    CHECK(height(alif) >= height('H'));
    CHECK(height(alif) <= height('H') * 1.35f);
    CHECK(height(seen) >= height('x') * 0.6f);
    CHECK(height(seen) <= height('x') * 1.1f);
  }
}
