#pragma once

#include "shell/workbench/rooms/open/collector.hpp"
#include "shell/workbench/rooms/open/envelope_list.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// Opens what arrived: keys, packs to check with, folders of envelopes or an intake's queue; a table, one record, export.
class OpenRoom final : public Room {
 public:
  using LoadPack = Result<shell::LoadedPack, shell::Message> (*)(const std::string& path, const std::string& trust,
                                                                 std::int64_t now_ms);

  /// `files_last`: what is written stays (not so in a browser, where nothing may be deleted at the intake). `load_pack`:
  /// how a pack to check with is read.
  explicit OpenRoom(bool files_last = true, LoadPack load_pack = folder_or_signed_pack)
      : files_last_(files_last), load_pack_(load_pack) {}

  [[nodiscard]] std::string_view id() const override { return "open"; }
  [[nodiscard]] std::string_view title() const override { return "Open"; }
  [[nodiscard]] std::vector<std::string> panels() const override;
  [[nodiscard]] Panel panel(std::string_view id) const override;
  void act(const Event& event, Secrets secrets, std::int64_t now_ms) override;
  std::int64_t tick(std::int64_t now_ms) override;
  void picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) override;
  void answered(std::string_view request, HttpAnswer answer, std::int64_t now_ms) override;
  [[nodiscard]] std::vector<Request> take_requests() override;
  [[nodiscard]] std::uint64_t revision() const override { return revision_; }

  /// Takes a file that the program was started with: an envelope, a folder of them, a key file or a pack.
  shell::DoneOrMessage open_file(const std::string& path);

 private:
  static Result<shell::LoadedPack, shell::Message> folder_or_signed_pack(const std::string& path,
                                                                         const std::string& trust,
                                                                         std::int64_t now_ms) {
    return shell::load_pack(path, trust, now_ms);
  }
  [[nodiscard]] shell::DoneOrMessage carry_out(const Event& event, Secrets& secrets);
  void pick(std::string id, std::string words, bool many, bool folder);
  [[nodiscard]] shell::DoneOrMessage add_key_file(const std::string& path);
  [[nodiscard]] shell::DoneOrMessage unlock(const Secrets& secrets);
  void forget_keys();
  [[nodiscard]] shell::DoneOrMessage add_pack(const std::string& path);
  void add_envelopes(const std::vector<std::string>& paths);
  [[nodiscard]] shell::DoneOrMessage collect(const Event& event, const Secrets& secrets);
  void look_at(std::string_view file);
  [[nodiscard]] shell::DoneOrMessage show_record();
  [[nodiscard]] shell::DoneOrMessage begin_export();
  void go_on_exporting();
  [[nodiscard]] Result<json::Value, shell::Message> opened_line() const;
  [[nodiscard]] const pack::ServicePack* pack_of(const json::Value& line) const;

  [[nodiscard]] Panel keys_panel() const;
  [[nodiscard]] Panel sources_panel() const;
  [[nodiscard]] Panel queue_panel() const;
  [[nodiscard]] Panel envelopes_panel() const;
  [[nodiscard]] Panel record_panel() const;

  const bool files_last_;
  const LoadPack load_pack_;
  shell::Opener opener_;
  std::vector<std::string> locked_;  // key files that wait for their passphrase
  std::vector<std::string> packs_;   // names of the packs that were loaded
  std::string trust_;                // file of signing keys
  EnvelopeList list_;
  Collector collector_;
  std::string token_file_;
  std::string address_, queue_folder_;  // as they were typed
  bool was_collecting_ = false;
  std::deque<std::string> to_export_;
  std::string exported_;
  bool exporting_ = false;
  std::map<std::string, std::string, std::less<>> problems_;  // by panel: what went wrong last
  std::string typed_path_;
  std::vector<Request> requests_;
  std::uint64_t revision_ = 1;
};

}  // namespace sealwell::workbench
