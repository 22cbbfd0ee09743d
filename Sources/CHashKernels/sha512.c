#include "sha_kernel.h"

#if defined(__x86_64__)

#include "sha512_message.h"

/// SHA-512 from one initial hash value or another, cut to `output_count` bytes.
SHA512_INLINE void digest_from(
    struct sha512_state state, const uint8_t *message, size_t count, uint8_t *output, size_t output_count
) {
    uint8_t digest[64];
    sha512_finish(&state, readable_bytes(message, count), count, count);
    sha512_store_state(&state, digest);
    memcpy(output, digest, output_count);
    wipe(&state, sizeof state);
    wipe(digest, sizeof digest);
}

SHA512_TARGET void sha512_digest_avx2(const uint8_t *message, size_t count, uint8_t output[64]) {
    digest_from(sha512_initial_state(), message, count, output, 64);
}

SHA512_TARGET void sha384_digest_avx2(const uint8_t *message, size_t count, uint8_t output[48]) {
    // FIPS 180-4, section 5.3.4.
    const struct sha512_state initial = {{
        0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
        0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
    }};
    digest_from(initial, message, count, output, 48);
}

SHA512_TARGET void sha512_224_digest_avx2(const uint8_t *message, size_t count, uint8_t output[28]) {
    // FIPS 180-4, section 5.3.6.1.
    const struct sha512_state initial = {{
        0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf,
        0x0f6d2b697bd44da8, 0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1,
    }};
    digest_from(initial, message, count, output, 28);
}

SHA512_TARGET void sha512_256_digest_avx2(const uint8_t *message, size_t count, uint8_t output[32]) {
    // FIPS 180-4, section 5.3.6.2.
    const struct sha512_state initial = {{
        0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
        0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2,
    }};
    digest_from(initial, message, count, output, 32);
}

#endif
