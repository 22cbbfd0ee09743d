#include "hmac_sha256.h"

#if defined(__x86_64__)

#include "sha256_message.h"

SHA256_INLINE void absorb_digest(struct sha256_state *state, const struct sha256_state *digest) {
    struct sha256_block block;
    sha256_words_of_state(*digest, block.words);
    block.words[2] = _mm_setr_epi32((int)0x80000000, 0, 0, 0);
    block.words[3] = _mm_setr_epi32(0, 0, 0, (64 + 32) * 8);
    *state = sha256_compress(*state, block);
}

SHA256_INLINE void add_state(struct sha256_state *sum, const struct sha256_state *state) {
    sum->abef = _mm_xor_si128(sum->abef, state->abef);
    sum->cdgh = _mm_xor_si128(sum->cdgh, state->cdgh);
}

#define DIGEST sha256
#define TARGET SHA256_TARGET
#define BLOCK_BYTES 64
#define DIGEST_BYTES 32
#include "pbkdf2_template.h"

void SHA256_NAME(hmac_sha256_prepare)(struct hmac_sha256_key *key, const uint8_t *password, size_t count) {
    hmac_prepare(key, password, count);
}

void SHA256_NAME(hmac_sha256_expand)(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t iterations, uint8_t *output,
    size_t output_count
) {
    hmac_expand(key, salt, salt_count, iterations, output, output_count);
}

void SHA256_NAME(hmac_sha256_first_code)(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t number,
    struct sha256_state *code
) {
    struct hmac_salt absorbed;
    hmac_absorb_salt(key, salt, salt_count, &absorbed);
    hmac_first_code(key, &absorbed, number, code);
    wipe(&absorbed, sizeof absorbed);
}

#endif
