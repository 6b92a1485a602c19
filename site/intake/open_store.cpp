#include "site/intake/open_store.hpp"

#include "site/intake/postgresql_store.hpp"
#include "site/intake/sqlite_store.hpp"

#include <string_view>

namespace sealwell::intake {
namespace {

constexpr std::string_view sqlite = "sqlite:";
constexpr std::string_view postgresql = "postgresql://";

}  // namespace

bool names_store(const std::string& where) {
  return (where.starts_with(sqlite) && where.size() > sqlite.size()) ||
         (where.starts_with(postgresql) && where.size() > postgresql.size());
}

std::unique_ptr<EnvelopeStore> open_store(const std::string& where) {
  if (where.starts_with(postgresql)) return std::make_unique<PostgresqlStore>(where);
  return std::make_unique<SqliteStore>(where.substr(sqlite.size()));
}

}  // namespace sealwell::intake
