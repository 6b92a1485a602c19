// Drives the workbench's rooms against a real intake, for workbench.test.mjs:
//   workbench_rooms [--certificates FILE] collect ORIGIN TOKEN-FILE FOLDER [delete]
//   workbench_rooms [--certificates FILE] post OUTBOX
// FILE: the authorities to trust in place of the system's. Prints what the panel says in the end.
#include "core/sealing/system_random.hpp"

#include "shell/files/clock.hpp"
#include "shell/workbench/rooms/assist/assist_room.hpp"
#include "shell/workbench/rooms/open/open_room.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/window/http/http_sender.hpp"

#include <iostream>

using namespace sealwell;
using namespace sealwell::workbench;

namespace {

std::int64_t now() { return shell::clock_now(); }

// What a shell does: carries requests out and hands answers back, until there is nothing left.
void carry_out(Room& room, imgui::HttpSender& sender) {
  for (int turn = 0; turn < 600; ++turn) {
    const std::int64_t next = room.tick(now());
    for (Request& request : room.take_requests()) {
      if (request.type == Request::Type::http) sender.send(std::move(request));
    }
    if (!sender.busy() && (next == 0 || next > now())) return;
    for (auto& [id, answer] : sender.poll(50)) room.answered(id, std::move(answer), now());
  }
}

void print(const Panel& panel) {
  for (const Piece& piece : panel.pieces) {
    const auto* block = std::get_if<engine::Block>(&piece);
    if (!block) continue;
    if (const auto* one = std::get_if<engine::StatusLine>(block)) std::cout << one->text << "\n";
    if (const auto* one = std::get_if<engine::Warning>(block)) std::cout << "Problem: " << one->text << "\n";
    if (const auto* one = std::get_if<engine::Inset>(block)) std::cout << one->text << "\n";
  }
}

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> arguments(words + 1, words + count);
  std::string certificates;
  if (arguments.size() > 2 && arguments[0] == "--certificates") {
    certificates = arguments[1];
    arguments.erase(arguments.begin(), arguments.begin() + 2);
  }
  imgui::HttpSender sender(certificates);
  if (arguments.size() >= 4 && arguments[0] == "collect") {
    OpenRoom room;
    room.picked("token", {arguments[2]}, now());
    room.act({"queue", "submit", "collect", "collect", {{"address", arguments[1]}, {"folder", arguments[3]}}}, {},
             now());
    carry_out(room, sender);
    if (arguments.size() > 4) {
      room.act({"queue", "delete-saved", "", "", {}}, {}, now());
      carry_out(room, sender);
    }
    print(room.panel("queue"));
  } else if (arguments.size() == 2 && arguments[0] == "post") {
    sealing::SystemRandom random;
    AssistRoom room(arguments[1], random);
    carry_out(room, sender);
    print(room.panel("outbox"));
  } else {
    return 2;
  }
}
