// The loop that every C peer shares: ../driver/process.py has the protocol.
#include "peer.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static long long nanoseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (long long)time.tv_sec * 1000000000 + time.tv_nsec;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    if (!peer_load(argv[2])) {
        fprintf(stderr, "does not verify this kind of hash\n");
        return 1;
    }
    puts(peer_version());
    fflush(stdout);
    char line[256], password[128];
    unsigned long count;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (sscanf(line, "verify %127s", password) == 1) {
            puts(peer_verify(password) ? "yes" : "no");
        } else if (sscanf(line, "run %127s %lu", password, &count) == 2) {
            long long wall = nanoseconds(CLOCK_MONOTONIC), processor = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
            for (unsigned long i = 0; i < count; i++) {
                if (!peer_verify(password)) return 1;
            }
            wall = nanoseconds(CLOCK_MONOTONIC) - wall;
            printf("%lld %lld\n", wall, nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - processor);
        } else {
            return 2;
        }
        fflush(stdout);
    }
    return 0;
}
