#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "hmac_sha256.h"
#include "wipe.h"

void pbkdf2_sha256_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    struct hmac_sha256_key key;
    hmac_sha256_prepare(&key, password, password_count);
    hmac_sha256_expand(&key, salt, salt_count, iterations, output, output_count);
    wipe(&key, sizeof key);
}

#endif
