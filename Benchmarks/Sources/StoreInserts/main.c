// The least that filling a users database costs: a loop of prepared inserts over the C interface of SQLite, of the rows
// that an import wrote, into the same tables and indexes.
//
// usage: StoreInserts write DATABASE ROWS USERS   the rows of a database, in transactions of so many users
//        StoreInserts insert ROWS DATABASE        a new database of them
// Exit: 0 done, 2 usage, 3 something failed.
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const table tables[] = {
    {"SELECT id, email, phone, name, password, scheme, options, emailVerification, phoneVerification, status, labels, "
     "prefs, passwordUpdate, registration, createdAt, updatedAt, importDigest, passwordImport, accessedAt FROM users "
     "WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence",
     "INSERT INTO users (id, email, phone, name, password, scheme, options, emailVerification, phoneVerification, "
     "status, labels, prefs, passwordUpdate, registration, createdAt, updatedAt, importDigest, passwordImport, "
     "accessedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     19},
    {"SELECT value, sequence FROM users, json_each(users.labels) WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence",
     "INSERT INTO userLabels (label, user) VALUES (?, ?)", 2},
    {"SELECT id, user, providerType, identifier, createdAt, updatedAt FROM targets WHERE user BETWEEN ?1 AND ?2 "
     "ORDER BY sequence",
     "INSERT INTO targets (id, user, providerType, identifier, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)", 6},
};
const int table_count = sizeof tables / sizeof tables[0];

void expect(sqlite3 *database, int answer, int expected) {
    if (answer == expected) return;
    // SQLite's own words for the code: its message for the statement could hold a value.
    fprintf(stderr, "StoreInserts: %s (%d)\n", sqlite3_errstr(answer), answer);
    if (database) sqlite3_close(database);
    exit(3);
}

int main(int count, char *arguments[]) {
    if (count == 5 && strcmp(arguments[1], "write") == 0 && atoi(arguments[4]) > 0) {
        write_rows(arguments[2], arguments[3], atoi(arguments[4]));
    } else if (count == 4 && strcmp(arguments[1], "insert") == 0) {
        insert_rows(arguments[2], arguments[3]);
    } else {
        fputs("usage: StoreInserts write DATABASE ROWS USERS | insert ROWS DATABASE\n", stderr);
        return 2;
    }
    return 0;
}
