// SHA-1 (FIPS 180-4, section 6.1) with the SHA instructions (Intel SDM, volume 2, SHA1RNDS4, SHA1NEXTE, SHA1MSG1,
// SHA1MSG2): the compression function, and whole messages from any state on. Where SHA1_FOR_AVX2 is defined, with
// BMI2's rotations instead, for CPUs without them.
//
// Functions that call these say SHA1_TARGET and have the name that SHA1_NAME makes; the CPU has CPU_FEATURE_SHA, or
// CPU_FEATURE_AVX2.

#ifndef SHA1_MESSAGE_H
#define SHA1_MESSAGE_H

#if defined(__x86_64__)

#include "message_tail.h"
#include "wipe.h"

#include <immintrin.h>

#if defined(SHA1_FOR_AVX2)
#define SHA1_TARGET __attribute__((target("avx2,bmi,bmi2")))
#define SHA1_NAME(NAME) NAME##_avx2
#else
#define SHA1_TARGET __attribute__((target("sha,sse4.1,ssse3")))
#define SHA1_NAME(NAME) NAME##_sha
#endif
#define SHA1_INLINE static inline __attribute__((always_inline)) SHA1_TARGET

/// The five working variables: a in the highest 32 bits; e there too, with zeros below.
struct sha1_state {
    __m128i abcd, e;
};

/// A message block as 16 numbers, four a vector, the first in the highest 32 bits.
struct sha1_block {
    __m128i words[4];
};

/// The initial hash value: FIPS 180-4, section 5.3.1.
SHA1_INLINE struct sha1_state sha1_initial_state(void) {
    return (struct sha1_state){
        _mm_set_epi32(0x67452301, (int)0xefcdab89, (int)0x98badcfe, 0x10325476),
        _mm_set_epi32((int)0xc3d2e1f0, 0, 0, 0),
    };
}

/// Turns 16 bytes into four numbers in their order, and back.
SHA1_INLINE __m128i sha1_swap_bytes(__m128i bytes) {
    return _mm_shuffle_epi8(bytes, _mm_setr_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
}

/// Reads 64 bytes from any address.
SHA1_INLINE struct sha1_block sha1_load_block(const uint8_t *bytes) {
    struct sha1_block block;
    for (int i = 0; i < 4; i++)
        block.words[i] = sha1_swap_bytes(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)));
    return block;
}

/// Writes the 20 bytes of the digest to any address.
SHA1_INLINE void sha1_store_state(const struct sha1_state *state, uint8_t output[20]) {
    _mm_storeu_si128((__m128i *)output, sha1_swap_bytes(state->abcd));
    const uint32_t last = __builtin_bswap32((uint32_t)_mm_extract_epi32(state->e, 3));
    memcpy(output + 16, &last, 4);
}

#if defined(SHA1_FOR_AVX2)

/// The state after one more block, in its place: once for all who need it, for it is long.
void sha1_absorb_block_avx2(struct sha1_state *state, const struct sha1_block *block);

/// The state after one more block.
SHA1_INLINE struct sha1_state sha1_compress(struct sha1_state state, struct sha1_block block) {
    sha1_absorb_block_avx2(&state, &block);
    return state;
}

#else

/// Four rounds of the kind ROUND, for which E was made ready; then E for the next four, which take NEXT.
#define SHA1_ROUNDS(NEXT, ROUND) \
    do { \
        const __m128i before = abcd; \
        abcd = _mm_sha1rnds4_epu32(abcd, e, ROUND); \
        e = _mm_sha1nexte_epu32(before, NEXT); \
    } while (0)

/// The next four words of the message schedule, in the place of the oldest four, W0.
#define SHA1_SCHEDULE(W0, W1, W2, W3) \
    W0 = _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(W0, W1), W2), W3)

#define SHA1_SCHEDULED_ROUNDS(W0, W1, W2, W3, ROUND) \
    do { \
        SHA1_SCHEDULE(W0, W1, W2, W3); \
        SHA1_ROUNDS(W0, ROUND); \
    } while (0)

/// The state after one more block.
SHA1_INLINE struct sha1_state sha1_compress(struct sha1_state state, struct sha1_block block) {
    __m128i w0 = block.words[0], w1 = block.words[1], w2 = block.words[2], w3 = block.words[3];
    __m128i abcd = state.abcd, e = _mm_add_epi32(state.e, w0);
    SHA1_ROUNDS(w1, 0);
    SHA1_ROUNDS(w2, 0);
    SHA1_ROUNDS(w3, 0);
    SHA1_SCHEDULED_ROUNDS(w0, w1, w2, w3, 0);
    SHA1_SCHEDULED_ROUNDS(w1, w2, w3, w0, 0);
    SHA1_SCHEDULED_ROUNDS(w2, w3, w0, w1, 1);
    SHA1_SCHEDULED_ROUNDS(w3, w0, w1, w2, 1);
    SHA1_SCHEDULED_ROUNDS(w0, w1, w2, w3, 1);
    SHA1_SCHEDULED_ROUNDS(w1, w2, w3, w0, 1);
    SHA1_SCHEDULED_ROUNDS(w2, w3, w0, w1, 1);
    SHA1_SCHEDULED_ROUNDS(w3, w0, w1, w2, 2);
    SHA1_SCHEDULED_ROUNDS(w0, w1, w2, w3, 2);
    SHA1_SCHEDULED_ROUNDS(w1, w2, w3, w0, 2);
    SHA1_SCHEDULED_ROUNDS(w2, w3, w0, w1, 2);
    SHA1_SCHEDULED_ROUNDS(w3, w0, w1, w2, 2);
    SHA1_SCHEDULED_ROUNDS(w0, w1, w2, w3, 3);
    SHA1_SCHEDULED_ROUNDS(w1, w2, w3, w0, 3);
    SHA1_SCHEDULED_ROUNDS(w2, w3, w0, w1, 3);
    SHA1_SCHEDULED_ROUNDS(w3, w0, w1, w2, 3);
    // The last four make the new e out of the old one.
    SHA1_ROUNDS(state.e, 3);
    return (struct sha1_state){_mm_add_epi32(abcd, state.abcd), e};
}

#endif

/// The state after some whole blocks of 64 bytes.
SHA1_INLINE void sha1_absorb(struct sha1_state *state, const uint8_t *bytes, size_t blocks) {
    for (; blocks > 0; blocks--, bytes += 64) *state = sha1_compress(*state, sha1_load_block(bytes));
}

/// The state after the rest of a message of `total` bytes, its padding included (FIPS 180-4, section 5.1.1).
SHA1_INLINE void sha1_finish(struct sha1_state *state, const uint8_t *bytes, size_t count, uint64_t total) {
    sha1_absorb(state, bytes, count / 64);
    bytes += count / 64 * 64;
    count %= 64;
    struct sha1_block block = {{
        sha1_swap_bytes(load_message_tail(bytes, count, 0)), sha1_swap_bytes(load_message_tail(bytes, count, 1)),
        sha1_swap_bytes(load_message_tail(bytes, count, 2)), sha1_swap_bytes(load_message_tail(bytes, count, 3)),
    }};
    if (count >= 56) {
        *state = sha1_compress(*state, block);
        for (int i = 0; i < 4; i++) block.words[i] = _mm_setzero_si128();
    }
    block.words[3] = _mm_insert_epi64(block.words[3], (int64_t)(total << 3), 0);
    *state = sha1_compress(*state, block);
}

#endif

#endif
