#include <sqlite3.h>

/// sqlite3_db_config is variadic, which Swift cannot call.
static inline int keep_plans(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, (int *)0);
}
