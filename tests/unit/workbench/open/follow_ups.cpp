#include "shell/workbench/rooms/open/follow_ups.hpp"

#include <catch2/catch.hpp>

using namespace sealwell;
using workbench::OpenedRow;

namespace {

std::int64_t day(const char* text) { return parse_instant(std::string(text) + "T09:00:00Z").value(); }

OpenedRow referral() {
  OpenedRow row;
  row.reference = "01AB-23CD-45EF";
  row.is_record = true;
  row.follow_ups = {{2026, 4, 1}, {2026, 7, 1}, {2027, 1, 1}};
  return row;
}

OpenedRow again(const char* on) {
  OpenedRow row;
  row.is_record = true;
  row.about = "01AB-23CD-45EF";
  row.sent_ms = day(on);
  return row;
}

std::string told(std::vector<OpenedRow> rows, const char* today) {
  workbench::note_follow_ups(rows, day(today));
  return rows.front().follow_up + (rows.front().follow_up_due ? " due" : "");
}

}  // namespace

TEST_CASE("The follow-up that counts is the last one that has come, or else the next", "[workbench]") {
  CHECK(told({referral()}, "2026-03-31") == "2026-04-01");
  CHECK(told({referral()}, "2026-04-01") == "2026-04-01 due");
  CHECK(told({referral()}, "2026-08-01") == "2026-07-01 due");
  CHECK(told({referral(), again("2026-04-09")}, "2026-04-10") == "2026-07-01");
  CHECK(told({referral(), again("2026-03-20")}, "2026-04-10") == "2026-07-01");
  CHECK(told({referral(), again("2026-07-09")}, "2026-08-01") == "2027-01-01");
  CHECK(told({referral(), again("2027-01-09")}, "2027-02-01") == "");
}

TEST_CASE("Who took their consent back is not followed up", "[workbench]") {
  OpenedRow erased;
  erased.about = "01AB-23CD-45EF";
  erased.ends_follow_up = true;
  CHECK(told({referral(), erased}, "2026-08-01") == "");
  erased.about = "FFFF-23CD-45EF";
  CHECK(told({referral(), erased}, "2026-08-01") == "2026-07-01 due");
}
