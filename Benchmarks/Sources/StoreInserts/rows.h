// The rows of a users database as a plain file, which a loop of inserts reads without a parser.
//
// A record is one byte and what it needs: 0 begins a transaction, 1 commits, 2 carries SQL text to execute, 3 + N is a
// row for the insert N. A row is its columns: a byte for the type (of sqlite3.h), then 8 bytes of an integer, or 4 of a
// length and the bytes of a text or blob. Numbers stand as the processor has them.
#ifndef ROWS_H
#define ROWS_H

#include <sqlite3.h>
#include <stdint.h>

enum record { RECORD_BEGIN, RECORD_COMMIT, RECORD_SQL, RECORD_ROW };

// Tables that an import fills: what it selects and inserts.
typedef struct {
    const char *select; // ?1 and ?2: the first and the last number of a user
    const char *insert;
    int columns;
} table;

extern const table tables[];
extern const int table_count;

// Ends the process where SQLite did not answer `expected`.
void expect(sqlite3 *database, int answer, int expected);

// Writes the rows of a database, in transactions of so many users.
void write_rows(const char *database, const char *file, int users);

// Makes a database of such a file, as fast as a loop of prepared inserts does.
void insert_rows(const char *file, const char *database);

#endif
