// bench_intake_posts PORT CLIENTS WARM_SECONDS SECONDS ENVELOPE: posts copies of an envelope, each under an
// id of its own and with the proof for it, from CLIENTS connections to 127.0.0.1, each of which sends the next when it has the answer.
// Prints one line of JSON: how many were acknowledged with 201 within SECONDS after the warming up, how many
// answers were others, and latencies in milliseconds. One thread and no library between it and the sockets,
// so that it takes as little of the machine as can be.
#include "core/sealing/envelope_proof.hpp"
#include "core/sealing/system_random.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace sealwell;
using Clock = std::chrono::steady_clock;

constexpr std::size_t id_at = 16;
constexpr std::size_t id_bytes = 16;
constexpr std::size_t proof_digits = 172;  // Of 128 bytes in base64.

[[noreturn]] void end(const char* what) {
  std::perror(what);
  std::exit(1);
}

struct Client {
  int socket = -1;
  std::string request;
  std::size_t proof_at = 0, body_at = 0;
  std::string answer;
  Clock::time_point began;
};

void connect_client(Client& client, std::uint16_t port) {
  client.socket = ::socket(AF_INET, SOCK_STREAM, 0);
  if (client.socket < 0) end("socket");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(client.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) end("connect");
  const int on = 1;
  ::setsockopt(client.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/// Bytes of a whole answer at the beginning of `text`, or 0 when it is not whole.
std::size_t whole_answer(const std::string& text) {
  const std::size_t head = text.find("\r\n\r\n");
  if (head == std::string::npos) return 0;
  const std::size_t length = text.find("Content-Length: ");
  if (length == std::string::npos || length > head) return 0;
  const std::size_t whole = head + 4 + std::strtoul(text.c_str() + length + 16, nullptr, 10);
  return text.size() >= whole ? whole : 0;
}

class Run {
 public:
  Run(std::uint16_t port, std::size_t clients, const std::string& envelope) : epoll_(::epoll_create1(0)) {
    if (epoll_ < 0) end("epoll_create1");
    const std::string head =
        "POST /v1/envelopes HTTP/1.1\r\nHost: bench\r\nContent-Type: "
        "application/octet-stream\r\nContent-Length: " +
        std::to_string(envelope.size()) + "\r\nSealwell-Proof: ";
    const std::string no_proof(proof_digits, '-');
    clients_.resize(clients);
    for (std::size_t i = 0; i < clients; ++i) {
      connect_client(clients_[i], port);
      clients_[i].request = head + no_proof + "\r\n\r\n" + envelope;
      clients_[i].proof_at = head.size();
      clients_[i].body_at = clients_[i].request.size() - envelope.size();
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = i;
      if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, clients_[i].socket, &event) != 0) end("epoll_ctl");
    }
  }

  void go(double warm_seconds, double seconds) {
    const auto warm =
        Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(warm_seconds));
    const auto until = warm + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    for (Client& client : clients_) post(client);
    std::vector<epoll_event> events(clients_.size());
    for (Clock::time_point now = Clock::now(); now < until; now = Clock::now()) {
      const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 100);
      for (int i = 0; i < ready; ++i) read(clients_[events[static_cast<std::size_t>(i)].data.u64], warm, until);
    }
  }

  void report(double seconds) {
    std::ranges::sort(latencies_);
    const auto at = [&](double share) {
      if (latencies_.empty()) return 0.0;
      const auto rank = static_cast<std::size_t>(share * static_cast<double>(latencies_.size() - 1));
      return static_cast<double>(latencies_[rank]);
    };
    std::printf("{\"stored\":%zu,\"others\":%zu,\"perSecond\":%.1f,\"p50\":%.3f,\"p99\":%.3f,\"longest\":%.3f}\n",
                latencies_.size(), others_, static_cast<double>(latencies_.size()) / seconds, at(0.5), at(0.99), at(1));
  }

 private:
  void post(Client& client) {
    const auto key = sealing::ReceiptSecretKey::generate(random_);
    if (!key.ok()) end("random bytes");
    const sealing::EnvelopeId id = sealing::envelope_id_for(key.value().public_key());
    std::memcpy(client.request.data() + client.body_at + id_at, id.data(), id.size());
    const sealing::Hash hash = sealing::sha256(as_bytes(std::string_view(client.request).substr(client.body_at)));
    to_base64(sealing::prove_post(hash, key.value())).copy(client.request.data() + client.proof_at, proof_digits);
    client.began = Clock::now();
    // The socket's buffer takes a request of a few kilobytes whole.
    for (std::size_t sent = 0; sent < client.request.size();) {
      const ssize_t now =
          ::send(client.socket, client.request.data() + sent, client.request.size() - sent, MSG_NOSIGNAL);
      if (now <= 0) end("send");
      sent += static_cast<std::size_t>(now);
    }
  }

  void read(Client& client, Clock::time_point warm, Clock::time_point until) {
    char buffer[4096];
    const ssize_t came = ::recv(client.socket, buffer, sizeof buffer, 0);
    if (came <= 0) end("recv");
    client.answer.append(buffer, static_cast<std::size_t>(came));
    if (whole_answer(client.answer) == 0) return;
    const auto now = Clock::now();
    if (now >= warm && now < until) {
      if (client.answer.starts_with("HTTP/1.1 201 ")) {
        latencies_.push_back(std::chrono::duration<float, std::milli>(now - client.began).count());
      } else {
        ++others_;
      }
    }
    client.answer.clear();
    post(client);
  }

  int epoll_;
  std::vector<Client> clients_;
  std::vector<float> latencies_;
  std::size_t others_ = 0;
  sealing::SystemRandom random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  std::ifstream file(argv[5], std::ios::binary);
  const std::string envelope{std::istreambuf_iterator<char>(file), {}};
  if (envelope.size() < id_at + id_bytes) return 2;
  Run run(static_cast<std::uint16_t>(std::atoi(argv[1])), static_cast<std::size_t>(std::atoi(argv[2])), envelope);
  run.go(std::atof(argv[3]), std::atof(argv[4]));
  run.report(std::atof(argv[4]));
  return 0;
}
