// SHA-1 in sixteen lanes: what sha_lanes_template.h wants to know of it.

#include "message_tail.h"
#include "wipe.h"

#define WORD_BITS 32
#include "sha_lanes_words.h"

#define WORDS 5
#define DIGEST_BYTES 20
#define COMPRESS compress

#define PARITY(B, C, D) EXCLUSIVE_OR(B, C, D)

/// One round, with the variables renamed instead of moved, and the word that is due sixteen rounds later.
#define ROUND(I, FUNCTION, CONSTANT, A, B, C, D, E) \
    do { \
        E = ADD(E, ADD(words[(I) % 16], SET_WORD(CONSTANT))); \
        E = ADD(ADD(E, FUNCTION(B, C, D)), ROTATE_LEFT(A, 5)); \
        B = ROTATE_LEFT(B, 30); \
        if ((I) < 64) SCHEDULE(words[(I) % 16], words[((I) + 2) % 16], words[((I) + 8) % 16], words[((I) + 13) % 16]); \
    } while (0)

#define SCHEDULE(W0, W2, W8, W13) W0 = ROTATE_LEFT(_mm512_xor_si512(EXCLUSIVE_OR(W0, W2, W8), W13), 1)

#define FIVE_ROUNDS(I, FUNCTION, CONSTANT) \
    ROUND(I + 0, FUNCTION, CONSTANT, a, b, c, d, e); \
    ROUND(I + 1, FUNCTION, CONSTANT, e, a, b, c, d); \
    ROUND(I + 2, FUNCTION, CONSTANT, d, e, a, b, c); \
    ROUND(I + 3, FUNCTION, CONSTANT, c, d, e, a, b); \
    ROUND(I + 4, FUNCTION, CONSTANT, b, c, d, e, a)

/// Twenty rounds: FIPS 180-4, section 4.1.1.
#define TWENTY_ROUNDS(I, FUNCTION, CONSTANT) \
    FIVE_ROUNDS(I, FUNCTION, CONSTANT); \
    FIVE_ROUNDS(I + 5, FUNCTION, CONSTANT); \
    FIVE_ROUNDS(I + 10, FUNCTION, CONSTANT); \
    FIVE_ROUNDS(I + 15, FUNCTION, CONSTANT)

/// The states after one more block each: FIPS 180-4, section 6.1.
LANES_TARGET static void compress(__m512i state[5], const __m512i block[16]) {
    __m512i words[16];
    for (int i = 0; i < 16; i++) words[i] = block[i];
    __m512i a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    TWENTY_ROUNDS(0, CHOICE, 0x5a827999);
    TWENTY_ROUNDS(20, PARITY, 0x6ed9eba1);
    TWENTY_ROUNDS(40, MAJORITY, 0x8f1bbcdc);
    TWENTY_ROUNDS(60, PARITY, 0xca62c1d6);
    state[0] = ADD(state[0], a);
    state[1] = ADD(state[1], b);
    state[2] = ADD(state[2], c);
    state[3] = ADD(state[3], d);
    state[4] = ADD(state[4], e);
}

LANES_INLINE void initial_words(__m512i state[5]) {
    // FIPS 180-4, section 5.3.1.
    static const uint32_t initial[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
    for (int i = 0; i < 5; i++) state[i] = SET_WORD(initial[i]);
}

#include "sha_lanes_template.h"
