// What the page around the canvas (shell/workbench/web/page/core.ts) calls. Texts and bytes go in as an address and a size in the
// module's memory, which the page frees; they come out at the address that is given back, as many as `workbench_size`
// says, until the next call. A call that can fail gives back false, and `workbench_problem` says why.
#include "core/sealing/secret.hpp"

#include "shell/workbench/web/canvas/canvas.hpp"

#include <emscripten/emscripten.h>

#include <memory>

namespace {

using sealwell::canvas::Canvas;

std::unique_ptr<Canvas> canvas;
std::string given, problem;
std::size_t given_size = 0;

const char* give(std::string text) {
  sealwell::sealing::wipe(given);
  given = std::move(text);
  given_size = given.size();
  return given.data();
}

const char* give(const std::optional<std::string>& text) {
  if (text) return give(*text);
  given_size = 0;
  return nullptr;
}

bool noted(const sealwell::shell::DoneOrMessage& done) {
  if (!done.ok()) problem = done.failure().text;
  return done.ok();
}

/// Milliseconds since 1970, as JavaScript has them.
std::int64_t time_of(double ms) { return static_cast<std::int64_t>(ms); }

std::string text_at(const char* at, std::size_t size) { return {at, size}; }

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void workbench_begin(const char* layout, std::size_t size, double now_ms) {
  canvas = std::make_unique<Canvas>("#workbench-canvas", text_at(layout, size), time_of(now_ms));
}

EMSCRIPTEN_KEEPALIVE bool workbench_draws() { return canvas->draws(); }
EMSCRIPTEN_KEEPALIVE std::size_t workbench_size() { return given_size; }
EMSCRIPTEN_KEEPALIVE const char* workbench_problem() { return give(std::move(problem)); }

EMSCRIPTEN_KEEPALIVE void workbench_resize(float width, float height, float ratio) {
  canvas->resize(width, height, ratio);
}

/// When it wants to be called again, in milliseconds since 1970; 0: never.
EMSCRIPTEN_KEEPALIVE double workbench_tick(double now_ms) {
  return static_cast<double>(canvas->application().tick(time_of(now_ms)));
}
EMSCRIPTEN_KEEPALIVE bool workbench_wants_frame() { return canvas->application().wants_frame(); }
EMSCRIPTEN_KEEPALIVE bool workbench_draw(double now_ms) { return noted(canvas->draw(time_of(now_ms))); }

EMSCRIPTEN_KEEPALIVE void workbench_pointer(float x, float y) { canvas->input().pointer(x, y); }
EMSCRIPTEN_KEEPALIVE void workbench_pointer_left() { canvas->input().pointer_left(); }
EMSCRIPTEN_KEEPALIVE void workbench_press(bool down) { canvas->input().press(down); }
EMSCRIPTEN_KEEPALIVE void workbench_wheel(float across, float down) { canvas->input().wheel(across, down); }
EMSCRIPTEN_KEEPALIVE void workbench_key(const char* name, std::size_t size, bool down, bool ctrl, bool shift,
                                        bool alt) {
  canvas->input().key({name, size}, down, {ctrl, shift, alt});
}
EMSCRIPTEN_KEEPALIVE void workbench_text(const char* typed, std::size_t size) {
  std::string text(typed, size);
  canvas->input().text(text);
  sealwell::sealing::wipe(text);
}
EMSCRIPTEN_KEEPALIVE void workbench_let_go() { canvas->input().let_go(); }
EMSCRIPTEN_KEEPALIVE bool workbench_wants_text() { return canvas->input().wants_text(); }
EMSCRIPTEN_KEEPALIVE float workbench_text_cursor(int axis) { return canvas->input().text_cursor()[axis == 0 ? 0 : 1]; }
EMSCRIPTEN_KEEPALIVE const char* workbench_pointer_shape() {
  return give(std::string(canvas->input().pointer_shape()));
}
EMSCRIPTEN_KEEPALIVE const char* workbench_copied() { return give(canvas->input().take_copied()); }

EMSCRIPTEN_KEEPALIVE const char* workbench_beside() { return give(canvas->html_mirror()); }
EMSCRIPTEN_KEEPALIVE void workbench_open_room(const char* id, std::size_t size) {
  canvas->application().open_room({id, size});
}
EMSCRIPTEN_KEEPALIVE void workbench_fold(const char* key, std::size_t size) { canvas->fold(text_at(key, size)); }
EMSCRIPTEN_KEEPALIVE bool workbench_act(const char* event, std::size_t size, double now_ms) {
  return noted(canvas->act({event, size}, time_of(now_ms)));
}
EMSCRIPTEN_KEEPALIVE void workbench_act_on_screen(const char* action, std::size_t size, double now_ms) {
  canvas->application().room().act_on_screen({action, size}, time_of(now_ms));
}
EMSCRIPTEN_KEEPALIVE void workbench_secret(const char* name, std::size_t name_size, const std::uint8_t* bytes,
                                           std::size_t size) {
  canvas->hand_over_secret(text_at(name, name_size), {bytes, size});
}

EMSCRIPTEN_KEEPALIVE const char* workbench_requests() { return give(canvas->browser().take()); }
EMSCRIPTEN_KEEPALIVE const std::uint8_t* workbench_request_bytes(int number) {
  const sealwell::ByteView bytes = canvas->browser().bytes(number);
  given_size = bytes.size();
  return bytes.data();
}
EMSCRIPTEN_KEEPALIVE void workbench_done(int number) { canvas->browser().done(number); }
/// `paths`: one a line.
EMSCRIPTEN_KEEPALIVE void workbench_picked(int number, const char* paths, std::size_t size, double now_ms) {
  canvas->browser().picked(number, lines_of({paths, size}), time_of(now_ms));
}
EMSCRIPTEN_KEEPALIVE void workbench_dropped(const char* paths, std::size_t size, double now_ms) {
  canvas->application().dropped(lines_of({paths, size}), time_of(now_ms));
}
EMSCRIPTEN_KEEPALIVE void workbench_answered(int number, int status, const char* why, std::size_t why_size,
                                             const std::uint8_t* body, std::size_t size, double now_ms) {
  sealwell::workbench::HttpAnswer answer{status, text_at(why, why_size), {body, body + size}};
  canvas->browser().answered(number, std::move(answer), time_of(now_ms));
}

/// Whether the browser keeps an envelope that was written to the outbox's folder: asked for each.
EMSCRIPTEN_KEEPALIVE void workbench_kept(const char* id, std::size_t size, bool lasting) {
  canvas->kept({id, size}, lasting);
}

EMSCRIPTEN_KEEPALIVE const char* workbench_controls() { return give(canvas->controls()); }
EMSCRIPTEN_KEEPALIVE const char* workbench_layout() { return give(canvas->take_layout()); }

}  // extern "C"
