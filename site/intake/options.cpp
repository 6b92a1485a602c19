#include "site/intake/options.hpp"

#include "core/base/version.hpp"

#include "site/intake/open_store.hpp"
#include "site/intake/output.hpp"

#include <CLI/CLI.hpp>

#include <charconv>
#include <sstream>
#include <string_view>

namespace sealwell::intake {
namespace {

constexpr int wrong_usage = 2;

// Help, the version, or what is wrong with the arguments; gives the exit code.
int told(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() != 0) {
    print_problem(error.what(), "Run with --help for more information.\n");
    return wrong_usage;
  }
  std::ostringstream asked_for;
  app.exit(error, asked_for, asked_for);
  return print_text(asked_for.str()) ? 0 : 1;
}

ListenAddress read_listen(const std::string& option, const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) throw CLI::ValidationError(option, "is ADDRESS:PORT, as in 127.0.0.1:8081");
  std::string address = text.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
    address = address.substr(1, address.size() - 2);
  }
  unsigned port = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + colon + 1, end, port);
  if (address.empty() || read.ec != std::errc{} || read.ptr != end || port > 65535) {
    throw CLI::ValidationError(option, "is ADDRESS:PORT, as in 127.0.0.1:8081 or [::1]:8081");
  }
  return {address, static_cast<std::uint16_t>(port)};
}

void read_store(const std::string& text, Options& options) {
  if (!names_store(text)) {
    throw CLI::ValidationError("--store",
                               "is sqlite:FILE, as in sqlite:/var/lib/sealwell/intake.db, "
                               "or postgresql://USER@HOST/DATABASE");
  }
  options.store = text;
}

}  // namespace

std::variant<Options, int> read_options(int argc, char** argv) {
  Options options;
  std::string listen;
  std::string metrics_listen;
  std::string store;
  std::int64_t store_mebibytes = 0;
  unsigned header_seconds = static_cast<unsigned>(options.header_time.count());
  unsigned body_seconds = static_cast<unsigned>(options.body_time.count());

  CLI::App app("Stores sealed envelopes, which it cannot read, and answers each with a signed acknowledgement.",
               "sealwell-intake");
  app.set_version_flag("--version", std::string(version()));
  app.footer("sealwell-intake backup --help and sealwell-intake restore --help tell how a store is copied.");
  app.add_option("--listen", listen, "Address and port to listen on")->required()->type_name("ADDRESS:PORT");
  app.add_option("--store", store, "Where envelopes are kept")->required()->type_name("sqlite:FILE|postgresql://...");
  app.add_option("--keys", options.keys, "Folder with the intake's key file")->required()->type_name("DIR");
  app.add_option("--passphrase-file", options.passphrase_file, "Its first line opens the key [DIR/passphrase]")
      ->type_name("FILE");
  app.add_option("--site", options.site, "Folder with site.json: the service's own site")->type_name("DIR");
  app.add_option("--token-file", options.token_file, "SHA-256 of the tokens that may collect")->type_name("FILE");
  app.add_option("--metrics-listen", metrics_listen, "Address and port that tell /metrics, and nothing else")
      ->type_name("ADDRESS:PORT");
  app.add_option("--metrics-token-file", options.metrics_token_file, "SHA-256 of the tokens that may ask for /metrics")
      ->type_name("FILE");
  app.add_option("--rate", options.rate_per_minute, "Posts a minute from one address; 0 for no limit")
      ->capture_default_str()
      ->check(CLI::Range(0u, 1'000'000u));
  app.add_option("--store-mebibytes", store_mebibytes, "Take no more once the store has this size; 0 for no limit")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40));
  app.add_flag("--trust-proxy", options.trust_proxy, "Take the client's address from X-Forwarded-For");
  app.add_option("--connections", options.connections, "Open connections at most")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000}));
  app.add_option("--connections-per-address", options.connections_per_address,
                 "Open connections of one address at most; 0 for no limit. Not counted with --trust-proxy")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{0}, std::size_t{100'000}));
  app.add_option("--header-seconds", header_seconds, "Time for a request's header")
      ->capture_default_str()
      ->check(CLI::Range(1u, 3600u));
  app.add_option("--body-seconds", body_seconds, "Time for a request's body, and for taking the answer")
      ->capture_default_str()
      ->check(CLI::Range(1u, 3600u));

  try {
    app.parse(argc, argv);
    options.listen = read_listen("--listen", listen);
    if (!metrics_listen.empty()) options.metrics_listen = read_listen("--metrics-listen", metrics_listen);
    read_store(store, options);
  } catch (const CLI::ParseError& error) {
    return told(app, error);
  }
  if (options.passphrase_file.empty()) options.passphrase_file = options.keys / "passphrase";
  options.store_bytes = store_mebibytes * 1024 * 1024;
  options.header_time = std::chrono::seconds(header_seconds);
  options.body_time = std::chrono::seconds(body_seconds);
  return options;
}

std::variant<StoreCommand, int> read_store_command(int argc, char** argv,
                                                   std::string (*problem_of)(const std::string& store)) {
  const std::string name = argv[1];
  StoreCommand command;
  command.backup = name == "backup";
  CLI::App app(command.backup ? "Copies a store as it is at this moment, while intakes use it, and checks the copy."
                              : "Makes a new store out of a backup, and checks it.",
               "sealwell-intake " + name);
  app.add_option("--store", command.store, command.backup ? "The store" : "The store to make")
      ->required()
      ->type_name("sqlite:FILE");
  app.add_option(command.backup ? "--to" : "--from", command.file, command.backup ? "The file to make" : "The backup")
      ->required()
      ->type_name("FILE");
  try {
    app.parse(argc - 1, argv + 1);
    const std::string problem = problem_of(command.store);
    if (!problem.empty()) throw CLI::ValidationError("--store", problem);
  } catch (const CLI::ParseError& error) {
    return told(app, error);
  }
  return command;
}

}  // namespace sealwell::intake
