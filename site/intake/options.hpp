#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

namespace sealwell::intake {

/// Where to listen.
struct ListenAddress {
  std::string address;     ///< IPv4 or IPv6 address, without brackets.
  std::uint16_t port = 0;  ///< 0 lets the system choose a free one.
};

/// How the program was started. docs/intake-api.md says what each option means.
struct Options {
  ListenAddress listen;
  std::optional<ListenAddress> metrics_listen;
  std::string store;           ///< See open_store.
  std::filesystem::path keys;  ///< Folder with the one intake key file.
  std::filesystem::path passphrase_file;
  std::optional<std::filesystem::path> site;
  std::optional<std::filesystem::path> token_file;
  std::optional<std::filesystem::path> metrics_token_file;
  std::int64_t store_bytes = 0;   ///< The store takes no more once it is larger; 0 for no limit.
  unsigned rate_per_minute = 60;  ///< Per client address; 0 for no limit.
  bool trust_proxy = false;
  std::size_t connections = 1024;
  std::size_t connections_per_address = 128;  ///< 0 for no limit. Not counted with `trust_proxy`.
  std::chrono::seconds header_time{15};
  std::chrono::seconds body_time{60};
};

/// The options, or the exit code with which to leave: 0 after `--help` or `--version`, 2 after wrong usage
/// (which was explained on stderr).
[[nodiscard]] std::variant<Options, int> read_options(int argc, char** argv);

/// What `sealwell-intake backup …` or `sealwell-intake restore …` is to do.
struct StoreCommand {
  bool backup = false;  ///< Otherwise a store is made out of a backup.
  std::string store;    ///< As it was given.
  std::filesystem::path file;
};

/// Reads the arguments behind `backup` (`argv[1]`) or `restore`; otherwise as read_options. `problem_of` says what is
/// wrong with a store's name, or nothing.
[[nodiscard]] std::variant<StoreCommand, int> read_store_command(int argc, char** argv,
                                                                 std::string (*problem_of)(const std::string& store));

}  // namespace sealwell::intake
