#include "bare_calls.h"
#include "peer.h"
#include "stored.h"

#include <openssl/crypto.h>
#include <string.h>

static scrypt_hash hash;

// libscrypt does not tell its version: the driver adds the package's.
const char *peer_version(void) { return "libscrypt, libscrypt_scrypt"; }

bool peer_load(const char *stored) { return read_scrypt(stored, &hash); }

bool peer_verify(const char *password) {
    uint8_t digest[64];
    return bare_libscrypt((bare_bytes){(const uint8_t *)password, strlen(password)},
                          (bare_bytes){hash.salt, hash.salt_count}, hash.cost, hash.block_size, hash.parallelism,
                          digest, hash.digest_count, 1) &&
           CRYPTO_memcmp(digest, hash.digest, hash.digest_count) == 0;
}
