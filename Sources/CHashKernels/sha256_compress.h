// The compression function of SHA-256 (FIPS 180-4, section 6.2.2) with the SHA instructions (Intel SDM, volume 2,
// SHA256RNDS2, SHA256MSG1, SHA256MSG2); or with AVX2 and BMI2 where SHA256_FOR_AVX2 is defined, for CPUs without them.
//
// The state stays in the form that these instructions want, from block to block. Functions that call these say
// SHA256_TARGET and have the name that SHA256_NAME makes; the CPU has CPU_FEATURE_SHA, or CPU_FEATURE_AVX2.

#ifndef SHA256_COMPRESS_H
#define SHA256_COMPRESS_H

#if defined(__x86_64__)

#include <immintrin.h>
#include <stdint.h>

#if defined(SHA256_FOR_AVX2)
#define SHA256_TARGET __attribute__((target("avx2,bmi,bmi2")))
#define SHA256_NAME(NAME) NAME##_avx2
#else
#define SHA256_TARGET __attribute__((target("sha,sse4.1,ssse3")))
#define SHA256_NAME(NAME) NAME##_sha
#endif
#define SHA256_INLINE static inline __attribute__((always_inline)) SHA256_TARGET

/// The eight working variables; the first letter is the highest 32 bits.
struct sha256_state {
    __m128i abef, cdgh;
};

/// A message block as 16 numbers, four a vector, the first in the lowest 32 bits.
struct sha256_block {
    __m128i words[4];
};

// FIPS 180-4, section 4.2.2.
static const uint32_t sha256_round_constants[64] __attribute__((aligned(64))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/// From h0...h3 and h4...h7, the first in the lowest 32 bits.
SHA256_INLINE struct sha256_state sha256_state_of_words(__m128i low, __m128i high) {
    const __m128i badc = _mm_shuffle_epi32(low, 0xb1);
    const __m128i hgfe = _mm_shuffle_epi32(high, 0x1b);
    return (struct sha256_state){_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xf0)};
}

/// h0...h3 and h4...h7 in `words`: the first half of a message block that holds the digest.
SHA256_INLINE void sha256_words_of_state(struct sha256_state state, __m128i words[2]) {
    const __m128i abef = _mm_shuffle_epi32(state.abef, 0x1b);
    const __m128i ghcd = _mm_shuffle_epi32(state.cdgh, 0xb1);
    words[0] = _mm_blend_epi16(abef, ghcd, 0xf0);
    words[1] = _mm_alignr_epi8(ghcd, abef, 8);
}

/// The initial hash value: FIPS 180-4, section 5.3.3.
SHA256_INLINE struct sha256_state sha256_initial_state(void) {
    return sha256_state_of_words(
        _mm_setr_epi32(0x6a09e667, (int)0xbb67ae85, 0x3c6ef372, (int)0xa54ff53a),
        _mm_setr_epi32(0x510e527f, (int)0x9b05688c, 0x1f83d9ab, 0x5be0cd19));
}

/// Turns four big-endian words into numbers, and back.
SHA256_INLINE __m128i sha256_swap_bytes(__m128i words) {
    return _mm_shuffle_epi8(words, _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
}

/// Reads 64 bytes from any address.
SHA256_INLINE struct sha256_block sha256_load_block(const uint8_t *bytes) {
    struct sha256_block block;
    for (int i = 0; i < 4; i++)
        block.words[i] = sha256_swap_bytes(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)));
    return block;
}

/// Writes the 32 bytes of the digest to any address.
SHA256_INLINE void sha256_store_state(const struct sha256_state *state, uint8_t output[32]) {
    __m128i words[2];
    sha256_words_of_state(*state, words);
    _mm_storeu_si128((__m128i *)output, sha256_swap_bytes(words[0]));
    _mm_storeu_si128((__m128i *)(output + 16), sha256_swap_bytes(words[1]));
}

#if defined(SHA256_FOR_AVX2)

/// The state after one more block, in its place: once for all who need it, for it is long.
void sha256_absorb_block_avx2(struct sha256_state *state, const struct sha256_block *block);

/// The state after one more block.
SHA256_INLINE struct sha256_state sha256_compress(struct sha256_state state, struct sha256_block block) {
    sha256_absorb_block_avx2(&state, &block);
    return state;
}

#else

/// Four rounds: SHA256RNDS2 does two, and what it leaves out, the new CDGH, is the old ABEF.
#define SHA256_ROUNDS(STATE, WORDS, GROUP) \
    do { \
        const __m128i sum = _mm_add_epi32(WORDS, ((const __m128i *)sha256_round_constants)[GROUP]); \
        STATE.cdgh = _mm_sha256rnds2_epu32(STATE.cdgh, STATE.abef, sum); \
        STATE.abef = _mm_sha256rnds2_epu32(STATE.abef, STATE.cdgh, _mm_shuffle_epi32(sum, 0x0e)); \
    } while (0)

/// The next four words of the message schedule, in the place of the oldest four, W0.
#define SHA256_SCHEDULE(W0, W1, W2, W3) \
    W0 = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(W0, W1), _mm_alignr_epi8(W3, W2, 4)), W3)

/// Sixteen rounds, with the schedule of the words that they take; GROUP counts four rounds.
#define SHA256_SCHEDULED_ROUNDS(STATE, W, GROUP) \
    do { \
        SHA256_SCHEDULE(W[0], W[1], W[2], W[3]); \
        SHA256_ROUNDS(STATE, W[0], GROUP); \
        SHA256_SCHEDULE(W[1], W[2], W[3], W[0]); \
        SHA256_ROUNDS(STATE, W[1], GROUP + 1); \
        SHA256_SCHEDULE(W[2], W[3], W[0], W[1]); \
        SHA256_ROUNDS(STATE, W[2], GROUP + 2); \
        SHA256_SCHEDULE(W[3], W[0], W[1], W[2]); \
        SHA256_ROUNDS(STATE, W[3], GROUP + 3); \
    } while (0)

/// The state after one more block.
SHA256_INLINE struct sha256_state sha256_compress(struct sha256_state state, struct sha256_block block) {
    struct sha256_state next = state;
    SHA256_ROUNDS(next, block.words[0], 0);
    SHA256_ROUNDS(next, block.words[1], 1);
    SHA256_ROUNDS(next, block.words[2], 2);
    SHA256_ROUNDS(next, block.words[3], 3);
    SHA256_SCHEDULED_ROUNDS(next, block.words, 4);
    SHA256_SCHEDULED_ROUNDS(next, block.words, 8);
    SHA256_SCHEDULED_ROUNDS(next, block.words, 12);
    next.abef = _mm_add_epi32(next.abef, state.abef);
    next.cdgh = _mm_add_epi32(next.cdgh, state.cdgh);
    return next;
}

#endif

#endif

#endif
