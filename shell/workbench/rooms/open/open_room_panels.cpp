#include "shell/workbench/rooms/open/open_room.hpp"
#include "shell/workbench/rooms/open/record_page.hpp"
#include "shell/workbench/rooms/panel.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <filesystem>

namespace sealwell::workbench {
namespace {

using engine::Block;

Form path_form(std::string id, std::string label, std::string value, std::string error) {
  Form form;
  form.id = std::move(id);
  engine::Field field = exact_field("path", std::move(label), std::move(value));
  field.error = std::move(error);
  field.error_prefix = "Error:";
  form.parts = {Block(std::move(field)), Block(engine::Actions{{{"Add", "add", engine::Button::Kind::secondary}}})};
  return form;
}

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

std::string said(const std::map<std::string, std::string, std::less<>>& problems, std::string_view panel) {
  const auto found = problems.find(panel);
  return found == problems.end() ? std::string() : found->second;
}

void add_problem(Panel& panel, const std::string& problem) {
  if (!problem.empty()) panel.pieces.emplace_back(Block(engine::Warning{"Problem", problem}));
}

}  // namespace

std::vector<std::string> OpenRoom::panels() const { return {"keys", "sources", "queue", "envelopes", "record"}; }

Panel OpenRoom::panel(std::string_view id) const {
  if (id == "keys") return keys_panel();
  if (id == "sources") return sources_panel();
  if (id == "queue") return queue_panel();
  if (id == "record") return record_panel();
  return envelopes_panel();
}

Panel OpenRoom::keys_panel() const {
  Panel panel{"keys", "Keys", {}};
  std::vector<std::string> loaded;
  for (const sealing::RecipientSecretKey& key : opener_.keys()) loaded.push_back("Key " + key.id().to_text());
  if (loaded.empty())
    panel.pieces.emplace_back(Block(engine::Paragraph{"No key is loaded. Without one nothing opens."}));
  else panel.pieces.emplace_back(Block(engine::TextList{std::move(loaded), false}));
  const std::string problem = said(problems_, "keys");
  panel.pieces.emplace_back(command("Choose key files", "pick-keys"));
  panel.pieces.emplace_back(
      path_form("key-path", "Or type the path of a key file", locked_.empty() ? typed_path_ : "", {}));
  if (locked_.empty()) add_problem(panel, problem);
  if (!locked_.empty()) {
    Form form;
    form.id = "unlock";
    SecretField secret;
    secret.name = "passphrase";
    secret.label = locked_.size() == 1 ? "Passphrase of " + name_of(locked_.front()) : "Passphrase";
    if (locked_.size() > 1) {
      secret.hint = "It is tried on each of these: ";
      for (const std::string& path : locked_) secret.hint += (path == locked_.front() ? "" : ", ") + name_of(path);
    }
    secret.error = problem;
    form.parts = {secret, Block(engine::Actions{{{"Open the key", "open"}}})};
    panel.pieces.emplace_back(std::move(form));
  }
  if (!opener_.keys().empty() || !locked_.empty()) panel.pieces.emplace_back(command("Forget all keys", "forget-keys"));
  return panel;
}

Panel OpenRoom::sources_panel() const {
  Panel panel{"sources", "Envelopes and packs", {}};
  add_problem(panel, said(problems_, "sources"));
  panel.pieces.emplace_back(command("Open a folder of envelopes", "pick-folder"));
  panel.pieces.emplace_back(command("Open envelopes", "pick-envelopes"));
  panel.pieces.emplace_back(
      path_form("source-path", "Or type the path of a folder, an envelope or a pack", typed_path_, {}));
  panel.pieces.emplace_back(Block(engine::Heading{2, "Packs to check with", ""}));
  if (packs_.empty()) {
    panel.pieces.emplace_back(Block(
        engine::Paragraph{"With the pack of its version each score is worked out again and each answer checked."}));
  } else {
    panel.pieces.emplace_back(Block(engine::TextList{packs_, false}));
  }
  panel.pieces.emplace_back(Block(engine::Paragraph{
      trust_.empty() ? "Signatures of packs are not checked: choose the service's signing public keys first."
                     : "Signatures of packs are checked with " + name_of(trust_) + "."}));
  panel.pieces.emplace_back(command("Choose signing public keys", "pick-trust"));
  panel.pieces.emplace_back(command("Add packs", "pick-packs"));
  return panel;
}

Panel OpenRoom::queue_panel() const {
  Panel panel{"queue", "Collect from the intake", {}};
  add_problem(panel, said(problems_, "queue"));
  add_problem(panel, collector_.problem());
  if (!collector_.status().empty()) panel.pieces.emplace_back(Block(engine::StatusLine{collector_.status()}));
  Form form;
  form.id = "collect";
  SecretField token;
  token.name = "token";
  token.label = "Token of the service";
  token.hint = token_file_.empty() ? "Or choose the file that has it."
                                   : "Left empty, it is taken from " + name_of(token_file_) + ".";
  form.parts = {Block(exact_field("address", "Address of the intake", address_, "For example https://intake.example")),
                token, Block(exact_field("folder", "Folder to save the envelopes in", queue_folder_)),
                Block(engine::Actions{{{"Collect", "collect"}}})};
  panel.pieces.emplace_back(std::move(form));
  panel.pieces.emplace_back(command("Choose the file with the token", "pick-token"));
  panel.pieces.emplace_back(command("Choose the folder", "pick-queue-folder"));
  const std::size_t saved = collector_.deletable();
  if (saved > 0 && !collector_.busy() && !files_last_) {
    panel.pieces.emplace_back(
        Block(engine::Inset{"In a browser what was collected goes when the page is closed, so nothing is deleted at "
                            "the intake from here."}));
  } else if (saved > 0 && !collector_.busy()) {
    panel.pieces.emplace_back(Block(
        engine::Inset{"The intake keeps its copies until you say so. Delete them once the folder is in your backup."}));
    panel.pieces.emplace_back(
        command("Delete at the intake what is saved here (" + std::to_string(saved) + ")", "delete-saved"));
  }
  return panel;
}

Panel OpenRoom::envelopes_panel() const {
  Panel panel{"envelopes", "Envelopes", {}};
  add_problem(panel, said(problems_, "envelopes"));
  panel.pieces.emplace_back(Block(engine::StatusLine{exporting_ ? "Exporting." : list_.status()}));
  Form form;
  form.id = "filter";
  engine::Field due;
  due.kind = engine::FieldKind::checkboxes;
  due.name = "due";
  due.label = "Follow-ups";
  due.options.push_back({"due", "Only those that are due", "", list_.due_only(), false});
  if (list_.due_only()) due.values = {"due"};
  form.parts = {Block(exact_field("text", "Show only what has this text", list_.filter_text())), Block(std::move(due)),
                Block(engine::Actions{{{"Filter", "filter", engine::Button::Kind::secondary}}})};
  panel.pieces.emplace_back(std::move(form));
  panel.pieces.emplace_back(list_.table());
  if (list_.size() > 0) {
    panel.pieces.emplace_back(command("Export what is shown", "export"));
    panel.pieces.emplace_back(command("Close all of these", "clear-list"));
  }
  return panel;
}

Panel OpenRoom::record_panel() const {
  Panel panel{"record", "One envelope", {}};
  add_problem(panel, said(problems_, "record"));
  const OpenedRow* row = list_.chosen_row();
  if (!row) {
    panel.pieces.emplace_back(Block(engine::Paragraph{"Choose an envelope in the table."}));
    return panel;
  }
  if (!row->error.empty()) {
    panel.pieces.emplace_back(Block(engine::Warning{"Problem", row->file + ": " + row->error + ". " + row->fix}));
    return panel;
  }
  const auto line = opened_line();
  if (!line.ok()) {
    add_problem(panel, line.failure().text);
    return panel;
  }
  for (Block& block : record_blocks(line.value(), pack_of(line.value()))) panel.pieces.emplace_back(std::move(block));
  panel.pieces.emplace_back(command("Show as a page to print", "show-record"));
  return panel;
}

}  // namespace sealwell::workbench
