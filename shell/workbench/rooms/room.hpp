#pragma once

#include "core/base/bytes.hpp"
#include "core/engine/screen_fwd.hpp"
#include "core/sealing/secret.hpp"

#include "shell/workbench/rooms/event.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealwell::workbench {

/// A passphrase on its way from a field to the key that it opens: in guarded memory (locked, never in a core dump).
struct TypedSecret {
  sealing::GuardedSecret bytes;
  std::size_t size = 0;
};
using Secrets = std::map<std::string, TypedSecret, std::less<>>;  ///< By the field's name

/// What the world around a room must do for it. The shell (native, canvas, a test) carries requests out.
struct Request {
  enum class Type {
    pick_files,  ///< Let somebody pick files (`many`) or a folder (`folder`); comes back as `picked`
    save_file,   ///< Offer `bytes` as a file called `name`
    show_page,   ///< Open the HTML document `bytes` where it can be read aloud and printed
    http,        ///< Send `http`; comes back as `answered`
  };
  struct Http {
    std::string method, url;
    std::vector<std::pair<std::string, std::string>> headers;
    Bytes body;
  };
  Type type = Type::save_file;
  std::string id;    ///< Comes back with the answer
  std::string name;  ///< save_file, show_page: a file's name; pick_files: what is wanted, in words
  bool many = false, folder = false;
  Bytes bytes;
  Http http;
};

struct HttpAnswer {
  int status = 0;       ///< 0: nobody answered
  std::string problem;  ///< Why nobody did, in words
  Bytes body;
};

struct Panel;
struct Form;

/// One of the things that people do in the workbench: trying a pack out, writing one, assisting a resident, opening what
/// arrived. It knows no window, no canvas and no widget. It draws nothing and holds no rules: those are the core's.
class Room {
 public:
  Room() = default;
  virtual ~Room() = default;
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  [[nodiscard]] virtual std::string_view id() const = 0;  ///< "preview", "author", "assist", "open"
  [[nodiscard]] virtual std::string_view title() const = 0;

  /// Ids of its panels in reading order, and each as it stands.
  [[nodiscard]] virtual std::vector<std::string> panels() const = 0;
  [[nodiscard]] virtual Panel panel(std::string_view id) const = 0;
  virtual void act(const Event& event, Secrets secrets, std::int64_t now_ms) = 0;

  /// The resident's screen where the room shows one, and an action on it (docs/session.md) as JSON.
  [[nodiscard]] virtual std::optional<engine::Screen> screen() const;
  virtual void act_on_screen(std::string_view action, std::int64_t now_ms) { (void)action, (void)now_ms; }

  /// Looks after what changes by itself: files that somebody edits, posts that are due. Called a few times a second
  /// at most; gives when it wants to be called again, in milliseconds since 1970, or 0 for never.
  virtual std::int64_t tick(std::int64_t now_ms) { return (void)now_ms, 0; }

  virtual void picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) {
    (void)request, (void)paths, (void)now_ms;
  }
  virtual void answered(std::string_view request, HttpAnswer answer, std::int64_t now_ms) {
    (void)request, (void)answer, (void)now_ms;
  }
  /// Whether an envelope that the room wrote to its folder was made to last: where that is known only later.
  virtual void kept(std::string_view envelope, bool lasting) { (void)envelope, (void)lasting; }
  [[nodiscard]] virtual std::vector<Request> take_requests() { return {}; }

  /// Grows whenever a panel or the screen may look different. A shell draws again only then.
  [[nodiscard]] virtual std::uint64_t revision() const = 0;
};

}  // namespace sealwell::workbench
