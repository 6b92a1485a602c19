// sealwell-intake: stores sealed envelopes, which it cannot read.

#include "site/intake/intake_key.hpp"
#include "site/intake/open_store.hpp"
#include "site/intake/options.hpp"
#include "site/intake/request_log.hpp"
#include "site/intake/server.hpp"
#include "site/intake/site_manifest.hpp"
#include "site/intake/startup_error.hpp"
#include "site/intake/store_commands.hpp"

#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <memory>
#include <string>

namespace sealwell::intake {
namespace {

// Envelopes that are being received or wait to be written.
constexpr std::size_t memory_for_bodies = 64 * 1024 * 1024;

// Of one address. Each is kept for long, and nobody deletes more referrals than this by hand.
constexpr unsigned most_lone_withdrawals_per_minute = 10;

// Each connection takes a descriptor, and the usual soft limit is what --connections is by default.
void raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

void serve(const Options& options) {
  const sealing::IntakeSecretKey key = load_intake_key(options.keys, options.passphrase_file);
  std::optional<Tokens> tokens;
  if (options.token_file) tokens.emplace(*options.token_file, "--token-file");
  std::optional<Tokens> metrics_tokens;
  if (options.metrics_token_file) metrics_tokens.emplace(*options.metrics_token_file, "--metrics-token-file");
  std::optional<StaticSite> site;
  if (options.site) site.emplace(read_site(*options.site));
  const std::unique_ptr<EnvelopeStore> store = open_store(options.store);
  Metrics metrics;
  RateLimit rate_limit(options.rate_per_minute);
  RateLimit lone_withdrawals(std::min(options.rate_per_minute, most_lone_withdrawals_per_minute));

  BodyBudget memory(memory_for_bodies);

  // All sessions have ended when run() returns, so that nothing of theirs outlives what is below.
  Server server(options, metrics);
  StoreThread store_thread(
      *store, [&](std::size_t envelopes) { metrics.commit(envelopes); },
      [&](const std::string& words) {
        metrics.store_failure();
        log_event("store failed", words);
      },
      [&](const StoreLevel& level) { metrics.level(level); }, options.store_bytes);
  EnvelopeRoutes envelopes(key, store_thread, metrics, lone_withdrawals,
                           [&](std::function<void()> action) { server.post(std::move(action)); });
  Router router({.envelopes = envelopes,
                 .store = store_thread,
                 .metrics = metrics,
                 .rate_limit = rate_limit,
                 .memory = memory,
                 .tokens = tokens ? &*tokens : nullptr,
                 .metrics_tokens = metrics_tokens ? &*metrics_tokens : nullptr,
                 .metrics_apart = options.metrics_listen.has_value(),
                 .site = site ? &*site : nullptr});
  if (options.metrics_listen) log_event("metrics listening", server.origin(Listener::metrics));
  log_event("listening", server.origin(Listener::everybody));
  log_event("intake key", key.public_key().to_text());
  server.run(router);
  log_event("stopped", "everything that was acknowledged is stored");
}

}  // namespace
}  // namespace sealwell::intake

int main(int argc, char** argv) {
  using namespace sealwell::intake;
  ::umask(0077);
  if (const auto code = run_store_command(argc, argv)) return *code;
  const auto options = read_options(argc, argv);
  if (const int* code = std::get_if<int>(&options)) return *code;
  raise_descriptor_limit();
  std::signal(SIGPIPE, SIG_IGN);
  // A file size limit is then a failing store, which is told and retried, and not the end.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    serve(std::get<Options>(options));
    return 0;
  } catch (const StartupError& error) {
    log_event("not started", error.what());
  } catch (const std::exception& error) {
    log_event("ended", error.what());
  }
  return 1;
}
