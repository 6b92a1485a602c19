#pragma once

#include "core/amend/change.hpp"
#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/engine/screen_fwd.hpp"
#include "core/json/value.hpp"
#include "core/pack/service_pack.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::amend {

/// A service's current pack, with its terms.
struct CurrentPack {
  pack::ServicePack pack;
  sealing::Hash hash{};      ///< Of its document
  std::string address = {};  ///< Of the service's own page, for a calendar; may be empty
};

/// A session of a resident who opened a receipt to change or withdraw what they sent: docs/changes.md. Not copyable,
/// since it holds typed texts and the receipt's key.
class ReceiptSession {
 public:
  enum class Stage {
    refused,
    read_only,
    nothing_sent_before,
    bring,
    menu,
    again,
    which,
    who,
    channels,
    review,
    complaint,
    erase,
    decide,
    check,
    withdrawing,
    sending,
    not_sent,
    done,
    deleted,
    nothing_sent,
  };

  /// Opens a receipt's file. For an unusable one the session has a single screen that says why. `#again` asks for a
  /// receipt; with `begins_again` that receipt begins a reassessment if possible. Any other fragment of an address is no
  /// receipt.
  [[nodiscard]] static std::unique_ptr<ReceiptSession> open(CurrentPack today, std::string_view brought,
                                                            bool begins_again = false);

  ReceiptSession(const ReceiptSession&) = delete;
  ReceiptSession& operator=(const ReceiptSession&) = delete;

  /// One step: an action in, the result out, as JSON of docs/session.md with the screen as HTML. Errors: those of
  /// json::parse, unknown_action.
  [[nodiscard]] Result<std::string> update(std::string_view action, std::int64_t now_ms, RandomSource& random);

  /// The current screen, as JSON of docs/session.md.
  [[nodiscard]] std::string current() const;

  [[nodiscard]] engine::Screen screen() const;
  [[nodiscard]] Stage stage() const { return stage_; }

 private:
  friend class Screens;
  explicit ReceiptSession(CurrentPack today) : today_(std::move(today)) {}

  struct Submitted;
  void submit(const Submitted& form, std::int64_t now_ms, RandomSource& random);
  void choose(const std::string& what);
  void take_which(const Submitted& form);
  void take_text(const Submitted& form, Change::Kind kind, bool needed);
  void take_decision(const Submitted& form);
  void go(Stage stage);
  void go_back();
  void send(std::int64_t now_ms, RandomSource& random);
  void seal(std::int64_t now_ms, RandomSource& random);
  void withdrawn(const json::Value& action, std::int64_t now_ms, RandomSource& random);
  void offer_receipt(std::string_view deletion);
  void forget();
  [[nodiscard]] bool acknowledged(std::string_view text) const;
  [[nodiscard]] std::string answer(bool with_screen = true) const;

  CurrentPack today_;
  SentReferral sent_;
  Stage stage_ = Stage::menu;
  std::vector<Stage> trail_;  ///< Before the stage at hand
  int position_ = 0;
  Error open_error_ = Error::invalid_link;  ///< refused
  std::string error_;                       ///< Id of the sentence about what is wrong with the form; empty: nothing
  std::map<std::string, std::vector<std::string>, std::less<>> typed_;  ///< What stands in the form
  std::vector<Change> changes_;
  std::vector<std::string> renewed_;  ///< Statements whose wording has changed, that are still to be decided about
  std::size_t deciding_ = 0;
  std::optional<receipt::EnvelopeRef> pending_;  ///< The change that was sealed
  std::vector<consent::Event> events_;           ///< That it added
  std::string reference_;                        ///< Of it
  bool saved_ = false;
  json::Value effects_;
};

/// Maximum length of a typed text in characters. Ours.
inline constexpr std::size_t text_max_characters = 2000;

}  // namespace sealwell::amend
