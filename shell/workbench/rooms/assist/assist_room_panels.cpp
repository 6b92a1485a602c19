#include "shell/workbench/rooms/assist/assist_room.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <filesystem>

namespace sealwell::workbench {
namespace {

using engine::Block;

std::string status_of(const PendingEnvelope& waiting) {
  const std::string reference = "Reference " + waiting.reference + ": ";
  if (!waiting.request.empty()) return reference + "trying to send.";
  switch (waiting.state) {
    case PendingEnvelope::State::saved: return reference + "saved on this device, not sent yet.";
    case PendingEnvelope::State::pending: return reference + "being written to what this device keeps.";
    case PendingEnvelope::State::unsaved:
      return reference + "this device could not keep it. Save the file before you close this program.";
    case PendingEnvelope::State::refused: break;
  }
  return reference + "not sent.";
}

}  // namespace

Panel AssistRoom::panel(std::string_view id) const { return id == "outbox" ? outbox_panel() : assist_panel(); }

Panel AssistRoom::assist_panel() const {
  Panel panel{"assist", "Assist a resident", {}};
  if (const auto found = problems_.find("assist"); found != problems_.end()) {
    panel.pieces.emplace_back(Block(engine::Warning{"Problem", found->second}));
  }
  if (journey_) {
    panel.pieces.emplace_back(
        Block(engine::Paragraph{journey_->pack().name + ", version " + journey_->pack().version}));
    panel.pieces.emplace_back(
        Block(engine::Inset{"The service is told that staff filled this in with the resident. Decisions about consent "
                            "are the resident's own: read "
                            "each one out, and press what they say."}));
    panel.pieces.emplace_back(command("Forget these answers and begin with the next resident", "begin-again"));
    panel.pieces.emplace_back(command("Forget these answers and close the form", "leave"));
    return panel;
  }
  panel.pieces.emplace_back(Block(engine::Paragraph{
      trust_.empty() ? "Choose the service's signing public keys, then its signed pack."
                     : "Packs are checked with " + std::filesystem::path(trust_).filename().string() + "."}));
  panel.pieces.emplace_back(command("Choose signing public keys", "pick-trust"));
  panel.pieces.emplace_back(command("Choose a signed pack and begin", "pick-pack"));
  Form form;
  form.id = "pack-path";
  form.parts = {exact_field("trust", "Or type the path of the signing public keys", trust_),
                exact_field("path", "And the path of the signed pack", pack_path_),
                Block(engine::Actions{{{"Begin", "begin"}}})};
  panel.pieces.emplace_back(std::move(form));
  return panel;
}

Panel AssistRoom::outbox_panel() const {
  Panel panel{"outbox", "Outbox", {}};
  if (const auto found = problems_.find("outbox"); found != problems_.end()) {
    panel.pieces.emplace_back(Block(engine::Warning{"Problem", found->second}));
  }
  if (outbox_.entries().empty()) {
    panel.pieces.emplace_back(Block(engine::StatusLine{"Nothing waits to be sent."}));
  } else {
    const std::size_t count = outbox_.entries().size();
    panel.pieces.emplace_back(Block(engine::StatusLine{std::to_string(count) + (count == 1 ? " waits" : " wait") +
                                                       " to be sent. Only the service can open what is sealed."}));
  }
  for (const PendingEnvelope& waiting : outbox_.entries()) {
    panel.pieces.emplace_back(Block(engine::Heading{2, waiting.reference, waiting.service}));
    panel.pieces.emplace_back(Block(engine::Paragraph{status_of(waiting)}));
    if (!waiting.problem.empty()) panel.pieces.emplace_back(Block(engine::Inset{waiting.problem}));
    panel.pieces.emplace_back(command("Try to send now", "try", waiting.id));
    panel.pieces.emplace_back(command("Save the locked file", "save-envelope", waiting.id));
    if (confirming_deletion_of_ != waiting.id) {
      panel.pieces.emplace_back(command("Delete without sending", "delete", waiting.id));
    } else {
      panel.pieces.emplace_back(command("Yes, delete for good", "delete-sure", waiting.id));
      panel.pieces.emplace_back(command("Keep it", "keep", waiting.id));
    }
  }
  Form form;
  form.id = "origin";
  form.parts = {exact_field("origin", "Address of the intake", outbox_.origin(),
                            "Needed where a pack names only a path, for example https://intake.example"),
                Block(engine::Actions{{{"Use this address", "use", engine::Button::Kind::secondary}}})};
  panel.pieces.emplace_back(std::move(form));
  return panel;
}

}  // namespace sealwell::workbench
