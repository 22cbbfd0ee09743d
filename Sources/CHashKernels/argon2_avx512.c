#include "argon2_frame.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx512f")))

// z[4 m + t] holds the words 4t ... 4t+3 of the rows 2m and 2m+1 (m and t of 0...3), in 128-bit lanes:
// row 2m words 4t, 4t+1; row 2m+1 the same; row 2m words 4t+2, 4t+3; row 2m+1 the same.
// A step along the rows mixes the four z of one m (two rows at once); a step along the columns, of two words each,
// the four z of one t. Nothing is moved in between.
#define ROW_A(i) z[4 * i]
#define ROW_B(i) z[4 * i + 1]
#define ROW_C(i) z[4 * i + 2]
#define ROW_D(i) z[4 * i + 3]
#define COLUMN_A(i) z[i]
#define COLUMN_B(i) z[4 + i]
#define COLUMN_C(i) z[8 + i]
#define COLUMN_D(i) z[12 + i]

// Loops would not be unrolled by clang -O2.
#define FOR_4(WORK) WORK(0) WORK(1) WORK(2) WORK(3)
#define FOR_16(WORK) \
    FOR_4(WORK) WORK(4) WORK(5) WORK(6) WORK(7) WORK(8) WORK(9) WORK(10) WORK(11) WORK(12) WORK(13) WORK(14) WORK(15)

// a + b + 2 low(a) low(b): RFC 9106, section 3.6. Like those below not forced into `compress`: unoptimised, every
// intrinsic takes stack of its own.
TARGET static inline __m512i multiply_add(__m512i a, __m512i b) {
    const __m512i product = _mm512_mul_epu32(a, b);
    return _mm512_add_epi64(_mm512_add_epi64(_mm512_add_epi64(a, b), product), product);
}

// x xor y, turned right.
#define DEFINE_TURNED(bits) \
    TARGET static inline __m512i turned_##bits(__m512i x, __m512i y) { \
        return _mm512_ror_epi64(_mm512_xor_si512(x, y), bits); \
    }
DEFINE_TURNED(32)
DEFINE_TURNED(24)
DEFINE_TURNED(16)
DEFINE_TURNED(63)

#define APPLY(work, X, Y, i) X(i) = work(X(i), Y(i));
#define APPLY_4(work, X, Y) APPLY(work, X, Y, 0) APPLY(work, X, Y, 1) APPLY(work, X, Y, 2) APPLY(work, X, Y, 3)

// GB on four sets at once, which hide each other's latency.
#define MIX_4(A, B, C, D) \
    APPLY_4(multiply_add, A, B) APPLY_4(turned_32, D, A) APPLY_4(multiply_add, C, D) APPLY_4(turned_24, B, C) \
    APPLY_4(multiply_add, A, B) APPLY_4(turned_16, D, A) APPLY_4(multiply_add, C, D) APPLY_4(turned_63, B, C)

// The diagonals of the 4 x 4 words are made by turning a, c and d around b, which is always known last. In a row the
// four words of a set lie in lanes 0 and 2, or 1 and 3; in a column in lanes 0 and 1, or 2 and 3.
#define TURN_ROW(i, first, third) \
    ROW_A(i) = _mm512_permutexvar_epi64(first, ROW_A(i)); \
    ROW_C(i) = _mm512_permutexvar_epi64(third, ROW_C(i)); \
    ROW_D(i) = _mm512_shuffle_i64x2(ROW_D(i), ROW_D(i), 0x4e);
#define TURN_COLUMN(i, first, third) \
    COLUMN_A(i) = _mm512_permutex_epi64(COLUMN_A(i), first); \
    COLUMN_C(i) = _mm512_permutex_epi64(COLUMN_C(i), third); \
    COLUMN_D(i) = _mm512_permutex_epi64(COLUMN_D(i), 0x4e);
#define ROW_FORWARD(i) TURN_ROW(i, back, forth)
#define ROW_BACK(i) TURN_ROW(i, forth, back)
#define COLUMN_FORWARD(i) TURN_COLUMN(i, 0x93, 0x39)
#define COLUMN_BACK(i) TURN_COLUMN(i, 0x39, 0x93)

// What enters the permutation; `block` keeps it until its result is added.
#define LOAD(i) z[i] = _mm512_xor_si512(_mm512_load_si512(previous + 8 * i), _mm512_load_si512(reference + 8 * i));
#define KEEP(i) _mm512_store_si512(block + 8 * i, z[i]);
#define ADD_TO_BLOCK(i) _mm512_store_si512(block + 8 * i, _mm512_xor_si512(z[i], _mm512_load_si512(block + 8 * i)));

TARGET static void compress(const uint64_t *previous, const uint64_t *reference, uint64_t *block, int keeps) {
    const __m512i forth = _mm512_setr_epi64(1, 4, 3, 6, 5, 0, 7, 2);
    const __m512i back = _mm512_setr_epi64(5, 0, 7, 2, 1, 4, 3, 6);
    __m512i z[16];
    FOR_16(LOAD)
    if (keeps) {
        FOR_16(ADD_TO_BLOCK)
    } else {
        FOR_16(KEEP)
    }
    MIX_4(ROW_A, ROW_B, ROW_C, ROW_D)
    FOR_4(ROW_FORWARD)
    MIX_4(ROW_A, ROW_B, ROW_C, ROW_D)
    FOR_4(ROW_BACK)
    MIX_4(COLUMN_A, COLUMN_B, COLUMN_C, COLUMN_D)
    FOR_4(COLUMN_FORWARD)
    MIX_4(COLUMN_A, COLUMN_B, COLUMN_C, COLUMN_D)
    FOR_4(COLUMN_BACK)
    FOR_16(ADD_TO_BLOCK)
}

void argon2_hash_avx512(
    const struct argon2_parameters *parameters, const struct argon2_job *jobs, size_t job_count) {
    argon2_hash(parameters, jobs, job_count, compress);
}

#endif
