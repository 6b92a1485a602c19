#pragma once

#include "core/journey/journey.hpp"

#include "shell/workbench/rooms/assist/outbox.hpp"
#include "shell/workbench/rooms/room.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sealwell::workbench {

/// Staff fill an assessment in with a resident, offline if need be. The record says that staff did (docs/record.md); what
/// is sealed waits in an outbox on this device until the intake has acknowledged it.
class AssistRoom final : public Room {
 public:
  /// `outbox` is a folder, which need not be there yet. `random` seals; it must live as long as the room.
  AssistRoom(std::string outbox, RandomSource& random, Outbox::Durability durability = Outbox::Durability::immediate);

  [[nodiscard]] std::string_view id() const override { return "assist"; }
  [[nodiscard]] std::string_view title() const override { return "Assist"; }
  [[nodiscard]] std::vector<std::string> panels() const override { return {"assist", "outbox"}; }
  [[nodiscard]] Panel panel(std::string_view id) const override;
  void act(const Event& event, Secrets secrets, std::int64_t now_ms) override;
  [[nodiscard]] std::optional<engine::Screen> screen() const override;
  void act_on_screen(std::string_view action, std::int64_t now_ms) override;
  std::int64_t tick(std::int64_t now_ms) override;
  void picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) override;
  void answered(std::string_view request, HttpAnswer answer, std::int64_t now_ms) override;
  void kept(std::string_view envelope, bool lasting) override { outbox_.kept(envelope, lasting), ++revision_; }
  [[nodiscard]] std::vector<Request> take_requests() override;
  [[nodiscard]] std::uint64_t revision() const override { return revision_; }

  /// Begins with a signed pack, whose signature is checked against the chosen keys.
  shell::DoneOrMessage open_pack(const std::string& path, std::int64_t now_ms);
  /// The file of signing public keys that packs are checked with.
  void trust(const std::string& path) { trust_ = path; }

 private:
  [[nodiscard]] shell::DoneOrMessage begin(std::int64_t now_ms);
  [[nodiscard]] shell::DoneOrMessage carry_out(const Event& event, std::int64_t now_ms);
  /// Shows why it was refused on that panel, if it was.
  void tell(std::string_view panel, const shell::DoneOrMessage& done);
  void pick(std::string id, std::string words);
  [[nodiscard]] shell::DoneOrMessage update(const json::Value& action, std::int64_t now_ms);
  [[nodiscard]] shell::DoneOrMessage update_text(std::string_view action, std::int64_t now_ms);
  [[nodiscard]] shell::DoneOrMessage follow(const json::Value& effect, std::int64_t now_ms);
  void keep(const json::Value& effect, std::int64_t now_ms);
  void tell_not_sent(std::string_view reason, bool saved, std::int64_t now_ms);
  [[nodiscard]] shell::DoneOrMessage offer_receipt(std::string_view target);
  void offer_file(std::string_view id);
  void offer(Request::Type type, std::string name, std::string_view bytes);
  [[nodiscard]] Panel assist_panel() const;
  [[nodiscard]] Panel outbox_panel() const;

  RandomSource& random_;
  Outbox outbox_;
  std::string trust_, pack_path_;
  std::unique_ptr<journey::Journey> journey_;
  std::int64_t now_ms_ = 0;      // of the last step, for the screen
  std::string pending_;          // id of the envelope that the session waits for
  std::string told_;             // id of the envelope of which the session knows that it was not sent at once
  json::Value draft_;            // what the receipt is made from
  std::string acknowledgement_;  // the intake's word for it
  struct File {
    std::string name, content;
  };
  std::map<std::string, File, std::less<>> files_;  // that the screen offers, by id
  std::string confirming_deletion_of_;              // id of the entry that is to be deleted, once that is confirmed
  std::map<std::string, std::string, std::less<>> problems_;  // by panel
  std::vector<Request> requests_;
  std::uint64_t revision_ = 1;
};

}  // namespace sealwell::workbench
