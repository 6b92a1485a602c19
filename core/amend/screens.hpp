#pragma once

#include "core/amend/receipt_session.hpp"
#include "core/engine/screen.hpp"
#include "core/pack/messages.hpp"

namespace sealwell::amend {

/// How consent to a statement can be revoked, by its lawful basis.
enum class Revocation { withdraw, stop_sharing, object, none };

[[nodiscard]] Revocation revocation_of(const AgreedStatement& agreed);

/// Ids of the receipt's statements whose wording has changed since.
[[nodiscard]] std::vector<std::string> changed_statements(const SentReferral& sent, const pack::ServicePack& pack);

/// The item whose options are the contact channels; nullptr if the pack names none.
[[nodiscard]] const pack::Item* contact_item(const pack::ServicePack& pack);

/// The recipients of all revocable statements with several recipients, each once.
[[nodiscard]] std::vector<std::string> parties(const SentReferral& sent);

/// Builds the screen of a receipt session's stage.
class Screens {
 public:
  explicit Screens(const ReceiptSession& visit)
      : session_(visit), pack_(visit.today_.pack), messages_(pack_, pack::changes_sentences) {}
  [[nodiscard]] engine::Screen current() const;

 private:
  [[nodiscard]] engine::Screen frame(std::string name, const std::string& heading) const;
  [[nodiscard]] std::string error() const;
  [[nodiscard]] engine::Field field(engine::FieldKind kind, std::string name, std::string label) const;
  void add_form(engine::Screen& screen, engine::Field field) const;
  void add_receipt(engine::Screen& screen) const;
  [[nodiscard]] engine::Screen refused() const;
  [[nodiscard]] engine::Screen notice(std::string name, std::string_view sentence) const;
  [[nodiscard]] engine::Screen bring() const;
  [[nodiscard]] engine::Screen menu() const;
  [[nodiscard]] engine::Screen again() const;
  [[nodiscard]] engine::Screen which() const;
  [[nodiscard]] engine::Screen who() const;
  [[nodiscard]] engine::Screen channels() const;
  [[nodiscard]] engine::Screen text(std::string_view kind) const;
  [[nodiscard]] engine::Screen erase() const;
  [[nodiscard]] engine::Screen decide() const;
  [[nodiscard]] engine::Screen check() const;
  [[nodiscard]] engine::Screen sending() const;
  [[nodiscard]] engine::Screen not_sent() const;
  [[nodiscard]] engine::Screen ended(std::string_view how) const;
  // A statement as it was agreed to, and as it is now.
  struct StatementWordingView {
    const AgreedStatement* agreed = nullptr;
    const pack::StatementWording* today = nullptr;
  };
  [[nodiscard]] StatementWordingView wording_of(std::string_view statement) const;
  [[nodiscard]] std::string line_of(const Change& change) const;
  [[nodiscard]] std::string title_of(std::string_view statement) const;

  const ReceiptSession& session_;
  const pack::ServicePack& pack_;
  pack::Messages messages_;
};

}  // namespace sealwell::amend
