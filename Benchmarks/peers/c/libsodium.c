// crypto_pwhash_str_verify, and the low-level scrypt. Lanes are computed one after the other.
#include "peer.h"
#include "stored.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char *text;
static bool is_scrypt;
static scrypt_hash hash;

const char *peer_version(void) {
    static char version[32];
    snprintf(version, sizeof version, "libsodium %s", sodium_version_string());
    return version;
}

bool peer_load(const char *stored) {
    if (sodium_init() < 0) return false;
    text = stored;
    is_scrypt = read_scrypt(stored, &hash);
    return is_scrypt || strncmp(stored, "$argon2id$", 10) == 0;
}

bool peer_verify(const char *password) {
    if (!is_scrypt) return crypto_pwhash_str_verify(text, password, strlen(password)) == 0;
    uint8_t digest[64];
    return crypto_pwhash_scryptsalsa208sha256_ll((const uint8_t *)password, strlen(password), hash.salt,
                                                 hash.salt_count, hash.cost, hash.block_size, hash.parallelism, digest,
                                                 hash.digest_count) == 0 &&
           sodium_memcmp(digest, hash.digest, hash.digest_count) == 0;
}
