#pragma once

#include "shell/workbench/rooms/room.hpp"

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sealwell::imgui {

/// Sends rooms' HTTP requests without making the window wait. Certificates are verified, redirects are not followed (a
/// token or an envelope goes to the address that was named and nowhere else), http:// is for this machine alone, and an
/// answer longer than 8 MiB or slower than 90 seconds is none.
class HttpSender {
 public:
  /// `certificates`: a file of certificate authorities in place of the system's; for tests.
  explicit HttpSender(std::string certificates = {});
  ~HttpSender();
  HttpSender(const HttpSender&) = delete;
  HttpSender& operator=(const HttpSender&) = delete;

  /// Begins sending a request of type http.
  void send(workbench::Request request);

  /// Goes on with what is under way, waiting at most `wait_ms` for something to happen, and gives the answers that are
  /// whole by request id.
  [[nodiscard]] std::vector<std::pair<std::string, workbench::HttpAnswer>> poll(int wait_ms = 0);

  [[nodiscard]] bool busy() const { return !in_flight_.empty() || !refused_.empty(); }

 private:
  struct Transfer;
  std::string certificates_;
  void* multi_;
  std::map<void*, std::unique_ptr<Transfer>> in_flight_;                // by curl's handle
  std::vector<std::pair<std::string, workbench::HttpAnswer>> refused_;  // that never went out
};

}  // namespace sealwell::imgui
