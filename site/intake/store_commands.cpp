#include "site/intake/store_commands.hpp"

#include "core/json/value.hpp"

#include "site/intake/envelope_store.hpp"
#include "site/intake/sqlite_backup.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

namespace sealwell::intake {
namespace {

constexpr int input_bad = 1;
constexpr int wrong_usage = 2;
constexpr std::string_view scheme = "sqlite:";

std::filesystem::path sqlite_file(const std::string& store) {
  if (store.starts_with(scheme) && store.size() > scheme.size()) return store.substr(scheme.size());
  throw CLI::ValidationError("--store",
                             "is sqlite:FILE here. PostgreSQL is backed up and restored with its own tools: "
                             "pg_dump and pg_restore");
}

int tell(const BackupSummary& summary) {
  std::cout << json::write(json::Value::object()
                               .set("envelopes", summary.envelopes)
                               .set("waiting", summary.waiting)
                               .set("bytes", summary.bytes))
            << '\n';
  return std::cout.flush() ? 0 : input_bad;
}

}  // namespace

std::optional<int> run_store_command(int argc, char** argv) {
  const std::string_view name = argc > 1 ? argv[1] : "";
  const bool backup = name == "backup";
  if (!backup && name != "restore") return std::nullopt;

  std::string store;
  std::filesystem::path file;
  CLI::App app(backup ? "Copies a store as it is at this moment, while intakes use it, and checks the copy."
                      : "Makes a new store out of a backup, and checks it.",
               std::string("sealwell-intake ") + std::string(name));
  app.add_option("--store", store, backup ? "The store" : "The store to make")->required()->type_name("sqlite:FILE");
  app.add_option(backup ? "--to" : "--from", file, backup ? "The file to make" : "The backup")
      ->required()
      ->type_name("FILE");
  try {
    app.parse(argc - 1, argv + 1);
    const std::filesystem::path database = sqlite_file(store);
    return tell(backup ? back_up(database, file) : restore(file, database));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : wrong_usage;
  } catch (const StoreFailure& failure) {
    std::cerr << "sealwell-intake " << name << ": " << failure.what() << ".\n";
  } catch (const std::filesystem::filesystem_error& error) {
    std::cerr << "sealwell-intake " << name << ": " << error.what() << ".\n";
  }
  return input_bad;
}

}  // namespace sealwell::intake
