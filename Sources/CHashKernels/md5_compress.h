// MD5's compression function in scalar registers, for the files that build digests of it.

#ifndef MD5_COMPRESS_H
#define MD5_COMPRESS_H

#include <stddef.h>
#include <stdint.h>

#include "md5_steps.h"

/// MD5 of two byte strings, one after the other, the first of at most 16 bytes; `state` receives the digest's words.
void md5_join(
    uint32_t state[4], const uint8_t *first, size_t first_count, const uint8_t *second, size_t second_count);

// Each step waits for the `b` of the one before it, and for nothing else: what does not depend on `b` is added first,
// and the barrier keeps the compiler from regrouping the sum. That leaves a chain of 5, 4, 4 and 5 operations a step in
// the four rounds.
#define MD5_KEEP(value) __asm__("" : "+r"(value))
#define MD5_ROTATE(value, count) ((value) << (count) | (value) >> (32 - (count)))
#define MD5_EARLY_F(c, d) 0
#define MD5_EARLY_G(c, d) ((c) & ~(d))
#define MD5_EARLY_H(c, d) 0
#define MD5_EARLY_I(c, d) 0
#define MD5_LATE_F(b, c, d) ((((c) ^ (d)) & (b)) ^ (d))
#define MD5_LATE_G(b, c, d) ((b) & (d))
#define MD5_LATE_H(b, c, d) ((b) ^ ((c) ^ (d)))
#define MD5_LATE_I(b, c, d) (((b) | ~(d)) ^ (c))

#define MD5_SCALAR_STEP(mix, a, b, c, d, number, word, shift, constant) \
    a += words[word] + constant##u + MD5_EARLY_##mix(c, d); \
    MD5_KEEP(a); \
    a += MD5_LATE_##mix(b, c, d); \
    a = MD5_ROTATE(a, shift) + b;

/// Adds one block of 16 little-endian words to the state.
static inline __attribute__((always_inline)) void md5_compress(uint32_t state[4], const uint32_t words[16]) {
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    MD5_STEPS(MD5_SCALAR_STEP)
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

static inline __attribute__((always_inline)) void md5_initialize(uint32_t state[4]) {
    state[0] = MD5_INITIAL_A;
    state[1] = MD5_INITIAL_B;
    state[2] = MD5_INITIAL_C;
    state[3] = MD5_INITIAL_D;
}

#endif
