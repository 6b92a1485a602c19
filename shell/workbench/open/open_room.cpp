#include "shell/workbench/open/open_room.hpp"

#include "shell/headless/files.hpp"
#include "shell/headless/key_files.hpp"
#include "shell/workbench/files/what_file.hpp"
#include "shell/workbench/open/record_page.hpp"
#include "shell/workbench/panel_parts.hpp"

#include "core/base/text.hpp"
#include "core/sealing/secret.hpp"

#include <algorithm>

namespace sealwell::workbench {

using headless::BadInput;

namespace {

/// How many envelopes are opened before the window is drawn again: some tenths of a second at most.
constexpr std::size_t slice = 40;

}  // namespace

void OpenRoom::act(const Event& event, Secrets secrets, std::int64_t now_ms) {
  (void)now_ms;
  ++revision_;
  problems_.erase(event.panel);
  try {
    carry_out(event, secrets);
  } catch (const std::exception& problem) {
    problems_[event.panel] = problem.what();
  }
}

void OpenRoom::carry_out(const Event& event, Secrets& secrets) {
  const std::string what = event.type == "submit" ? event.target : event.type;
  if (what == "pick-keys") pick("keys", "Key files", true, false);
  else if (what == "key-path") add_key_file(typed_path_ = text_of(event, "path"));
  else if (what == "unlock") unlock(secrets);
  else if (what == "forget-keys") forget_keys();
  else if (what == "pick-trust") pick("trust", "The file of signing public keys", false, false);
  else if (what == "pick-packs") pick("packs", "Signed packs", true, false);
  else if (what == "pick-envelopes") pick("envelopes", "Envelopes", true, false);
  else if (what == "pick-folder") pick("envelopes", "A folder of envelopes", false, true);
  else if (what == "source-path") open_file(typed_path_ = text_of(event, "path"));
  else if (what == "clear-list") list_.clear();
  else if (what == "pick-token") pick("token", "The file with the token", false, false);
  else if (what == "pick-queue-folder") pick("queue-folder", "The folder to save envelopes in", false, true);
  else if (what == "collect") collect(event, secrets);
  else if (what == "delete-saved" && files_last_) collector_.delete_saved();
  else if (what == "filter") list_.filter(text_of(event, "text"), text_of(event, "due") == "due");
  else if (what == "sort") list_.sort_by(event.target);
  else if (what == "choose") look_at(event.target);
  else if (what == "export") begin_export();
  else if (what == "show-record") show_record();
}

void OpenRoom::pick(std::string id, std::string words, bool many, bool folder) {
  Request request;
  request.type = Request::Type::pick_files;
  request.id = std::move(id);
  request.name = std::move(words);
  request.many = many;
  request.folder = folder;
  requests_.push_back(std::move(request));
}

void OpenRoom::picked(std::string_view request, const std::vector<std::string>& paths, std::int64_t now_ms) {
  (void)now_ms;
  ++revision_;
  const std::string panel = request == "keys" ? "keys" : request == "token" || request == "queue-folder" ? "queue" : "sources";
  problems_.erase(panel);
  for (const std::string& path : paths) {
    try {
      if (request == "keys") add_key_file(path);
      else if (request == "trust") trust_ = path;
      else if (request == "packs") add_pack(path);
      else if (request == "envelopes") add_envelopes({path});
      else if (request == "token") token_file_ = path;
      else if (request == "queue-folder") queue_folder_ = path;
    } catch (const std::exception& problem) {
      // One that is bad stops none of the others.
      std::string& said = problems_[panel];
      said += (said.empty() ? "" : "\n") + std::string(problem.what());
    }
  }
}

void OpenRoom::open_file(const std::string& path) {
  ++revision_;
  switch (what_file(path)) {
    case WhatFile::key: add_key_file(path); break;
    case WhatFile::pack:
    case WhatFile::pack_folder: add_pack(path); break;
    case WhatFile::envelope:
    case WhatFile::folder: add_envelopes({path}); break;
    case WhatFile::nothing:
      throw BadInput(path + ": is not there, or is neither an envelope, a folder, a pack nor a key file. Check the path.");
  }
  typed_path_.clear();
}

void OpenRoom::add_key_file(const std::string& path) {
  if (what_file(path) != WhatFile::key) throw BadInput(path + ": is no key file. Take the one that ends in .key.");
  if (std::find(locked_.begin(), locked_.end(), path) == locked_.end()) locked_.push_back(path);
  typed_path_.clear();
}

void OpenRoom::unlock(const Secrets& secrets) {
  const auto typed = secrets.find("passphrase");
  if (locked_.empty()) throw BadInput("Choose a key file first.");
  if (typed == secrets.end() || typed->second.size == 0) throw BadInput("Type the passphrase of the key.");
  const auto passphrase = headless::Passphrase::from_bytes(typed->second.bytes.view().first(typed->second.size));
  std::string problem;
  std::vector<std::string> left;
  for (const std::string& path : locked_) {
    try {
      auto key = headless::key_under(path, passphrase);
      if (!key) {
        left.push_back(path);
        continue;
      }
      const auto same = [&](const sealing::RecipientSecretKey& other) { return other.id() == key->id(); };
      if (std::none_of(opener_.keys().begin(), opener_.keys().end(), same)) opener_.add_key(std::move(*key));
    } catch (const BadInput& bad) {
      problem += (problem.empty() ? "" : "\n") + std::string(bad.what());
    }
  }
  const bool opened_one = left.size() < locked_.size() && problem.empty();
  locked_ = std::move(left);
  if (opened_one) list_.again();
  if (!problem.empty()) throw BadInput(problem);
  if (!opened_one) throw BadInput("That passphrase does not open it. Try again: nothing is lost. Mind capital letters and the keyboard's language.");
}

void OpenRoom::forget_keys() {
  opener_.forget_keys();
  locked_.clear();
  list_.clear();
  to_export_.clear();
  sealing::wipe(exported_);
  exporting_ = false;
  collector_.forget();
  token_file_.clear();
}

void OpenRoom::add_pack(const std::string& path) {
  const pack::ServicePack& pack = opener_.add_pack(path, trust_);
  const std::string name = pack.name + ", version " + pack.version;
  if (std::find(packs_.begin(), packs_.end(), name) == packs_.end()) packs_.push_back(name);
  list_.again();
}

void OpenRoom::add_envelopes(const std::vector<std::string>& paths) { list_.add(paths); }

void OpenRoom::collect(const Event& event, const Secrets& secrets) {
  address_ = text_of(event, "address");
  if (const std::string typed = text_of(event, "folder"); !typed.empty()) queue_folder_ = typed;
  const auto token = secrets.find("token");
  if (token != secrets.end() && token->second.size > 0) {
    collector_.begin(address_, as_text(token->second.bytes.view().first(token->second.size)), queue_folder_);
  } else if (!token_file_.empty()) {
    std::string text = headless::read_file(token_file_, 4096);
    try {
      collector_.begin(address_, text, queue_folder_);
    } catch (...) {
      sealing::wipe(text);
      throw;
    }
    sealing::wipe(text);
  } else {
    throw BadInput("Type the service's token, or choose the file that has it.");
  }
  was_collecting_ = true;
}

void OpenRoom::answered(std::string_view request, HttpAnswer answer, std::int64_t now_ms) {
  (void)now_ms;
  if (!collector_.answered(request, answer)) return;
  ++revision_;
  if (collector_.busy() || !was_collecting_) return;
  was_collecting_ = false;
  list_.add({collector_.folder()});
}

std::int64_t OpenRoom::tend(std::int64_t now_ms) {
  if (!list_.busy() && !exporting_) return 0;
  ++revision_;
  list_.go_on(opener_, slice, now_ms);
  if (!list_.busy() && exporting_) go_on_exporting();
  return list_.busy() || exporting_ ? now_ms : 0;
}

void OpenRoom::look_at(std::string_view file) { list_.choose(file); }

json::Value OpenRoom::opened_line() const {
  bool good = true;
  std::string line = opener_.line_of(list_.chosen(), good);
  auto value = json::parse(line, {.bytes = 16 * 1024 * 1024});
  sealing::wipe(line);
  if (!value.ok()) throw BadInput(list_.chosen() + ": " + std::string(error_name(value.error())));
  return std::move(value).value();
}

const pack::ServicePack* OpenRoom::pack_of(const json::Value& line) const {
  const json::Value* record = line.find("record");
  const json::Value* source = record ? record->find("pack") : nullptr;
  return source ? opener_.pack(source->text_or("sha256")) : nullptr;
}

void OpenRoom::show_record() {
  const OpenedRow* row = list_.chosen_row();
  if (!row) throw BadInput("Choose an envelope first.");
  const json::Value line = opened_line();
  Request request;
  request.type = Request::Type::show_page;
  request.name = (row->reference.empty() ? "record" : row->reference) + ".html";
  std::string page = record_document(line, pack_of(line));
  request.bytes.assign(page.begin(), page.end());
  sealing::wipe(page);
  requests_.push_back(std::move(request));
}

void OpenRoom::begin_export() {
  if (list_.busy()) throw BadInput("Wait until everything has been opened.");
  for (const OpenedRow* row : list_.shown()) to_export_.push_back(row->file);
  if (to_export_.empty()) throw BadInput("There is nothing to export.");
  exporting_ = true;
}

// As `sealwell open` prints it, in the order of the table.
void OpenRoom::go_on_exporting() {
  for (std::size_t i = 0; i < slice && !to_export_.empty(); ++i) {
    const std::string path = std::move(to_export_.front());
    to_export_.pop_front();
    std::string line;
    try {
      bool good = true;
      line = opener_.line_of(path, good);
    } catch (const BadInput&) {
      line = json::write(json::Value::object().set("file", path).set("error", "unreadable")) + "\n";
    }
    if (exported_.capacity() < exported_.size() + line.size()) {
      std::string larger;
      larger.reserve(2 * (exported_.size() + line.size()));
      larger = exported_;
      sealing::wipe(exported_);
      exported_ = std::move(larger);
    }
    exported_ += line;
    sealing::wipe(line);
  }
  if (!to_export_.empty()) return;
  Request request;
  request.type = Request::Type::save_file;
  request.name = "opened.ndjson";
  request.bytes.assign(exported_.begin(), exported_.end());
  requests_.push_back(std::move(request));
  sealing::wipe(exported_);
  exporting_ = false;
}

std::vector<Request> OpenRoom::take_requests() {
  std::vector<Request> all = std::exchange(requests_, {});
  for (Request& request : collector_.take_requests()) all.push_back(std::move(request));
  return all;
}

}  // namespace sealwell::workbench
