#include "sha512_message.h"

#if defined(__x86_64__)

// FIPS 180-4, section 4.2.3.
const uint64_t sha512_round_constants[80] __attribute__((aligned(64))) = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

#define ROTATE(X, COUNT) ((X) >> (COUNT) | (X) << (64 - (COUNT)))

/// One round: FIPS 180-4, section 6.4.2, with the variables renamed instead of moved. Maj as it is written here has
/// b ^ c from the round before, where it was a ^ b.
#define ROUND(A, B, C, D, E, F, G, H, SUM) \
    do { \
        H += (SUM) + (((F ^ G) & E) ^ G) + (ROTATE(E, 14) ^ ROTATE(E, 18) ^ ROTATE(E, 41)); \
        D += H; \
        H += (ROTATE(A, 28) ^ ROTATE(A, 34) ^ ROTATE(A, 39)) + (((A ^ B) & (B ^ C)) ^ B); \
    } while (0)

#define EXCLUSIVE_OR(A, B, C) _mm_xor_si128(_mm_xor_si128(A, B), C)
#define ROTATE_WORDS(W, COUNT) _mm_or_si128(_mm_srli_epi64(W, COUNT), _mm_slli_epi64(W, 64 - (COUNT)))
#define ROTATE_BYTE(W) _mm_shuffle_epi8(W, _mm_setr_epi8(1, 2, 3, 4, 5, 6, 7, 0, 9, 10, 11, 12, 13, 14, 15, 8))
#define SIGMA0(W) EXCLUSIVE_OR(ROTATE_WORDS(W, 1), ROTATE_BYTE(W), _mm_srli_epi64(W, 7))
#define SIGMA1(W) EXCLUSIVE_OR(ROTATE_WORDS(W, 19), ROTATE_WORDS(W, 61), _mm_srli_epi64(W, 6))

/// The second word of one vector and the first of the next.
#define BETWEEN(W, NEXT) _mm_alignr_epi8(NEXT, W, 8)

/// The next two words of the message schedule, in the place of the oldest two.
#define SCHEDULE(W0, W1, W4, W5, W7) \
    W0 = _mm_add_epi64( \
        _mm_add_epi64(_mm_add_epi64(W0, BETWEEN(W4, W5)), SIGMA0(BETWEEN(W0, W1))), SIGMA1(W7))

/// Two rounds, and two words for those sixteen rounds later.
#define TWO_ROUNDS(I, A, B, C, D, E, F, G, H) \
    do { \
        const __m128i constants = _mm_load_si128((const __m128i *)(sha512_round_constants + 2 * (I))); \
        const __m128i sum = _mm_add_epi64(w[(I) % 8], constants); \
        if ((I) < 32) \
            SCHEDULE(w[(I) % 8], w[((I) + 1) % 8], w[((I) + 4) % 8], w[((I) + 5) % 8], w[((I) + 7) % 8]); \
        ROUND(A, B, C, D, E, F, G, H, (uint64_t)_mm_extract_epi64(sum, 0)); \
        ROUND(H, A, B, C, D, E, F, G, (uint64_t)_mm_extract_epi64(sum, 1)); \
    } while (0)

#define EIGHT_ROUNDS(I) \
    TWO_ROUNDS(I, a, b, c, d, e, f, g, h); \
    TWO_ROUNDS(I + 1, g, h, a, b, c, d, e, f); \
    TWO_ROUNDS(I + 2, e, f, g, h, a, b, c, d); \
    TWO_ROUNDS(I + 3, c, d, e, f, g, h, a, b)

SHA512_TARGET void sha512_compress(struct sha512_state *state, const struct sha512_block *block) {
    __m128i w[8];
    for (int i = 0; i < 8; i++) w[i] = block->words[i];
    uint64_t a = state->h[0], b = state->h[1], c = state->h[2], d = state->h[3];
    uint64_t e = state->h[4], f = state->h[5], g = state->h[6], h = state->h[7];
    EIGHT_ROUNDS(0);
    EIGHT_ROUNDS(4);
    EIGHT_ROUNDS(8);
    EIGHT_ROUNDS(12);
    EIGHT_ROUNDS(16);
    EIGHT_ROUNDS(20);
    EIGHT_ROUNDS(24);
    EIGHT_ROUNDS(28);
    EIGHT_ROUNDS(32);
    EIGHT_ROUNDS(36);
    state->h[0] += a;
    state->h[1] += b;
    state->h[2] += c;
    state->h[3] += d;
    state->h[4] += e;
    state->h[5] += f;
    state->h[6] += g;
    state->h[7] += h;
}

#endif
