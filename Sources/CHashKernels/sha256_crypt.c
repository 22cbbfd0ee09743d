#include "sha_crypt_kernel.h"

#if defined(__x86_64__)

#include "sha256_message.h"

#define DIGEST sha256
#define TARGET SHA256_TARGET
#define BLOCK_BYTES 64
#define DIGEST_BYTES 32
#define PASSWORD_LIMIT SHA_CRYPT_PASSWORD_LIMIT
#include "sha_crypt_template.h"

#include "sha_crypt_rounds.h"

void SHA256_NAME(sha256_crypt)(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t rounds,
    uint8_t output[32]
) {
    crypt_digest(password, password_count, salt, salt_count, rounds, output);
}

#endif
