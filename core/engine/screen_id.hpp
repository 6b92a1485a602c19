#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sealwell::engine {

/// Which screen it is. As text, in an action and in a screen's JSON (docs/session.md), it is the kind's word and, where
/// it has a name, a slash and the name: "start", "item/LINKID", "consent/ID". Nothing else takes that text apart or
/// puts it together.
struct ScreenId {
  enum class Kind : std::uint8_t {
    other,     ///< One that no journey has; `name` is its whole text, empty for none
    start,     ///< The service's introduction
    item,      ///< A question, a page or a text; `name`: its linkId
    results,   ///< The resident's profile and what could help
    consent,   ///< A statement to decide about; `name`: its id
    check,     ///< "Check your answers"
    send,      ///< What was asked since `check`, with the button that sends
    sending,   ///< The envelope is on its way
    not_sent,  ///< It could not be sealed or sent
    sent,      ///< The intake has it. In scenarios and the explorer's report `name` is what was sent, if anything
    refused,   ///< A statement that is needed was refused; `name`: its id
    ended,     ///< One of the pack's endings; `name`: its id
    finished,  ///< The end of a pack that sends nothing
    given_up,  ///< What could not be sent was deleted
    changes,   ///< One of those for who comes back with a receipt (core/amend); `name`: which
  };
  Kind kind = Kind::other;
  std::string name = {};

  /// Any text is the id of some screen: what no kind's word begins is `other`.
  [[nodiscard]] static ScreenId parse(std::string_view text);
  [[nodiscard]] std::string to_text() const;

  /// True if there is no such screen: the text was empty.
  [[nodiscard]] bool empty() const { return kind == Kind::other && name.empty(); }

  friend bool operator==(const ScreenId&, const ScreenId&) = default;
};

}  // namespace sealwell::engine
