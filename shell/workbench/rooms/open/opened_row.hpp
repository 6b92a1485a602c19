#pragma once

#include "core/base/civil_date.hpp"

#include "shell/keys/envelope_opener.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// One envelope in the table: what staff look for, and not its answers. The record is opened again when it is looked at.
struct OpenedRow {
  std::string file;       ///< Its path
  std::string id;         ///< The envelope's, where it could be read
  std::string reference;  ///< What the resident was given
  std::string name;       ///< Where the pack at hand tells which question asks for it
  std::string kind;       ///< In words
  std::string language;
  std::string noted;     ///< What staff should know before they call, in words
  std::string verified;  ///< In words
  bool good = false;     ///< Checked against its pack, and everything follows
  std::int64_t sent_ms = 0;

  bool is_record = false;
  std::string about;                  ///< Reference that a second assessment, or a change, goes back to
  bool ends_follow_up = false;        ///< A change that takes back consent or asks for erasure
  std::vector<CivilDate> follow_ups;  ///< Days on which the assessment is to be done again
  std::string follow_up;              ///< The one that counts now; empty: none
  bool follow_up_due = false;

  std::string error;  ///< Why it did not open: the problem; empty for one that did
  std::string fix;    ///< And what to do
};

/// What one line of `sealwell open` comes to. `opener` has the packs that were checked with.
[[nodiscard]] OpenedRow row_of(const std::string& path, const std::string& line, const shell::Opener& opener);

/// The row of a file that could not be read.
[[nodiscard]] OpenedRow unreadable_row(const std::string& path, const std::string& why);

}  // namespace sealwell::workbench
