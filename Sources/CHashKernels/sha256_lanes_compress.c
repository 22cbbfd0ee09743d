#include "sha_lanes.h"

#if defined(__x86_64__)

#include "sha256_compress.h"

#define SUM(X, A, B, C) \
    EXCLUSIVE_OR(_mm512_ror_epi32(X, A), _mm512_ror_epi32(X, B), _mm512_ror_epi32(X, C))
#define SIGMA(X, A, B, SHIFT) \
    EXCLUSIVE_OR(_mm512_ror_epi32(X, A), _mm512_ror_epi32(X, B), _mm512_srli_epi32(X, SHIFT))

/// One round, with the variables renamed instead of moved, and the word that is due sixteen rounds later.
#define ROUND(I, A, B, C, D, E, F, G, H) \
    do { \
        const __m512i constant = _mm512_set1_epi32((int)sha256_round_constants[I]); \
        H = _mm512_add_epi32(H, _mm512_add_epi32(words[(I) % 16], constant)); \
        H = _mm512_add_epi32(_mm512_add_epi32(H, CHOICE(E, F, G)), SUM(E, 6, 11, 25)); \
        D = _mm512_add_epi32(D, H); \
        H = _mm512_add_epi32(H, _mm512_add_epi32(MAJORITY(A, B, C), SUM(A, 2, 13, 22))); \
        if ((I) < 48) SCHEDULE(words[(I) % 16], words[((I) + 1) % 16], words[((I) + 9) % 16], words[((I) + 14) % 16]); \
    } while (0)

#define SCHEDULE(W0, W1, W9, W14) \
    W0 = _mm512_add_epi32( \
        _mm512_add_epi32(W0, W9), _mm512_add_epi32(SIGMA(W1, 7, 18, 3), SIGMA(W14, 17, 19, 10)))

#define EIGHT_ROUNDS(I) \
    ROUND(I + 0, a, b, c, d, e, f, g, h); \
    ROUND(I + 1, h, a, b, c, d, e, f, g); \
    ROUND(I + 2, g, h, a, b, c, d, e, f); \
    ROUND(I + 3, f, g, h, a, b, c, d, e); \
    ROUND(I + 4, e, f, g, h, a, b, c, d); \
    ROUND(I + 5, d, e, f, g, h, a, b, c); \
    ROUND(I + 6, c, d, e, f, g, h, a, b); \
    ROUND(I + 7, b, c, d, e, f, g, h, a)

LANES_TARGET void sha256_lanes_compress(__m512i state[8], const __m512i block[16]) {
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
    state[0] = _mm512_add_epi32(state[0], a);
    state[1] = _mm512_add_epi32(state[1], b);
    state[2] = _mm512_add_epi32(state[2], c);
    state[3] = _mm512_add_epi32(state[3], d);
    state[4] = _mm512_add_epi32(state[4], e);
    state[5] = _mm512_add_epi32(state[5], f);
    state[6] = _mm512_add_epi32(state[6], g);
    state[7] = _mm512_add_epi32(state[7], h);
}

#endif
