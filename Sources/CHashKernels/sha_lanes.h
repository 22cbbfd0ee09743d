// What the digests in lanes of AVX-512, of which PBKDF2 and sha-crypt are made, share: rows of words made into columns.
//
// A vector holds one word of every lane. Functions that call these say LANES_TARGET; the CPU has CPU_FEATURE_AVX512.

#ifndef SHA_LANES_H
#define SHA_LANES_H

#if defined(__x86_64__)

#include <immintrin.h>
#include <stddef.h>
#include <stdint.h>

#define LANES_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,bmi,bmi2")))
#define LANES_INLINE static inline __attribute__((always_inline)) LANES_TARGET

#define EXCLUSIVE_OR(A, B, C) _mm512_ternarylogic_epi64(A, B, C, 0x96)
#define CHOICE(A, B, C) _mm512_ternarylogic_epi64(A, B, C, 0xca)
#define MAJORITY(A, B, C) _mm512_ternarylogic_epi64(A, B, C, 0xe8)

/// Columns of lanes 0 and 2 (or 1 and 3) of four rows whose 128-bit lanes hold them.
#define GATHER_128(ROW0, ROW1, ROW2, ROW3, LANES, COLUMN, NEXT) \
    do { \
        const __m512i low = _mm512_shuffle_i64x2(ROW0, ROW1, LANES); \
        const __m512i high = _mm512_shuffle_i64x2(ROW2, ROW3, LANES); \
        COLUMN = _mm512_shuffle_i64x2(low, high, 0x88); \
        NEXT = _mm512_shuffle_i64x2(low, high, 0xdd); \
    } while (0)

/// Sixteen rows of sixteen 32-bit words become columns.
LANES_INLINE void transpose_16(__m512i rows[16]) {
    __m512i pairs[16];
    for (int i = 0; i < 16; i += 2) {
        pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
        pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
    }
    __m512i fours[16];
    for (int i = 0; i < 16; i += 4) {
        fours[i] = _mm512_unpacklo_epi64(pairs[i], pairs[i + 2]);
        fours[i + 1] = _mm512_unpackhi_epi64(pairs[i], pairs[i + 2]);
        fours[i + 2] = _mm512_unpacklo_epi64(pairs[i + 1], pairs[i + 3]);
        fours[i + 3] = _mm512_unpackhi_epi64(pairs[i + 1], pairs[i + 3]);
    }
    for (int i = 0; i < 4; i++) {
        GATHER_128(fours[i], fours[4 + i], fours[8 + i], fours[12 + i], 0x88, rows[i], rows[8 + i]);
        GATHER_128(fours[i], fours[4 + i], fours[8 + i], fours[12 + i], 0xdd, rows[4 + i], rows[12 + i]);
    }
}

/// Eight rows of eight 64-bit words become columns.
LANES_INLINE void transpose_8(__m512i rows[8]) {
    __m512i pairs[8];
    for (int i = 0; i < 8; i += 2) {
        pairs[i] = _mm512_unpacklo_epi64(rows[i], rows[i + 1]);
        pairs[i + 1] = _mm512_unpackhi_epi64(rows[i], rows[i + 1]);
    }
    for (int i = 0; i < 2; i++) {
        GATHER_128(pairs[i], pairs[2 + i], pairs[4 + i], pairs[6 + i], 0x88, rows[i], rows[4 + i]);
        GATHER_128(pairs[i], pairs[2 + i], pairs[4 + i], pairs[6 + i], 0xdd, rows[2 + i], rows[6 + i]);
    }
}

#endif

#endif
