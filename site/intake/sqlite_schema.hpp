#pragma once

#include "site/intake/sqlite_database.hpp"

#include <filesystem>

namespace sealwell::intake {

/// Makes the tables in an empty file, or takes those of an older intake to today's version, all in one
/// transaction. Throws StartupError when the file belongs to another program or was written by a newer
/// intake.
void migrate_schema(SqliteDatabase& database, const std::filesystem::path& file);

/// Whether the file is an intake's, of any version.
[[nodiscard]] bool is_intake_file(SqliteDatabase& database);

}  // namespace sealwell::intake
