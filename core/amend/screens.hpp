#pragma once

#include "core/amend/visit.hpp"
#include "core/engine/screen.hpp"
#include "core/pack/messages.hpp"

namespace sealwell::amend {

/// How a statement can be taken back, by its basis.
enum class WayBack { withdraw, stop_sharing, object, none };

[[nodiscard]] WayBack way_back(const Agreed& agreed);

/// What of a receipt's statements is said otherwise today.
[[nodiscard]] std::vector<std::string> changed_statements(const Sent& sent, const pack::ServicePack& pack);

/// The item whose options are the ways to be contacted; nullptr where the pack names none.
[[nodiscard]] const pack::Item* contact_item(const pack::ServicePack& pack);

/// The parties with whom what was agreed to is shared, where there are several.
[[nodiscard]] std::vector<std::string> parties(const Sent& sent);

/// Makes the screen of a visit's stage.
class Screens {
 public:
  explicit Screens(const Visit& visit)
      : visit_(visit), pack_(visit.today_.pack), messages_(pack_, pack::changes_sentences) {}
  [[nodiscard]] engine::Screen current() const;

 private:
  [[nodiscard]] engine::Screen frame(std::string name, const std::string& heading) const;
  [[nodiscard]] std::string error() const;
  [[nodiscard]] engine::Field field(engine::FieldKind kind, std::string name, std::string label) const;
  void add_form(engine::Screen& screen, engine::Field field) const;
  void add_receipt(engine::Screen& screen) const;
  [[nodiscard]] engine::Screen refused() const;
  [[nodiscard]] engine::Screen told(std::string name, std::string_view sentence) const;
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
    const Agreed* agreed = nullptr;
    const pack::StatementWording* today = nullptr;
  };
  [[nodiscard]] StatementWordingView wording_of(std::string_view statement) const;
  [[nodiscard]] std::string line_of(const Change& change) const;
  [[nodiscard]] std::string title_of(std::string_view statement) const;

  const Visit& visit_;
  const pack::ServicePack& pack_;
  pack::Messages messages_;
};

}  // namespace sealwell::amend
