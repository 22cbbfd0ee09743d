// EVP_PBE_scrypt; PKCS5_PBKDF2_HMAC; a digest in one EVP_MD_CTX with an EVP_MD that is fetched once; PHPass as a loop over the same.
#include "bare_calls.h"
#include "peer.h"
#include "stored.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <string.h>

static enum { SCRYPT, PBKDF2, PHPASS, DIGEST } kind;
static scrypt_hash scrypt;
static pbkdf2_hash pbkdf2;
static bare_bytes salt;
static unsigned count_log2;
static uint8_t expected[64];
static size_t expected_count;
static EVP_MD *digest;
static EVP_MD_CTX *context;

const char *peer_version(void) { return bare_libcrypto_version(); }

static bool load_digest(const char *stored) {
    kind = DIGEST;
    expected_count = read_hex(stored, expected);
    const char *name = expected_count == 16   ? "MD5"
                       : expected_count == 20 ? "SHA1"
                       : expected_count == 32 ? "SHA256"
                       : expected_count == 64 ? "SHA512"
                                              : NULL;
    if (name == NULL) return false;
    digest = EVP_MD_fetch(NULL, name, NULL);
    context = EVP_MD_CTX_new();
    return digest != NULL && context != NULL;
}

static bool load_phpass(const char *stored) {
    static const char digits[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (strlen(stored) != 34) return false;
    kind = PHPASS;
    const char *digit = strchr(digits, stored[3]);
    count_log2 = digit == NULL ? 0 : (unsigned)(digit - digits);
    salt = (bare_bytes){(const uint8_t *)stored + 4, 8};
    expected_count = 16;
    return read_crypt64(stored + 12, expected);
}

static bool load_pbkdf2(const char *stored) {
    if (!read_pbkdf2(stored, &pbkdf2)) return false;
    kind = PBKDF2;
    salt = (bare_bytes){pbkdf2.salt, pbkdf2.salt_count};
    expected_count = pbkdf2.digest_count;
    memcpy(expected, pbkdf2.digest, expected_count);
    return true;
}

bool peer_load(const char *stored) {
    if (strncmp(stored, "$P$", 3) == 0) return load_phpass(stored);
    if (strncmp(stored, "$pbkdf2", 7) == 0) return load_pbkdf2(stored);
    if (stored[0] != '$') return load_digest(stored);
    kind = SCRYPT;
    if (!read_scrypt(stored, &scrypt)) return false;
    salt = (bare_bytes){scrypt.salt, scrypt.salt_count};
    expected_count = scrypt.digest_count;
    memcpy(expected, scrypt.digest, expected_count);
    return true;
}

static bool compute(bare_bytes password, uint8_t *output) {
    switch (kind) {
    case SCRYPT:
        return bare_scrypt(password, salt, scrypt.cost, scrypt.block_size, scrypt.parallelism, output, expected_count,
                           1);
    case PBKDF2:
        return bare_pbkdf2(password, salt, pbkdf2.digest_name, pbkdf2.iterations, output, expected_count, 1);
    case PHPASS: return bare_phpass(password, salt, count_log2, output, 1);
    case DIGEST:
        return EVP_DigestInit_ex(context, digest, NULL) == 1 &&
               EVP_DigestUpdate(context, password.bytes, password.count) == 1 &&
               EVP_DigestFinal_ex(context, output, NULL) == 1;
    }
    return false;
}

bool peer_verify(const char *password) {
    uint8_t output[EVP_MAX_MD_SIZE];
    return compute((bare_bytes){(const uint8_t *)password, strlen(password)}, output) &&
           CRYPTO_memcmp(output, expected, expected_count) == 0;
}
