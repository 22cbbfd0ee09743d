// The compression function of SHA-256 and SHA-512 in lanes (FIPS 180-4, sections 6.2 and 6.4): one text for both.
//
// Whoever includes this has included sha_lanes_words.h, and defines ROUNDS, ROUND_CONSTANTS, and the counts of the
// functions of section 4.1: SUM0, SUM1, SIGMA0 and SIGMA1. It gets `compress_block`.

#define ROTATED(X, A, B, C) EXCLUSIVE_OR(ROTATE_RIGHT(X, A), ROTATE_RIGHT(X, B), ROTATE_RIGHT(X, C))
#define SHIFTED(X, A, B, SHIFT) EXCLUSIVE_OR(ROTATE_RIGHT(X, A), ROTATE_RIGHT(X, B), SHIFT_RIGHT(X, SHIFT))
/// The counts are several arguments, once they are expanded.
#define OF_COUNTS(FUNCTION, ...) FUNCTION(__VA_ARGS__)

/// One round, with the variables renamed instead of moved, and the word that is due sixteen rounds later.
#define ROUND(I, A, B, C, D, E, F, G, H) \
    do { \
        H = ADD(H, ADD(words[(I) % 16], SET_WORD(ROUND_CONSTANTS[I]))); \
        H = ADD(ADD(H, CHOICE(E, F, G)), OF_COUNTS(ROTATED, E, SUM1)); \
        D = ADD(D, H); \
        H = ADD(H, ADD(MAJORITY(A, B, C), OF_COUNTS(ROTATED, A, SUM0))); \
        if ((I) < ROUNDS - 16) \
            SCHEDULE(words[(I) % 16], words[((I) + 1) % 16], words[((I) + 9) % 16], words[((I) + 14) % 16]); \
    } while (0)

#define SCHEDULE(W0, W1, W9, W14) \
    W0 = ADD(ADD(W0, W9), ADD(OF_COUNTS(SHIFTED, W1, SIGMA0), OF_COUNTS(SHIFTED, W14, SIGMA1)))

#define EIGHT_ROUNDS(I) \
    ROUND(I + 0, a, b, c, d, e, f, g, h); \
    ROUND(I + 1, h, a, b, c, d, e, f, g); \
    ROUND(I + 2, g, h, a, b, c, d, e, f); \
    ROUND(I + 3, f, g, h, a, b, c, d, e); \
    ROUND(I + 4, e, f, g, h, a, b, c, d); \
    ROUND(I + 5, d, e, f, g, h, a, b, c); \
    ROUND(I + 6, c, d, e, f, g, h, a, b); \
    ROUND(I + 7, b, c, d, e, f, g, h, a)

LANES_INLINE void compress_block(__m512i state[8], const __m512i block[16]) {
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
#if ROUNDS == 80
    EIGHT_ROUNDS(64);
    EIGHT_ROUNDS(72);
#endif
    state[0] = ADD(state[0], a);
    state[1] = ADD(state[1], b);
    state[2] = ADD(state[2], c);
    state[3] = ADD(state[3], d);
    state[4] = ADD(state[4], e);
    state[5] = ADD(state[5], f);
    state[6] = ADD(state[6], g);
    state[7] = ADD(state[7], h);
}
