#include "shell/workbench/rooms/open/collector.hpp"

#include "core/base/text.hpp"
#include "core/sealing/envelope.hpp"

#include "shell/files/durable_file.hpp"
#include "shell/workbench/rooms/address.hpp"

#include <algorithm>
#include <filesystem>

namespace sealwell::workbench {

using shell::Message;

namespace {

// Long enough for a page of envelopes in base64.
constexpr json::Limits page_limits{.bytes = 8 * 1024 * 1024, .depth = 8, .values = 10'000};

std::string why(const HttpAnswer& answer) {
  if (answer.status == 0)
    return "The intake did not answer: " + answer.problem + ". Check the network and the address.";
  if (answer.status == 401)
    return "The intake does not know this token. Take the token that its --token-file has the hash of.";
  if (answer.status == 404)
    return "There is nothing to collect from at this address. Is it the intake's, and was it started with "
           "--token-file?";
  if (answer.status == 429) return "The intake asks to wait a minute. Then try again.";
  return "The intake answered " + std::to_string(answer.status) + ". Try again later.";
}

std::string count(std::size_t number) { return std::to_string(number) + (number == 1 ? " envelope" : " envelopes"); }

}  // namespace

shell::DoneOrMessage Collector::begin(const std::string& origin, std::string_view token, const std::string& folder) {
  const std::string_view address = trimmed(origin);
  if (busy()) return Message{"It is being collected already."};
  // Staff's token goes over TLS, or stays on this machine.
  if (!is_private_address(address)) return Message{"The intake's address begins with https://"};
  const std::string_view word = trimmed(token);
  const bool plain = std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (word.size() < 32 || word.size() > 1024 || !plain)
    return Message{"A token has at least 32 characters, without spaces. Take the whole of it."};
  if (trimmed(folder).empty()) return Message{"Say which folder the envelopes go to."};
  origin_ = address;
  while (origin_.ends_with('/')) origin_.pop_back();
  folder_ = trimmed(folder);
  token_ = TypedSecret{sealing::GuardedSecret(word.size()), word.size()};
  std::copy(word.begin(), word.end(), token_->bytes.writable().begin());
  cursor_.clear();
  problem_.clear();
  collected_ = 0;
  deleting_ = false;
  status_ = "Collecting.";
  ask_page();
  return Done{};
}

void Collector::forget() {
  token_.reset();
  awaited_.clear();
  requests_.clear();
}

void Collector::ask(std::string_view method, const std::string& path) {
  Request request;
  request.type = Request::Type::http;
  request.id = awaited_ = "collect-" + std::to_string(++asked_);
  request.http.method = method;
  request.http.url = origin_ + path;
  request.http.headers.emplace_back("Authorization", "Bearer " + std::string(as_text(token_->bytes.view())));
  requests_.push_back(std::move(request));
}

void Collector::ask_page() { ask("GET", "/v1/envelopes?limit=100" + (cursor_.empty() ? "" : "&after=" + cursor_)); }

bool Collector::answered(std::string_view request, const HttpAnswer& answer) {
  if (awaited_.empty() || request != awaited_) return false;
  awaited_.clear();
  if (deleting_) take_deleted(answer);
  else take_page(answer);
  return true;
}

void Collector::stop(const std::string& problem) {
  problem_ = problem;
  status_ = deleting_ ? count(deleted_) + " deleted at the intake." : count(collected_) + " saved.";
}

void Collector::take_page(const HttpAnswer& answer) {
  if (answer.status != 200) return stop(why(answer));
  const auto page = json::parse(as_text(answer.body), page_limits);
  if (!page.ok()) return stop("The answer is not an intake's. Check the address.");
  for (const json::Value& entry : page.value().items("envelopes")) {
    if (const auto saved = save(entry); !saved.ok()) return stop(saved.failure().text);
  }
  const std::string next(page.value().text_or("next"));
  const bool safe = std::all_of(next.begin(), next.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.' || c == '~';
  });
  if (page.value().bool_or("more", false) && !next.empty() && next != cursor_ && safe) {
    cursor_ = next;
    status_ = count(collected_) + " saved. Still collecting.";
    return ask_page();
  }
  status_ = count(collected_) + " saved in " + folder_ + ".";
}

// Nothing of what a server says becomes a file's name but an id of 32 digits.
shell::DoneOrMessage Collector::save(const json::Value& entry) {
  const auto id = sealing::parse_envelope_id(entry.text_or("id"));
  const auto bytes = from_base64(entry.text_or("envelope"));
  const auto header = bytes ? sealing::read_header(*bytes) : Result<sealing::EnvelopeHeader>(Error::envelope_too_short);
  if (!id || !header.ok() || header.value().id != *id) {
    problem_ = "One of the envelopes is damaged, and was not saved: it stays at the intake.";
    return Done{};
  }
  const std::string name = sealing::envelope_id_text(*id);
  const std::string file = (std::filesystem::path(folder_) / (name + ".sealwell")).string();
  if (auto written = write_durably(file, *bytes); !written.ok()) return written;
  ++collected_;
  const bool known = std::any_of(saved_.begin(), saved_.end(), [&](const Saved& one) { return one.id == name; });
  if (!known) saved_.push_back({name, file});
  return Done{};
}

shell::DoneOrMessage Collector::delete_saved() {
  if (busy()) return Message{"Wait until everything has been collected."};
  if (!token_) return Message{"Collect first: deleting needs the token."};
  deleting_ = true;
  deleted_ = 0;
  problem_.clear();
  delete_next();
  return Done{};
}

void Collector::delete_next() {
  // Whoever took a file away keeps the intake's copy.
  std::erase_if(saved_, [](const Saved& one) {
    std::error_code unread;
    return !std::filesystem::is_regular_file(one.file, unread);
  });
  if (saved_.empty()) {
    status_ = count(deleted_) + " deleted at the intake. They are in " + folder_ + ".";
    return;
  }
  status_ = "Deleting at the intake: " + count(saved_.size()) + " to go.";
  ask("DELETE", "/v1/envelopes/" + saved_.back().id);
}

void Collector::take_deleted(const HttpAnswer& answer) {
  if (answer.status != 204) return stop(why(answer));
  saved_.pop_back();
  ++deleted_;
  delete_next();
}

}  // namespace sealwell::workbench
