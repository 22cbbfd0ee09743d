// SHA-512 (FIPS 180-4, section 6.4) with BMI2's rotations for the rounds and AVX2 for the message schedule: the
// compression function, and whole messages from any state on.
//
// Functions that call these say SHA512_TARGET; the CPU has CPU_FEATURE_AVX2. The rotations of AVX-512VL make it slower.

#ifndef SHA512_MESSAGE_H
#define SHA512_MESSAGE_H

#if defined(__x86_64__)

#include "message_tail.h"
#include "wipe.h"

#include <immintrin.h>

#define SHA512_TARGET __attribute__((target("avx2,bmi,bmi2")))
#define SHA512_INLINE static inline __attribute__((always_inline)) SHA512_TARGET

/// FIPS 180-4, section 4.2.3; at an address divisible by 64.
extern const uint64_t sha512_round_constants[80];

/// The eight working variables.
struct sha512_state {
    uint64_t h[8];
};

/// A message block as 16 numbers, two a vector.
struct sha512_block {
    __m128i words[8];
};

/// A digest as the first half of a message block.
SHA512_INLINE void sha512_words_of_state(const struct sha512_state *state, __m128i words[4]) {
    for (int i = 0; i < 4; i++) words[i] = _mm_set_epi64x((int64_t)state->h[2 * i + 1], (int64_t)state->h[2 * i]);
}

/// The state after one more block: once for all who need it, for it is long.
void sha512_compress(struct sha512_state *state, const struct sha512_block *block);

/// The initial hash value: FIPS 180-4, section 5.3.5.
SHA512_INLINE struct sha512_state sha512_initial_state(void) {
    return (struct sha512_state){{
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
    }};
}

/// Turns two big-endian words into numbers, and back.
SHA512_INLINE __m128i sha512_swap_bytes(__m128i words) {
    return _mm_shuffle_epi8(words, _mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8));
}

/// Reads 128 bytes from any address.
SHA512_INLINE struct sha512_block sha512_load_block(const uint8_t *bytes) {
    struct sha512_block block;
    for (int i = 0; i < 8; i++)
        block.words[i] = sha512_swap_bytes(_mm_loadu_si128((const __m128i *)(bytes + 16 * i)));
    return block;
}

/// Writes the 64 bytes of the digest to any address.
SHA512_INLINE void sha512_store_state(const struct sha512_state *state, uint8_t output[64]) {
    for (int i = 0; i < 8; i++) {
        const uint64_t word = __builtin_bswap64(state->h[i]);
        memcpy(output + 8 * i, &word, 8);
    }
}

/// The state after some whole blocks of 128 bytes.
SHA512_INLINE void sha512_absorb(struct sha512_state *state, const uint8_t *bytes, size_t blocks) {
    if (blocks == 0) return;
    struct sha512_block block;
    for (; blocks > 0; blocks--, bytes += 128) {
        block = sha512_load_block(bytes);
        sha512_compress(state, &block);
    }
    wipe(&block, sizeof block);
}

/// Up to 64 bytes as numbers, zeros behind them; and where there are fewer than 64, the bit 1 that ends a message.
SHA512_INLINE void sha512_load_ended_half(__m128i words[4], const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < 4; i++) words[i] = sha512_swap_bytes(load_message_tail(bytes, count, i));
}

/// The last two words of a message of `total` bytes: its length in bits.
SHA512_INLINE __m128i sha512_length_words(uint64_t total) {
    return _mm_set_epi64x((int64_t)(total << 3), (int64_t)(total >> 61));
}

/// The state after the rest of a message of `total` bytes, its padding included (FIPS 180-4, section 5.1.2).
SHA512_INLINE void sha512_finish(struct sha512_state *state, const uint8_t *bytes, size_t count, uint64_t total) {
    sha512_absorb(state, bytes, count / 128);
    bytes += count / 128 * 128;
    count %= 128;
    struct sha512_block block = {0};
    sha512_load_ended_half(block.words, bytes, count < 64 ? count : 64);
    if (count >= 64) sha512_load_ended_half(block.words + 4, bytes + 64, count - 64);
    if (count >= 112) {
        sha512_compress(state, &block);
        memset(&block, 0, sizeof block);
    }
    block.words[7] = sha512_length_words(total);
    sha512_compress(state, &block);
    wipe(&block, sizeof block);
}

#endif

#endif
