#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "sha1_message.h"

struct hmac_sha1_key {
    struct sha1_state inner, outer;
};

SHA1_INLINE void absorb_digest(struct sha1_state *state, const struct sha1_state *digest) {
    const __m128i end = _mm_setr_epi32(0, 0, (int)0x80000000, 0);
    const struct sha1_block block = {{
        digest->abcd, _mm_or_si128(digest->e, end), _mm_setzero_si128(), _mm_setr_epi32((64 + 20) * 8, 0, 0, 0),
    }};
    *state = sha1_compress(*state, block);
}

SHA1_INLINE void add_state(struct sha1_state *sum, const struct sha1_state *state) {
    sum->abcd = _mm_xor_si128(sum->abcd, state->abcd);
    sum->e = _mm_xor_si128(sum->e, state->e);
}

#define DIGEST sha1
#define TARGET SHA1_TARGET
#define BLOCK_BYTES 64
#define DIGEST_BYTES 20
#include "pbkdf2_template.h"

static __attribute__((noinline)) void derive(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    struct hmac_sha1_key key;
    hmac_prepare(&key, password, password_count);
    hmac_expand(&key, salt, salt_count, iterations, output, output_count);
    wipe(&key, sizeof key);
}

void SHA1_NAME(pbkdf2_sha1)(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    derive(password, password_count, salt, salt_count, iterations, output, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}

#endif
