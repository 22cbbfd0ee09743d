#define SHA256_FOR_AVX2
#include "sha256_compress.h"

#if defined(__x86_64__)

#define ROTATE(X, COUNT) ((X) >> (COUNT) | (X) << (32 - (COUNT)))

/// One round: FIPS 180-4, section 6.2.2, with the variables renamed instead of moved. Maj as it is written here has
/// b ^ c from the round before, where it was a ^ b.
#define ROUND(A, B, C, D, E, F, G, H, SUM) \
    do { \
        H += (uint32_t)(SUM) + (((F ^ G) & E) ^ G) + (ROTATE(E, 6) ^ ROTATE(E, 11) ^ ROTATE(E, 25)); \
        D += H; \
        H += (ROTATE(A, 2) ^ ROTATE(A, 13) ^ ROTATE(A, 22)) + (((A ^ B) & (B ^ C)) ^ B); \
    } while (0)

#define EXCLUSIVE_OR(A, B, C) _mm_xor_si128(_mm_xor_si128(A, B), C)
#define ROTATE_WORDS(W, COUNT) _mm_or_si128(_mm_srli_epi32(W, COUNT), _mm_slli_epi32(W, 32 - (COUNT)))
#define SIGMA0(W) EXCLUSIVE_OR(ROTATE_WORDS(W, 7), ROTATE_WORDS(W, 18), _mm_srli_epi32(W, 3))
/// Of two words, each of which stands twice in 64 bits, so that a shift of these is a rotation.
#define SIGMA1(W) EXCLUSIVE_OR(_mm_srli_epi64(W, 17), _mm_srli_epi64(W, 19), _mm_srli_epi32(W, 10))

/// The next four words of the message schedule, in the place of the oldest four, W0: the last two need the first two.
#define SCHEDULE(W0, W1, W2, W3) \
    do { \
        const __m128i sigma0 = SIGMA0(_mm_alignr_epi8(W1, W0, 4)); \
        const __m128i before = SIGMA1(_mm_shuffle_epi32(W3, 0xfa)); \
        W0 = _mm_add_epi32(_mm_add_epi32(W0, sigma0), _mm_alignr_epi8(W3, W2, 4)); \
        W0 = _mm_add_epi32(W0, _mm_shuffle_epi8(before, first_two)); \
        W0 = _mm_add_epi32(W0, _mm_shuffle_epi8(SIGMA1(_mm_shuffle_epi32(W0, 0x50)), last_two)); \
    } while (0)

/// Four rounds, and four words for those sixteen rounds later.
#define FOUR_ROUNDS(I, A, B, C, D, E, F, G, H) \
    do { \
        const __m128i sum = _mm_add_epi32(w[(I) % 4], ((const __m128i *)sha256_round_constants)[I]); \
        const uint64_t low = (uint64_t)_mm_extract_epi64(sum, 0), high = (uint64_t)_mm_extract_epi64(sum, 1); \
        if ((I) < 12) SCHEDULE(w[(I) % 4], w[((I) + 1) % 4], w[((I) + 2) % 4], w[((I) + 3) % 4]); \
        ROUND(A, B, C, D, E, F, G, H, low); \
        ROUND(H, A, B, C, D, E, F, G, low >> 32); \
        ROUND(G, H, A, B, C, D, E, F, high); \
        ROUND(F, G, H, A, B, C, D, E, high >> 32); \
    } while (0)

#define EIGHT_ROUNDS(I) \
    FOUR_ROUNDS(I, a, b, c, d, e, f, g, h); \
    FOUR_ROUNDS(I + 1, e, f, g, h, a, b, c, d)

SHA256_TARGET void sha256_absorb_block_avx2(struct sha256_state *state, const struct sha256_block *block) {
    const __m128i first_two = _mm_setr_epi8(0, 1, 2, 3, 8, 9, 10, 11, -1, -1, -1, -1, -1, -1, -1, -1);
    const __m128i last_two = _mm_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, 0, 1, 2, 3, 8, 9, 10, 11);
    __m128i w[4];
    for (int i = 0; i < 4; i++) w[i] = block->words[i];
    // In memory the lowest 32 bits come first.
    uint32_t abef[4], cdgh[4];
    _mm_storeu_si128((__m128i *)abef, state->abef);
    _mm_storeu_si128((__m128i *)cdgh, state->cdgh);
    uint32_t a = abef[3], b = abef[2], c = cdgh[3], d = cdgh[2];
    uint32_t e = abef[1], f = abef[0], g = cdgh[1], h = cdgh[0];
    EIGHT_ROUNDS(0);
    EIGHT_ROUNDS(2);
    EIGHT_ROUNDS(4);
    EIGHT_ROUNDS(6);
    EIGHT_ROUNDS(8);
    EIGHT_ROUNDS(10);
    EIGHT_ROUNDS(12);
    EIGHT_ROUNDS(14);
    const __m128i next_abef = _mm_setr_epi32((int)f, (int)e, (int)b, (int)a);
    const __m128i next_cdgh = _mm_setr_epi32((int)h, (int)g, (int)d, (int)c);
    state->abef = _mm_add_epi32(state->abef, next_abef);
    state->cdgh = _mm_add_epi32(state->cdgh, next_cdgh);
}

#endif
