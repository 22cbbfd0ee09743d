#define SHA1_FOR_AVX2
#include "sha1_message.h"

#if defined(__x86_64__)

#define ROTATE(X, COUNT) ((X) << (COUNT) | (X) >> (32 - (COUNT)))
#define CHOICE(B, C, D) (((C ^ D) & B) ^ D)
#define PARITY(B, C, D) (B ^ C ^ D)
// Its two parts have no bit in common.
#define MAJORITY(B, C, D) ((B & C) + ((B ^ C) & D))

/// A block's words stand in fours whose first is the last in memory.
#define PLACE(I) (((I) & 12) + 3 - ((I) & 3))

/// The word of a round: from the sixteenth on it is made of earlier ones, in the place of the oldest.
#define WORD(I) \
    ((I) < 16 ? w[PLACE(I)] \
              : (w[PLACE(I)] = ROTATE( \
                     w[PLACE(I)] ^ w[PLACE((I) + 2)] ^ w[PLACE((I) + 8)] ^ w[PLACE((I) + 13)], 1)))

/// One round: FIPS 180-4, section 6.1.2, with the variables renamed instead of moved.
#define ROUND(I, FUNCTION, CONSTANT, A, B, C, D, E) \
    do { \
        const uint32_t word = WORD(I); \
        E += word + CONSTANT + FUNCTION(B, C, D) + ROTATE(A, 5); \
        B = ROTATE(B, 30); \
    } while (0)

#define FIVE_ROUNDS(I, FUNCTION, CONSTANT) \
    ROUND(I + 0, FUNCTION, CONSTANT, a, b, c, d, e); \
    ROUND(I + 1, FUNCTION, CONSTANT, e, a, b, c, d); \
    ROUND(I + 2, FUNCTION, CONSTANT, d, e, a, b, c); \
    ROUND(I + 3, FUNCTION, CONSTANT, c, d, e, a, b); \
    ROUND(I + 4, FUNCTION, CONSTANT, b, c, d, e, a)

SHA1_TARGET void sha1_absorb_block_avx2(struct sha1_state *state, const struct sha1_block *block) {
    uint32_t w[16], abcd[4];
    memcpy(w, block->words, sizeof w);
    memcpy(abcd, &state->abcd, sizeof abcd);
    uint32_t a = abcd[3], b = abcd[2], c = abcd[1], d = abcd[0];
    uint32_t e = (uint32_t)_mm_extract_epi32(state->e, 3);
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
    state->abcd = _mm_add_epi32(state->abcd, _mm_setr_epi32((int)d, (int)c, (int)b, (int)a));
    state->e = _mm_add_epi32(state->e, _mm_setr_epi32(0, 0, 0, (int)e));
}

#endif
