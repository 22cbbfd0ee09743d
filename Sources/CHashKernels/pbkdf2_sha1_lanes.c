#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "message_tail.h"
#include "sha_lanes.h"
#include "wipe.h"

#define PARITY(B, C, D) EXCLUSIVE_OR(B, C, D)

/// One round, with the variables renamed instead of moved, and the word that is due sixteen rounds later.
#define ROUND(I, FUNCTION, CONSTANT, A, B, C, D, E) \
    do { \
        E = _mm512_add_epi32(E, _mm512_add_epi32(words[(I) % 16], _mm512_set1_epi32((int)CONSTANT))); \
        E = _mm512_add_epi32(_mm512_add_epi32(E, FUNCTION(B, C, D)), _mm512_rol_epi32(A, 5)); \
        B = _mm512_rol_epi32(B, 30); \
        if ((I) < 64) SCHEDULE(words[(I) % 16], words[((I) + 2) % 16], words[((I) + 8) % 16], words[((I) + 13) % 16]); \
    } while (0)

#define SCHEDULE(W0, W2, W8, W13) W0 = _mm512_rol_epi32(_mm512_xor_si512(EXCLUSIVE_OR(W0, W2, W8), W13), 1)

#define FIVE_ROUNDS(I, FUNCTION, CONSTANT) \
    ROUND(I + 0, FUNCTION, CONSTANT, a, b, c, d, e); \
    ROUND(I + 1, FUNCTION, CONSTANT, e, a, b, c, d); \
    ROUND(I + 2, FUNCTION, CONSTANT, d, e, a, b, c); \
    ROUND(I + 3, FUNCTION, CONSTANT, c, d, e, a, b); \
    ROUND(I + 4, FUNCTION, CONSTANT, b, c, d, e, a)

/// The states after one more block each: FIPS 180-4, section 6.1.
LANES_TARGET static void compress(__m512i state[5], const __m512i block[16]) {
    __m512i words[16];
    for (int i = 0; i < 16; i++) words[i] = block[i];
    __m512i a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    FIVE_ROUNDS(0, CHOICE, 0x5a827999);
    FIVE_ROUNDS(5, CHOICE, 0x5a827999);
    FIVE_ROUNDS(10, CHOICE, 0x5a827999);
    FIVE_ROUNDS(15, CHOICE, 0x5a827999);
    FIVE_ROUNDS(20, PARITY, 0x6ed9eba1);
    FIVE_ROUNDS(25, PARITY, 0x6ed9eba1);
    FIVE_ROUNDS(30, PARITY, 0x6ed9eba1);
    FIVE_ROUNDS(35, PARITY, 0x6ed9eba1);
    FIVE_ROUNDS(40, MAJORITY, 0x8f1bbcdc);
    FIVE_ROUNDS(45, MAJORITY, 0x8f1bbcdc);
    FIVE_ROUNDS(50, MAJORITY, 0x8f1bbcdc);
    FIVE_ROUNDS(55, MAJORITY, 0x8f1bbcdc);
    FIVE_ROUNDS(60, PARITY, 0xca62c1d6);
    FIVE_ROUNDS(65, PARITY, 0xca62c1d6);
    FIVE_ROUNDS(70, PARITY, 0xca62c1d6);
    FIVE_ROUNDS(75, PARITY, 0xca62c1d6);
    state[0] = _mm512_add_epi32(state[0], a);
    state[1] = _mm512_add_epi32(state[1], b);
    state[2] = _mm512_add_epi32(state[2], c);
    state[3] = _mm512_add_epi32(state[3], d);
    state[4] = _mm512_add_epi32(state[4], e);
}

LANES_INLINE void initial_words(__m512i state[5]) {
    // FIPS 180-4, section 5.3.1.
    static const uint32_t initial[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    for (int i = 0; i < 5; i++) state[i] = _mm512_set1_epi32((int)initial[i]);
}

LANES_INLINE __m512i swap_bytes(__m512i words) {
    const __m128i order = _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    return _mm512_shuffle_epi8(words, _mm512_broadcast_i32x4(order));
}

LANES_INLINE __m512i blend_lanes(uint32_t lanes, __m512i others, __m512i chosen) {
    return _mm512_mask_blend_epi32((__mmask16)lanes, others, chosen);
}

#define LANES 16
#define WORDS 5
#define BLOCK_BYTES 64
#define DIGEST_BYTES 20
#define transpose transpose_16
#include "sha_lanes_template.h"
#define SET_WORD(WORD) _mm512_set1_epi32(WORD)
#define LAST_BIT INT32_MIN
#include "pbkdf2_lanes_template.h"

void pbkdf2_sha1_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    derive(jobs, job_count, iterations, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}

#endif
