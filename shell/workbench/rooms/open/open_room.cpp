#include "shell/workbench/rooms/open/open_room.hpp"

#include "core/base/text.hpp"
#include "core/sealing/secret.hpp"

#include "shell/files/clock.hpp"
#include "shell/files/file_type.hpp"
#include "shell/files/files.hpp"
#include "shell/keys/key_files.hpp"
#include "shell/workbench/rooms/open/record_page.hpp"
#include "shell/workbench/rooms/panel_parts.hpp"

#include <algorithm>

namespace sealwell::workbench {

using shell::DoneOrMessage;
using shell::Message;

namespace {

/// How many envelopes are opened before the window is drawn again: some tenths of a second at most.
constexpr std::size_t slice = 40;

}  // namespace

void OpenRoom::act(const Event& event, Secrets secrets, std::int64_t now_ms) {
  (void)now_ms;
  ++revision_;
  problems_.erase(event.panel);
  if (const auto done = carry_out(event, secrets); !done.ok()) problems_[event.panel] = done.failure().text;
}

DoneOrMessage OpenRoom::carry_out(const Event& event, Secrets& secrets) {
  const std::string what = event.type == "submit" ? event.target : event.type;
  if (what == "pick-keys") pick("keys", "Key files", true, false);
  else if (what == "key-path") return add_key_file(typed_path_ = text_of(event, "path"));
  else if (what == "unlock") return unlock(secrets);
  else if (what == "forget-keys") forget_keys();
  else if (what == "pick-trust") pick("trust", "The file of signing public keys", false, false);
  else if (what == "pick-packs") pick("packs", "Signed packs", true, false);
  else if (what == "pick-envelopes") pick("envelopes", "Envelopes", true, false);
  else if (what == "pick-folder") pick("envelopes", "A folder of envelopes", false, true);
  else if (what == "source-path") return open_file(typed_path_ = text_of(event, "path"));
  else if (what == "clear-list") list_.clear();
  else if (what == "pick-token") pick("token", "The file with the token", false, false);
  else if (what == "pick-queue-folder") pick("queue-folder", "The folder to save envelopes in", false, true);
  else if (what == "collect") return collect(event, secrets);
  else if (what == "delete-saved" && files_last_) return collector_.delete_saved();
  else if (what == "filter") list_.filter(text_of(event, "text"), text_of(event, "due") == "due");
  else if (what == "sort") list_.sort_by(event.target);
  else if (what == "choose") look_at(event.target);
  else if (what == "export") return begin_export();
  else if (what == "show-record") return show_record();
  return Done{};
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
  const std::string panel = request == "keys"                                 ? "keys"
                            : request == "token" || request == "queue-folder" ? "queue"
                                                                              : "sources";
  problems_.erase(panel);
  for (const std::string& path : paths) {
    DoneOrMessage added = Done{};
    if (request == "keys") added = add_key_file(path);
    else if (request == "trust") trust_ = path;
    else if (request == "packs") added = add_pack(path);
    else if (request == "envelopes") add_envelopes({path});
    else if (request == "token") token_file_ = path;
    else if (request == "queue-folder") queue_folder_ = path;
    if (added.ok()) continue;
    // One that is bad stops none of the others.
    std::string& said = problems_[panel];
    said += (said.empty() ? "" : "\n") + added.failure().text;
  }
}

DoneOrMessage OpenRoom::open_file(const std::string& path) {
  ++revision_;
  DoneOrMessage opened = Done{};
  switch (detect_file_type(path)) {
    case FileType::key: opened = add_key_file(path); break;
    case FileType::pack:
    case FileType::pack_folder: opened = add_pack(path); break;
    case FileType::envelope:
    case FileType::folder: add_envelopes({path}); break;
    case FileType::nothing:
      return Message{path +
                     ": is not there, or is neither an envelope, a folder, a pack nor a key file. Check the path."};
  }
  if (opened.ok()) typed_path_.clear();
  return opened;
}

DoneOrMessage OpenRoom::add_key_file(const std::string& path) {
  if (detect_file_type(path) != FileType::key)
    return Message{path + ": not a key file. Take the one that ends in .key."};
  if (std::find(locked_.begin(), locked_.end(), path) == locked_.end()) locked_.push_back(path);
  typed_path_.clear();
  return Done{};
}

DoneOrMessage OpenRoom::unlock(const Secrets& secrets) {
  const auto typed = secrets.find("passphrase");
  if (locked_.empty()) return Message{"Choose a key file first."};
  if (typed == secrets.end() || typed->second.size == 0) return Message{"Type the passphrase of the key."};
  const auto passphrase = shell::Passphrase::from_bytes(typed->second.bytes.view().first(typed->second.size));
  if (!passphrase.ok()) return passphrase.failure();
  std::string problem;
  std::vector<std::string> left;
  for (const std::string& path : locked_) {
    auto tried = shell::open_key_with(path, passphrase.value());
    if (!tried.ok()) {
      problem += (problem.empty() ? "" : "\n") + tried.failure().text;
      continue;
    }
    std::optional<sealing::RecipientSecretKey>& key = tried.value();
    if (!key) {
      left.push_back(path);
      continue;
    }
    const auto same = [&](const sealing::RecipientSecretKey& other) { return other.id() == key->id(); };
    if (std::none_of(opener_.keys().begin(), opener_.keys().end(), same)) opener_.add_key(std::move(*key));
  }
  const bool opened_one = left.size() < locked_.size() && problem.empty();
  locked_ = std::move(left);
  if (opened_one) list_.again();
  if (!problem.empty()) return Message{problem};
  if (opened_one) return Done{};
  return Message{
      "That passphrase does not open it. Try again: nothing is lost. Mind capital letters and the keyboard's "
      "language."};
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

DoneOrMessage OpenRoom::add_pack(const std::string& path) {
  const auto loaded = load_pack_(path, trust_, shell::clock_now());
  if (!loaded.ok()) return loaded.failure();
  const auto added = opener_.add_pack(loaded.value());
  if (!added.ok()) return added.failure();
  const pack::ServicePack& pack = *added.value();
  const std::string name =
      pack.name + ", version " + pack.version + (loaded.value().note.empty() ? "" : ": its signature was not checked");
  if (std::find(packs_.begin(), packs_.end(), name) == packs_.end()) packs_.push_back(name);
  list_.again();
  return Done{};
}

void OpenRoom::add_envelopes(const std::vector<std::string>& paths) { list_.add(paths); }

DoneOrMessage OpenRoom::collect(const Event& event, const Secrets& secrets) {
  address_ = text_of(event, "address");
  if (const std::string typed = text_of(event, "folder"); !typed.empty()) queue_folder_ = typed;
  const auto token = secrets.find("token");
  DoneOrMessage begun = Message{"Type the service's token, or choose the file that has it."};
  if (token != secrets.end() && token->second.size > 0) {
    begun = collector_.begin(address_, as_text(token->second.bytes.view().first(token->second.size)), queue_folder_);
  } else if (!token_file_.empty()) {
    auto text = shell::read_file(token_file_, 4096);
    if (!text.ok()) return text.failure();
    begun = collector_.begin(address_, text.value(), queue_folder_);
    sealing::wipe(text.value());
  }
  was_collecting_ = was_collecting_ || begun.ok();
  return begun;
}

void OpenRoom::answered(std::string_view request, HttpAnswer answer, std::int64_t now_ms) {
  (void)now_ms;
  if (!collector_.answered(request, answer)) return;
  ++revision_;
  if (collector_.busy() || !was_collecting_) return;
  was_collecting_ = false;
  list_.add({collector_.folder()});
}

std::int64_t OpenRoom::tick(std::int64_t now_ms) {
  if (!list_.busy() && !exporting_) return 0;
  ++revision_;
  list_.open_next(opener_, slice, now_ms);
  if (!list_.busy() && exporting_) go_on_exporting();
  return list_.busy() || exporting_ ? now_ms : 0;
}

void OpenRoom::look_at(std::string_view file) { list_.choose(file); }

Result<json::Value, shell::Message> OpenRoom::opened_line() const {
  bool good = true;
  auto line = opener_.line_of(list_.chosen(), good);
  if (!line.ok()) return line.failure();
  auto value = json::parse(line.value(), {.bytes = 16 * 1024 * 1024});
  sealing::wipe(line.value());
  if (!value.ok()) return Message{list_.chosen() + ": " + std::string(error_name(value.error()))};
  return std::move(value).value();
}

const pack::ServicePack* OpenRoom::pack_of(const json::Value& line) const {
  const json::Value* record = line.find("record");
  const json::Value* source = record ? record->find("pack") : nullptr;
  return source ? opener_.pack(source->text_or("sha256")) : nullptr;
}

DoneOrMessage OpenRoom::show_record() {
  const OpenedRow* row = list_.chosen_row();
  if (!row) return Message{"Choose an envelope first."};
  const auto opened = opened_line();
  if (!opened.ok()) return opened.failure();
  const json::Value& line = opened.value();
  Request request;
  request.type = Request::Type::show_page;
  request.name = (row->reference.empty() ? "record" : row->reference) + ".html";
  std::string page = record_document(line, pack_of(line));
  request.bytes.assign(page.begin(), page.end());
  sealing::wipe(page);
  requests_.push_back(std::move(request));
  return Done{};
}

DoneOrMessage OpenRoom::begin_export() {
  if (list_.busy()) return Message{"Wait until everything has been opened."};
  for (const OpenedRow* row : list_.shown()) to_export_.push_back(row->file);
  if (to_export_.empty()) return Message{"There is nothing to export."};
  exporting_ = true;
  return Done{};
}

// As `sealwell open` prints it, in the order of the table.
void OpenRoom::go_on_exporting() {
  for (std::size_t i = 0; i < slice && !to_export_.empty(); ++i) {
    const std::string path = std::move(to_export_.front());
    to_export_.pop_front();
    bool good = true;
    auto opened = opener_.line_of(path, good);
    std::string line = opened.ok()
                           ? std::move(opened).value()
                           : json::write(json::Value::object().set("file", path).set("error", "unreadable")) + "\n";
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
