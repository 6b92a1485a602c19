#include "core/receipt/calendar.hpp"

#include "core/base/bytes.hpp"
#include "core/base/text.hpp"
#include "core/sealing/hash.hpp"

namespace sealwell::receipt {
namespace {

// RFC 5545, section 3.1: octets a line, its end not counted.
constexpr std::size_t longest_line = 75;

// Section 3.3.11.
std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') safe += '\\';
    if (c == '\n') safe += "\\n";
    else if (c != '\r') safe += c;
  }
  return safe;
}

bool continues_a_character(char byte) { return (byte & 0xC0) == 0x80; }

// One content line, folded. No character is torn apart: not every reader joins bytes before it decodes them.
void add_line(std::string& calendar, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && continues_a_character(line[end])) --end;
    calendar += line.substr(0, end);
    calendar += "\r\n ";
    line.remove_prefix(end);
    room = longest_line - 1;
  }
  calendar += line;
  calendar += "\r\n";
}

void add(std::string& calendar, std::string_view name, std::string_view value) {
  add_line(calendar, std::string(name) + ':' + std::string(value));
}

std::string without_marks(std::string_view iso) { return replaced(replaced(iso, "-", ""), ":", ""); }

std::string uid_of(std::string_view receipt_id, std::string_view date) {
  std::string named = "sealwell-calendar-v1";
  named += '\0';
  named += receipt_id;
  named += date;
  return to_hex(sealing::sha256(as_bytes(named))).substr(0, 32);
}

}  // namespace

std::string calendar_of(const json::Value& receipt, std::string_view address) {
  const json::Value* follow_up = receipt.find("followUp");
  if (!follow_up || follow_up->items("dates").empty()) return {};
  std::string text;
  for (const json::Value& line : follow_up->items("text")) {
    if (const std::string* said = line.if_string()) text += (text.empty() ? "" : "\n") + *said;
  }
  std::string calendar;
  add(calendar, "BEGIN", "VCALENDAR");
  add(calendar, "VERSION", "2.0");
  add(calendar, "PRODID", "-//Sealwell//Assessment again//EN");
  for (const json::Value& entry : follow_up->items("dates")) {
    const std::string* date = entry.if_string();
    if (!date) continue;
    add(calendar, "BEGIN", "VEVENT");
    add(calendar, "UID", uid_of(receipt.text_or("id"), *date));
    add(calendar, "DTSTAMP", without_marks(receipt.text_or("issuedAt")));
    add(calendar, "DTSTART;VALUE=DATE", without_marks(*date));
    add(calendar, "SUMMARY", escaped(follow_up->text_or("title")));
    add(calendar, "DESCRIPTION", escaped(text));
    if (!address.empty()) add(calendar, "URL", std::string(address) + std::string(reassessment_fragment));
    add(calendar, "CLASS", "PRIVATE");
    add(calendar, "TRANSP", "TRANSPARENT");
    add(calendar, "END", "VEVENT");
  }
  add(calendar, "END", "VCALENDAR");
  return calendar;
}

}  // namespace sealwell::receipt
