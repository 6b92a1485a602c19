#pragma once

#include "site/intake/postgresql_connection.hpp"

namespace sealwell::intake {

/// Makes the tables, or takes those of an older intake to today's version. Several nodes may do so at once.
/// Throws StartupError when the tables are a newer intake's, PostgresqlFailure when the server refuses.
void migrate_schema(PostgresqlConnection& connection);

}  // namespace sealwell::intake
