#include "shell/workbench/web/canvas/browser_platform.hpp"

#include "core/json/value.hpp"
#include "core/sealing/secret.hpp"

namespace sealwell::canvas {
namespace {

const char* name_of(workbench::Request::Type type) {
  using Type = workbench::Request::Type;
  switch (type) {
    case Type::pick_files: return "pick";
    case Type::save_file: return "save";
    case Type::show_page: return "page";
    case Type::http: return "send";
  }
  return "";
}

void wipe_all(workbench::Request& request) {
  sealing::wipe(request.bytes);
  sealing::wipe(request.http.body);
  for (auto& [name, value] : request.http.headers) sealing::wipe(value);  // a collector's token
}

json::Value described(int number, const workbench::Request& request) {
  json::Value headers = json::Value::array();
  for (const auto& [name, value] : request.http.headers) headers.add(json::Value::array().add(name).add(value));
  json::Value told = json::Value::object();
  told.set("number", number).set("type", name_of(request.type)).set("name", request.name);
  told.set("many", request.many).set("folder", request.folder);
  told.set("method", request.http.method).set("address", request.http.url).set("headers", std::move(headers));
  return told;
}

}  // namespace

BrowserPlatform::~BrowserPlatform() {
  for (auto& [number, asked] : asked_) wipe_all(asked.request);
}

void BrowserPlatform::carry_out(workbench::Room& room, workbench::Request request) {
  asked_.emplace(++last_, Asked{&room, std::move(request), {}, false});
}

void BrowserPlatform::open_page(const std::string& address) {
  if (address.starts_with("https://")) asked_.emplace(++last_, Asked{nullptr, {}, address, false});
}

std::string BrowserPlatform::take() {
  json::Value all = json::Value::array();
  for (auto& [number, asked] : asked_) {
    if (std::exchange(asked.told, true)) continue;
    if (asked.page.empty()) all.add(described(number, asked.request));
    else all.add(json::Value::object().set("number", number).set("type", "link").set("address", asked.page));
  }
  return json::write(all);
}

ByteView BrowserPlatform::bytes(int number) const {
  const auto at = asked_.find(number);
  if (at == asked_.end()) return {};
  const workbench::Request& request = at->second.request;
  return request.type == workbench::Request::Type::http ? request.http.body : request.bytes;
}

BrowserPlatform::Asked BrowserPlatform::take_out(int number) {
  const auto at = asked_.find(number);
  if (at == asked_.end()) return {};
  Asked asked = std::move(at->second);
  asked_.erase(at);
  wipe_all(asked.request);
  return asked;
}

void BrowserPlatform::picked(int number, const std::vector<std::string>& paths, std::int64_t now_ms) {
  const Asked asked = take_out(number);
  if (asked.room && !paths.empty()) asked.room->picked(asked.request.id, paths, now_ms);
}

void BrowserPlatform::answered(int number, workbench::HttpAnswer answer, std::int64_t now_ms) {
  const Asked asked = take_out(number);
  if (asked.room) asked.room->answered(asked.request.id, std::move(answer), now_ms);
}

void BrowserPlatform::done(int number) { (void)take_out(number); }

}  // namespace sealwell::canvas
