#include "shell/workbench/window/http/http_sender.hpp"

#include "shell/workbench/rooms/address.hpp"

#include <curl/curl.h>

namespace sealwell::imgui {
namespace {

constexpr std::size_t answer_max_bytes = 8 * 1024 * 1024;

/// Curl's own state, made before the first use and once.
void begin_curl() {
  static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)begun;
}

std::string in_words(CURLcode outcome) {
  if (outcome == CURLE_WRITE_ERROR || outcome == CURLE_FILESIZE_EXCEEDED) return "the answer is too long";
  // Whoever answered may be another than was meant: staff should ask, and not try again.
  if (outcome == CURLE_PEER_FAILED_VERIFICATION)
    return "what answers there has no certificate for that address that this computer trusts";
  return curl_easy_strerror(outcome);
}

}  // namespace

struct HttpSender::Transfer {
  explicit Transfer(workbench::Request what) : request(std::move(what)) {}
  ~Transfer() {
    curl_slist_free_all(headers);
    for (auto& [name, value] : request.http.headers) sealing::wipe(value);
  }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  static std::size_t take(char* data, std::size_t, std::size_t size, void* transfer) {
    Bytes& body = static_cast<Transfer*>(transfer)->body;
    if (body.size() + size > answer_max_bytes) return 0;  // curl ends it
    body.insert(body.end(), data, data + size);
    return size;
  }

  workbench::Request request;
  Bytes body;
  curl_slist* headers = nullptr;
};

HttpSender::HttpSender(std::string certificates) : certificates_(std::move(certificates)) {
  begin_curl();
  multi_ = curl_multi_init();
}

HttpSender::~HttpSender() {
  for (const auto& [handle, transfer] : in_flight_) {
    curl_multi_remove_handle(multi_, handle);
    curl_easy_cleanup(handle);
  }
  curl_multi_cleanup(multi_);
}

void HttpSender::send(workbench::Request request) {
  const std::string& url = request.http.url;
  if (!workbench::is_private_address(url)) {
    refused_.push_back({request.id, {0, "the address does not begin with https://", {}}});
    return;
  }
  CURL* handle = curl_easy_init();
  if (!handle || !multi_) {
    refused_.push_back({request.id, {0, "this program can't use the network", {}}});
    return;
  }
  auto transfer = std::make_unique<Transfer>(std::move(request));
  const workbench::Request::Http& http = transfer->request.http;
  for (const auto& [name, value] : http.headers) {
    std::string line = name + ": " + value;
    transfer->headers = curl_slist_append(transfer->headers, line.c_str());
    sealing::wipe(line);
  }
  // Curl's own wish to ask before it sends a body costs a round and gains nothing here.
  transfer->headers = curl_slist_append(transfer->headers, "Expect:");
  curl_easy_setopt(handle, CURLOPT_URL, http.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer->headers);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!certificates_.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, certificates_.c_str());
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 15L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 90L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(answer_max_bytes));
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Transfer::take);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer.get());
  if (http.method == "POST") {
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(http.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS,
                     http.body.empty() ? "" : reinterpret_cast<const char*>(http.body.data()));
  } else if (http.method != "GET") {
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, http.method.c_str());
  }
  curl_multi_add_handle(multi_, handle);
  in_flight_.emplace(handle, std::move(transfer));
}

std::vector<std::pair<std::string, workbench::HttpAnswer>> HttpSender::poll(int wait_ms) {
  auto answers = std::exchange(refused_, {});
  int running = 0, left = 0;
  curl_multi_perform(multi_, &running);
  if (wait_ms > 0 && answers.empty() && running > 0) {
    curl_multi_poll(multi_, nullptr, 0, wait_ms, nullptr);
    curl_multi_perform(multi_, &running);
  }
  while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* handle = message->easy_handle;
    const CURLcode outcome = message->data.result;
    const auto found = in_flight_.find(handle);
    if (found != in_flight_.end()) {
      workbench::HttpAnswer answer;
      if (outcome == CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
        answer.status = static_cast<int>(status);
        answer.body = std::move(found->second->body);
      } else {
        answer.problem = in_words(outcome);
      }
      answers.emplace_back(found->second->request.id, std::move(answer));
    }
    curl_multi_remove_handle(multi_, handle);
    curl_easy_cleanup(handle);
    if (found != in_flight_.end()) in_flight_.erase(found);
  }
  return answers;
}

}  // namespace sealwell::imgui
