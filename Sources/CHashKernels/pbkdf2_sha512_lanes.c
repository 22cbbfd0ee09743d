#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "message_tail.h"
#include "sha512_message.h"
#include "sha_lanes.h"
#include "wipe.h"

#define SUM(X, A, B, C) \
    EXCLUSIVE_OR(_mm512_ror_epi64(X, A), _mm512_ror_epi64(X, B), _mm512_ror_epi64(X, C))
#define SIGMA(X, A, B, SHIFT) \
    EXCLUSIVE_OR(_mm512_ror_epi64(X, A), _mm512_ror_epi64(X, B), _mm512_srli_epi64(X, SHIFT))

/// One round, with the variables renamed instead of moved, and the word that is due sixteen rounds later.
#define ROUND(I, A, B, C, D, E, F, G, H) \
    do { \
        const __m512i constant = _mm512_set1_epi64((int64_t)sha512_round_constants[I]); \
        H = _mm512_add_epi64(H, _mm512_add_epi64(words[(I) % 16], constant)); \
        H = _mm512_add_epi64(_mm512_add_epi64(H, CHOICE(E, F, G)), SUM(E, 14, 18, 41)); \
        D = _mm512_add_epi64(D, H); \
        H = _mm512_add_epi64(H, _mm512_add_epi64(MAJORITY(A, B, C), SUM(A, 28, 34, 39))); \
        if ((I) < 64) SCHEDULE(words[(I) % 16], words[((I) + 1) % 16], words[((I) + 9) % 16], words[((I) + 14) % 16]); \
    } while (0)

#define SCHEDULE(W0, W1, W9, W14) \
    W0 = _mm512_add_epi64( \
        _mm512_add_epi64(W0, W9), _mm512_add_epi64(SIGMA(W1, 1, 8, 7), SIGMA(W14, 19, 61, 6)))

#define EIGHT_ROUNDS(I) \
    ROUND(I + 0, a, b, c, d, e, f, g, h); \
    ROUND(I + 1, h, a, b, c, d, e, f, g); \
    ROUND(I + 2, g, h, a, b, c, d, e, f); \
    ROUND(I + 3, f, g, h, a, b, c, d, e); \
    ROUND(I + 4, e, f, g, h, a, b, c, d); \
    ROUND(I + 5, d, e, f, g, h, a, b, c); \
    ROUND(I + 6, c, d, e, f, g, h, a, b); \
    ROUND(I + 7, b, c, d, e, f, g, h, a)

/// The states after one more block each: FIPS 180-4, section 6.4.
LANES_TARGET static void compress(__m512i state[8], const __m512i block[16]) {
    __m512i words[16];
    for (int i = 0; i < 16; i++) words[i] = block[i];
    __m512i a = state[0], b = state[1], c = state[2], d = state[3];
    __m512i e = state[4], f = state[5], g = state[6], h = state[7];
    EIGHT_ROUNDS(0);
    EIGHT_ROUNDS(8);
    EIGHT_ROUNDS(16);
    EIGHT_ROUNDS(24);
    EIGHT_ROUNDS(32);
    EIGHT_ROUNDS(40);
    EIGHT_ROUNDS(48);
    EIGHT_ROUNDS(56);
    EIGHT_ROUNDS(64);
    EIGHT_ROUNDS(72);
    state[0] = _mm512_add_epi64(state[0], a);
    state[1] = _mm512_add_epi64(state[1], b);
    state[2] = _mm512_add_epi64(state[2], c);
    state[3] = _mm512_add_epi64(state[3], d);
    state[4] = _mm512_add_epi64(state[4], e);
    state[5] = _mm512_add_epi64(state[5], f);
    state[6] = _mm512_add_epi64(state[6], g);
    state[7] = _mm512_add_epi64(state[7], h);
}

LANES_INLINE void initial_words(__m512i state[8]) {
    const struct sha512_state initial = sha512_initial_state();
    for (int i = 0; i < 8; i++) state[i] = _mm512_set1_epi64((int64_t)initial.h[i]);
}

LANES_INLINE __m512i swap_bytes(__m512i words) {
    const __m128i order = _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
    return _mm512_shuffle_epi8(words, _mm512_broadcast_i32x4(order));
}

LANES_INLINE __m512i blend_lanes(uint32_t lanes, __m512i others, __m512i chosen) {
    return _mm512_mask_blend_epi64((__mmask8)lanes, others, chosen);
}

#define LANES 8
#define WORDS 8
#define BLOCK_BYTES 128
#define DIGEST_BYTES 64
#define transpose transpose_8
#include "sha_lanes_template.h"
#define SET_WORD(WORD) _mm512_set1_epi64(WORD)
#define LAST_BIT INT64_MIN
#include "pbkdf2_lanes_template.h"

void pbkdf2_sha512_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    derive(jobs, job_count, iterations, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}

#endif
