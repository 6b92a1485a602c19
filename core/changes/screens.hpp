#pragma once

#include "core/changes/visit.hpp"
#include "core/changes/words.hpp"

namespace sealwell::changes {

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
  explicit Screens(const Visit& visit) : visit_(visit), pack_(visit.today_.pack), words_(pack_) {}
  [[nodiscard]] session::Screen current() const;

 private:
  [[nodiscard]] session::Screen frame(std::string id, const std::string& heading) const;
  [[nodiscard]] std::string error() const;
  [[nodiscard]] session::Field field(session::FieldKind kind, std::string name, std::string label) const;
  void add_form(session::Screen& screen, session::Field field) const;
  void add_receipt(session::Screen& screen) const;
  [[nodiscard]] session::Screen refused() const;
  [[nodiscard]] session::Screen told(std::string id, std::string_view sentence) const;
  [[nodiscard]] session::Screen bring() const;
  [[nodiscard]] session::Screen menu() const;
  [[nodiscard]] session::Screen again() const;
  [[nodiscard]] session::Screen which() const;
  [[nodiscard]] session::Screen who() const;
  [[nodiscard]] session::Screen channels() const;
  [[nodiscard]] session::Screen text(std::string_view kind) const;
  [[nodiscard]] session::Screen erase() const;
  [[nodiscard]] session::Screen decide() const;
  [[nodiscard]] session::Screen check() const;
  [[nodiscard]] session::Screen sending() const;
  [[nodiscard]] session::Screen not_sent() const;
  [[nodiscard]] session::Screen ended(std::string_view how) const;
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
  Words words_;
};

}  // namespace sealwell::changes
