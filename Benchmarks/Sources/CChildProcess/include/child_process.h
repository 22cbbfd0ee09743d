// Runs a program to its end and says what it cost.
#ifndef CHILD_PROCESS_H
#define CHILD_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int exit_code; // 128 + the signal's number where a signal ended it
    double wall_seconds;
    double cpu_seconds; // user and system
    // From wait4(2). It cannot be less than the memory of the process that calls this, so the caller has to be small.
    int64_t peak_resident_bytes;
} child_cost;

// Runs argv[0] with the arguments, its standard output going to /dev/null and its standard error to a file.
// `pinned` keeps it on the first processor that the caller may use (Linux; what taskset(1) does).
// Returns false where it could not be started.
bool child_run(const char *const argv[], const char *standard_error, bool pinned, child_cost *cost);

#endif
