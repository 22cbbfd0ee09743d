// crypt_rn with a crypt_data that is allocated once.
#include "peer.h"

#include <crypt.h>
#include <openssl/crypto.h>
#include <string.h>

static const char *text;
static struct crypt_data data;

const char *peer_version(void) { return "libxcrypt " XCRYPT_VERSION_STR ", crypt_rn"; }

bool peer_load(const char *stored) {
    text = stored;
    return strncmp(stored, "$2", 2) == 0 || strncmp(stored, "$5$", 3) == 0 || strncmp(stored, "$6$", 3) == 0;
}

bool peer_verify(const char *password) {
    const char *result = crypt_rn(password, text, &data, sizeof data);
    return result != NULL && strlen(result) == strlen(text) && CRYPTO_memcmp(result, text, strlen(text)) == 0;
}
