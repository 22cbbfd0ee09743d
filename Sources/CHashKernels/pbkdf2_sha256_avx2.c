#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "hmac_sha256.h"
#include "wipe.h"

static __attribute__((noinline)) void derive(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    struct hmac_sha256_key key;
    hmac_sha256_prepare_avx2(&key, password, password_count);
    hmac_sha256_expand_avx2(&key, salt, salt_count, iterations, output, output_count);
    wipe(&key, sizeof key);
}

void pbkdf2_sha256_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    derive(password, password_count, salt, salt_count, iterations, output, output_count);
    // The blocks that were compressed.
    wipe_stack_below();
}

#endif
