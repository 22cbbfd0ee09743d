#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "sha512_message.h"

struct hmac_sha512_key {
    struct sha512_state inner, outer;
};

SHA512_INLINE void absorb_digest(struct sha512_state *state, const struct sha512_state *digest) {
    struct sha512_block block;
    sha512_words_of_state(digest, block.words);
    block.words[4] = _mm_set_epi64x(0, INT64_MIN);
    block.words[5] = block.words[6] = _mm_setzero_si128();
    block.words[7] = _mm_set_epi64x((128 + 64) * 8, 0);
    sha512_compress(state, &block);
}

SHA512_INLINE void add_state(struct sha512_state *sum, const struct sha512_state *state) {
    for (int i = 0; i < 8; i++) sum->h[i] ^= state->h[i];
}

#define DIGEST sha512
#define TARGET SHA512_TARGET
#define BLOCK_BYTES 128
#define DIGEST_BYTES 64
#include "pbkdf2_template.h"

static __attribute__((noinline)) void derive(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    struct hmac_sha512_key key;
    hmac_prepare(&key, password, password_count);
    hmac_expand(&key, salt, salt_count, iterations, output, output_count);
    wipe(&key, sizeof key);
}

void pbkdf2_sha512_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count
) {
    derive(password, password_count, salt, salt_count, iterations, output, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}

#endif
