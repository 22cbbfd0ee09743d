#include "rows.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int64_t number(const uint8_t **next) {
    int64_t value;
    memcpy(&value, *next, sizeof value);
    *next += sizeof value;
    return value;
}

static const uint8_t *bytes(const uint8_t **next, int *count) {
    uint32_t length;
    memcpy(&length, *next, sizeof length);
    const uint8_t *start = *next + sizeof length;
    *next = start + length;
    *count = (int)length;
    return start;
}

// The values stay where they are until the row is inserted.
static const uint8_t *bind(sqlite3_stmt *statement, int columns, const uint8_t *next) {
    for (int column = 1; column <= columns; column++) {
        int count;
        const uint8_t *start;
        switch (*next++) {
        case SQLITE_INTEGER: sqlite3_bind_int64(statement, column, number(&next)); break;
        case SQLITE_TEXT:
            start = bytes(&next, &count);
            sqlite3_bind_text(statement, column, (const char *)start, count, SQLITE_STATIC);
            break;
        case SQLITE_BLOB:
            start = bytes(&next, &count);
            sqlite3_bind_blob(statement, column, start, count, SQLITE_STATIC);
            break;
        case SQLITE_NULL: sqlite3_bind_null(statement, column); break;
        default: exit(3);
        }
    }
    return next;
}

static void run(sqlite3 *database, const char *sql) {
    expect(database, sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
}

void insert_rows(const char *input, const char *path) {
    int descriptor = open(input, O_RDONLY);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) exit(3);
    const uint8_t *next = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (next == MAP_FAILED) exit(3);
    const uint8_t *end = next + status.st_size;
    sqlite3 *database;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    expect(NULL, sqlite3_open_v2(path, &database, flags, NULL), SQLITE_OK);
    // As the users' store sets up its connection that writes.
    run(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -40960;"
                  "PRAGMA wal_autocheckpoint = 65536; PRAGMA journal_size_limit = 268435456;"
                  "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON");
    sqlite3_stmt *statements[8] = {NULL};
    while (next < end) {
        int record = *next++, count;
        switch (record) {
        case RECORD_BEGIN: run(database, "BEGIN IMMEDIATE"); break;
        case RECORD_COMMIT: run(database, "COMMIT"); break;
        case RECORD_SQL: run(database, (const char *)bytes(&next, &count)); break;
        default: {
            int index = record - RECORD_ROW;
            if (index >= table_count) exit(3);
            if (!statements[index])
                expect(database, sqlite3_prepare_v3(database, tables[index].insert, -1, SQLITE_PREPARE_PERSISTENT,
                                                    &statements[index], NULL), SQLITE_OK);
            next = bind(statements[index], tables[index].columns, next);
            expect(database, sqlite3_step(statements[index]), SQLITE_DONE);
            sqlite3_reset(statements[index]);
        }
        }
    }
    for (int index = 0; index < table_count; index++) sqlite3_finalize(statements[index]);
    run(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    expect(database, sqlite3_close(database), SQLITE_OK);
}
