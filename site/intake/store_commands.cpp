#include "site/intake/store_commands.hpp"

#include "core/json/value.hpp"

#include "site/intake/envelope_store.hpp"
#include "site/intake/options.hpp"
#include "site/intake/output.hpp"
#include "site/intake/sqlite_backup.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace sealwell::intake {
namespace {

constexpr int input_bad = 1;
constexpr std::string_view scheme = "sqlite:";

std::string problem_of_store(const std::string& store) {
  if (store.starts_with(scheme) && store.size() > scheme.size()) return {};
  return "is sqlite:FILE here. PostgreSQL is backed up and restored with its own tools: pg_dump and pg_restore";
}

int tell(const BackupSummary& summary) {
  const bool told = print_json(json::Value::object()
                                   .set("envelopes", summary.envelopes)
                                   .set("waiting", summary.waiting)
                                   .set("bytes", summary.bytes));
  return told ? 0 : input_bad;
}

}  // namespace

std::optional<int> run_store_command(int argc, char** argv) {
  const std::string_view name = argc > 1 ? argv[1] : "";
  if (name != "backup" && name != "restore") return std::nullopt;
  const auto read = read_store_command(argc, argv, &problem_of_store);
  if (const int* code = std::get_if<int>(&read)) return *code;
  const auto& command = std::get<StoreCommand>(read);
  const std::filesystem::path database = command.store.substr(scheme.size());
  try {
    return tell(command.backup ? back_up(database, command.file) : restore(command.file, database));
  } catch (const StoreFailure& failure) {
    print_problem("sealwell-intake " + std::string(name) + ": " + failure.what() + ".");
  } catch (const std::filesystem::filesystem_error& error) {
    print_problem("sealwell-intake " + std::string(name) + ": " + error.what() + ".");
  }
  return input_bad;
}

}  // namespace sealwell::intake
