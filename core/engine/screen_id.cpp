#include "core/engine/screen_id.hpp"

namespace sealwell::engine {
namespace {

using Kind = ScreenId::Kind;

constexpr std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::other: break;
    case Kind::start: return "start";
    case Kind::item: return "item";
    case Kind::results: return "results";
    case Kind::consent: return "consent";
    case Kind::check: return "check";
    case Kind::send: return "send";
    case Kind::sending: return "sending";
    case Kind::not_sent: return "not-sent";
    case Kind::sent: return "sent";
    case Kind::refused: return "refused";
    case Kind::ended: return "ended";
    case Kind::finished: return "finished";
    case Kind::given_up: return "given-up";
    case Kind::changes: return "changes";
  }
  return {};
}

constexpr int last_kind = static_cast<int>(Kind::changes);
static_assert(word(static_cast<Kind>(last_kind + 1)).empty(), "a kind that parse() does not know");

}  // namespace

ScreenId ScreenId::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const bool named = slash != std::string_view::npos;
  // A slash with nothing behind it is in no id: what is read is what was written.
  if (!named || slash + 1 < text.size()) {
    const std::string_view first = text.substr(0, slash);
    for (int i = 1; i <= last_kind; ++i) {
      if (word(static_cast<Kind>(i)) != first) continue;
      return {static_cast<Kind>(i), std::string(named ? text.substr(slash + 1) : std::string_view())};
    }
  }
  return {Kind::other, std::string(text)};
}

std::string ScreenId::to_text() const {
  if (kind == Kind::other) return name;
  std::string text(word(kind));
  if (!name.empty()) text.append("/").append(name);
  return text;
}

}  // namespace sealwell::engine
