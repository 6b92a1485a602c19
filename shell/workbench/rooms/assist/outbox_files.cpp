#include "shell/workbench/rooms/assist/outbox_files.hpp"

#include "core/base/civil_date.hpp"
#include "core/base/sorting.hpp"
#include "core/json/value.hpp"
#include "core/sealing/envelope.hpp"

#include "shell/files/durable_file.hpp"
#include "shell/files/files.hpp"

#include <algorithm>
#include <filesystem>

namespace sealwell::workbench {

namespace fs = std::filesystem;

namespace {

std::string path_of(const std::string& folder, const std::string& id, const char* ending) {
  return (fs::path(folder) / (id + ending)).string();
}

/// False where there is no posting of this version.
bool read_posting(const std::string& folder, PendingEnvelope& waiting) {
  const auto read = shell::read_json(path_of(folder, waiting.id, ".posting"));
  if (!read.ok() || read.value().text_or("format") != "sealwell-posting/1") return false;
  const json::Value& posting = read.value();
  waiting.service = posting.text_or("service");
  waiting.address = posting.text_or("address");
  waiting.proof = posting.text_or("proof");
  waiting.sealed_ms = parse_instant(posting.text_or("sealedAt")).value_or(0);
  for (const json::Value& key : posting.items("intakeKeys")) {
    if (key.if_string()) waiting.intake_keys.push_back(*key.if_string());
  }
  return true;
}

}  // namespace

shell::DoneOrMessage write_pending(const std::string& folder, const PendingEnvelope& waiting) {
  json::Value keys = json::Value::array();
  for (const std::string& key : waiting.intake_keys) keys.add(key);
  json::Value posting = json::Value::object();
  posting.set("format", "sealwell-posting/1").set("service", waiting.service).set("address", waiting.address);
  posting.set("proof", waiting.proof);
  posting.set("sealedAt", instant_to_iso(waiting.sealed_ms)).set("intakeKeys", std::move(keys));
  const std::string text = json::write_indented(posting) + "\n";
  auto written = write_durably(path_of(folder, waiting.id, ".posting"), as_bytes(text));
  return written.ok() ? write_durably(path_of(folder, waiting.id, ".sealwell"), waiting.envelope) : written;
}

shell::DoneOrMessage remove_pending(const std::string& folder, const std::string& id) {
  auto removed = remove_durably(path_of(folder, id, ".sealwell"));
  return removed.ok() ? remove_durably(path_of(folder, id, ".posting")) : removed;
}

bool has_pending(const std::string& folder, const std::string& id) {
  std::error_code trouble;
  const bool there = fs::exists(path_of(folder, id, ".sealwell"), trouble);
  return there || trouble;  // a folder that can't be looked into now may hold it
}

Result<Bytes, shell::Message> read_envelope(const std::string& folder, const std::string& id) {
  const auto text = shell::read_file(path_of(folder, id, ".sealwell"), sealing::envelope_max_bytes);
  if (!text.ok()) return text.failure();
  return Bytes(text.value().begin(), text.value().end());
}

std::vector<PendingEnvelope> read_outbox(const std::string& folder) {
  std::vector<PendingEnvelope> all;
  std::error_code unread;
  for (fs::directory_iterator at(folder, unread), end; !unread && at != end; at.increment(unread)) {
    const fs::path& path = at->path();
    const auto id = sealing::parse_envelope_id(path.stem().string());
    if (!id || path.extension() != ".sealwell") continue;
    PendingEnvelope waiting;
    waiting.id = path.stem().string();
    waiting.reference = sealing::envelope_reference(*id);
    if (!read_posting(folder, waiting)) {
      waiting.state = PendingEnvelope::State::refused;
      waiting.problem = "Where it goes can't be read. Save the file and give it to the service.";
    }
    all.push_back(std::move(waiting));
  }
  sort_stably(all, [](const PendingEnvelope& a, const PendingEnvelope& b) {
    return a.sealed_ms != b.sealed_ms ? a.sealed_ms < b.sealed_ms : a.id < b.id;
  });
  return all;
}

}  // namespace sealwell::workbench
