#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put(FILE *file, const void *bytes, size_t count) {
    if (fwrite(bytes, 1, count, file) != count) exit(3);
}

static void put_byte(FILE *file, int byte) {
    uint8_t value = (uint8_t)byte;
    put(file, &value, 1);
}

static void put_bytes(FILE *file, const void *bytes, int count) {
    uint32_t length = (uint32_t)count;
    put(file, &length, sizeof length);
    put(file, bytes, length);
}

static void put_column(FILE *file, sqlite3_stmt *row, int column) {
    int type = sqlite3_column_type(row, column);
    put_byte(file, type);
    if (type == SQLITE_INTEGER) {
        int64_t value = sqlite3_column_int64(row, column);
        put(file, &value, sizeof value);
    } else if (type != SQLITE_NULL) {
        put_bytes(file, sqlite3_column_blob(row, column), sqlite3_column_bytes(row, column));
    }
}

// The statements of a schema, as the database keeps them.
static void put_schema(sqlite3 *database, FILE *file, const char *which) {
    char select[512];
    snprintf(select, sizeof select, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND (%s) ORDER BY rowid", which);
    sqlite3_stmt *statement;
    expect(database, sqlite3_prepare_v2(database, select, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *sql = (const char *)sqlite3_column_text(statement, 0);
        put_byte(file, RECORD_SQL);
        put_bytes(file, sql, (int)strlen(sql) + 1);
    }
    sqlite3_finalize(statement);
}

void write_rows(const char *path, const char *output, int users) {
    sqlite3 *database;
    expect(NULL, sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    FILE *file = fopen(output, "wb");
    if (!file) exit(3);
    put_byte(file, RECORD_BEGIN);
    // The tables and the indexes that say what is in the way; no trigger: their rows are inserts of their own here. What
    // belongs to the search is left out, as an import leaves it to the service.
    put_schema(database, file, "(type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'userSearch%') OR "
                               "(type = 'index' AND name NOT LIKE 'usersBy%' AND name <> 'targetsByIdentifier')");
    put_byte(file, RECORD_COMMIT);
    sqlite3_stmt *statements[8], *last;
    for (int index = 0; index < table_count; index++)
        expect(database, sqlite3_prepare_v2(database, tables[index].select, -1, &statements[index], NULL), SQLITE_OK);
    expect(database, sqlite3_prepare_v2(database, "SELECT max(sequence) FROM users", -1, &last, NULL), SQLITE_OK);
    expect(database, sqlite3_step(last), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(last, 0);
    for (int64_t first = 1; first <= count; first += users) {
        put_byte(file, RECORD_BEGIN);
        for (int index = 0; index < table_count; index++) {
            sqlite3_stmt *row = statements[index];
            sqlite3_reset(row);
            sqlite3_bind_int64(row, 1, first);
            sqlite3_bind_int64(row, 2, first + users - 1);
            while (sqlite3_step(row) == SQLITE_ROW) {
                put_byte(file, RECORD_ROW + index);
                for (int column = 0; column < tables[index].columns; column++) put_column(file, row, column);
            }
        }
        put_byte(file, RECORD_COMMIT);
    }
    // The indexes of lists are made at the end, as the import makes them: one sort each.
    put_byte(file, RECORD_BEGIN);
    put_schema(database, file, "type = 'index' AND (name LIKE 'usersBy%' OR name = 'targetsByIdentifier')");
    put_byte(file, RECORD_COMMIT);
    for (int index = 0; index < table_count; index++) sqlite3_finalize(statements[index]);
    sqlite3_finalize(last);
    sqlite3_close(database);
    if (fclose(file) != 0) exit(3);
}
