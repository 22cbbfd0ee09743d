#include "sha_kernel.h"

#if defined(__x86_64__)

#include "sha256_message.h"

SHA256_TARGET void SHA256_NAME(sha256_digest)(const uint8_t *message, size_t count, uint8_t output[32]) {
    struct sha256_state state = sha256_initial_state();
    sha256_finish(&state, readable_bytes(message, count), count, count);
    sha256_store_state(&state, output);
}

SHA256_TARGET void SHA256_NAME(sha224_digest)(const uint8_t *message, size_t count, uint8_t output[28]) {
    // FIPS 180-4, section 5.3.2.
    struct sha256_state state = sha256_state_of_words(
        _mm_setr_epi32((int)0xc1059ed8, 0x367cd507, 0x3070dd17, (int)0xf70e5939),
        _mm_setr_epi32((int)0xffc00b31, 0x68581511, 0x64f98fa7, (int)0xbefa4fa4));
    uint8_t digest[32];
    sha256_finish(&state, readable_bytes(message, count), count, count);
    sha256_store_state(&state, digest);
    memcpy(output, digest, 28);
    wipe(digest, sizeof digest);
}

#endif
