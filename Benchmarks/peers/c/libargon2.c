// argon2_verify as a C program calls it: it starts a thread a lane where there is more than one lane.
#include "peer.h"

#include <argon2.h>
#include <string.h>

static const char *text;

// libargon2 does not tell its version: the driver adds the package's.
const char *peer_version(void) { return "libargon2, argon2_verify"; }

bool peer_load(const char *stored) {
    text = stored;
    return strncmp(stored, "$argon2id$", 10) == 0;
}

bool peer_verify(const char *password) {
    return argon2_verify(text, password, strlen(password), Argon2_id) == ARGON2_OK;
}
