#include "argon2_frame.h"

#if defined(__x86_64__)

#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))
// Not forced into `compress`: unoptimised, every intrinsic takes stack of its own.
#define INLINE TARGET static inline

// Vector 8 m + j of a block holds the words 2j, 2j+1 of row 2m and the same of row 2m+1 (m of 0...3, j of 0...7).
// a, b, c, d are four chains of GB each, which hide each other's latency: along the rows, two m with two j each; along
// the columns, four j. Nothing is moved in between.
#define FOR_4(WORK) WORK(0) WORK(1) WORK(2) WORK(3)

// a + b + 2 low(a) low(b): RFC 9106, section 3.6.
INLINE __m256i multiply_add(__m256i a, __m256i b) {
    const __m256i product = _mm256_mul_epu32(a, b);
    return _mm256_add_epi64(_mm256_add_epi64(_mm256_add_epi64(a, b), product), product);
}

// x xor y, turned right.
INLINE __m256i turned_32(__m256i x, __m256i y) {
    return _mm256_shuffle_epi32(_mm256_xor_si256(x, y), 0xb1);
}

INLINE __m256i turned_24(__m256i x, __m256i y) {
    const __m256i order = _mm256_setr_epi8(
        3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10, 3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10);
    return _mm256_shuffle_epi8(_mm256_xor_si256(x, y), order);
}

INLINE __m256i turned_16(__m256i x, __m256i y) {
    const __m256i order = _mm256_setr_epi8(
        2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9, 2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9);
    return _mm256_shuffle_epi8(_mm256_xor_si256(x, y), order);
}

INLINE __m256i turned_63(__m256i x, __m256i y) {
    const __m256i both = _mm256_xor_si256(x, y);
    return _mm256_or_si256(_mm256_add_epi64(both, both), _mm256_srli_epi64(both, 63));
}

#define APPLY_4(work, x, y) \
    x[0] = work(x[0], y[0]); \
    x[1] = work(x[1], y[1]); \
    x[2] = work(x[2], y[2]); \
    x[3] = work(x[3], y[3]);
#define MIX_4 \
    APPLY_4(multiply_add, a, b) APPLY_4(turned_32, d, a) APPLY_4(multiply_add, c, d) APPLY_4(turned_24, b, c) \
    APPLY_4(multiply_add, a, b) APPLY_4(turned_16, d, a) APPLY_4(multiply_add, c, d) APPLY_4(turned_63, b, c)

// The diagonals of the 4 x 4 words are made by turning a, c and d around b, which is always known last. A row's four
// words lie in two vectors, a column's in one.
#define TURN_PAIR(x, i, low, high) \
    { \
        const __m256i first = _mm256_alignr_epi8(x[i + 1], x[i], 8); \
        const __m256i second = _mm256_alignr_epi8(x[i], x[i + 1], 8); \
        x[i + low] = first; \
        x[i + high] = second; \
    }
#define SWAP_PAIR(x, i) \
    { \
        const __m256i first = x[i]; \
        x[i] = x[i + 1]; \
        x[i + 1] = first; \
    }
#define ROW_FORWARD(i) TURN_PAIR(a, i, 1, 0) TURN_PAIR(c, i, 0, 1) SWAP_PAIR(d, i)
#define ROW_BACK(i) TURN_PAIR(a, i, 0, 1) TURN_PAIR(c, i, 1, 0) SWAP_PAIR(d, i)
#define TURN_COLUMN(i, first, third) \
    a[i] = _mm256_permute4x64_epi64(a[i], first); \
    c[i] = _mm256_permute4x64_epi64(c[i], third); \
    d[i] = _mm256_permute4x64_epi64(d[i], 0x4e);
#define COLUMN_FORWARD(i) TURN_COLUMN(i, 0x93, 0x39)
#define COLUMN_BACK(i) TURN_COLUMN(i, 0x39, 0x93)

// What enters the permutation; `block` keeps it until its result is added.
INLINE __m256i entered(
    const __m256i *previous, const __m256i *reference, __m256i *block, int keeps, unsigned number) {
    const __m256i x = _mm256_xor_si256(_mm256_load_si256(previous + number), _mm256_load_si256(reference + number));
    _mm256_store_si256(
        block + number, keeps ? _mm256_xor_si256(x, _mm256_load_si256(block + number)) : x);
    return x;
}

// Rows 2m ... 2m+3, for m of 0 or 2.
INLINE void mix_rows(
    const __m256i *previous, const __m256i *reference, __m256i *block, int keeps, __m256i *middle, unsigned m) {
    __m256i a[4], b[4], c[4], d[4];
#define NUMBER(i) (8 * (m + i / 2) + i % 2)
#define ENTER(i) \
    a[i] = entered(previous, reference, block, keeps, NUMBER(i)); \
    b[i] = entered(previous, reference, block, keeps, NUMBER(i) + 2); \
    c[i] = entered(previous, reference, block, keeps, NUMBER(i) + 4); \
    d[i] = entered(previous, reference, block, keeps, NUMBER(i) + 6);
#define LEAVE(i) \
    _mm256_store_si256(middle + NUMBER(i), a[i]); \
    _mm256_store_si256(middle + NUMBER(i) + 2, b[i]); \
    _mm256_store_si256(middle + NUMBER(i) + 4, c[i]); \
    _mm256_store_si256(middle + NUMBER(i) + 6, d[i]);
    FOR_4(ENTER)
    MIX_4
    ROW_FORWARD(0) ROW_FORWARD(2)
    MIX_4
    ROW_BACK(0) ROW_BACK(2)
    FOR_4(LEAVE)
#undef ENTER
#undef LEAVE
#undef NUMBER
}

// The eight columns of words 2j ... 2j+7, for j of 0 or 4.
INLINE void mix_columns(const __m256i *middle, __m256i *block, unsigned j) {
    __m256i a[4], b[4], c[4], d[4];
#define ENTER(i) \
    a[i] = _mm256_load_si256(middle + j + i); \
    b[i] = _mm256_load_si256(middle + j + i + 8); \
    c[i] = _mm256_load_si256(middle + j + i + 16); \
    d[i] = _mm256_load_si256(middle + j + i + 24);
#define ADD_TO(vector, x) _mm256_store_si256(vector, _mm256_xor_si256(x, _mm256_load_si256(vector)));
#define LEAVE(i) \
    ADD_TO(block + j + i, a[i]) \
    ADD_TO(block + j + i + 8, b[i]) \
    ADD_TO(block + j + i + 16, c[i]) \
    ADD_TO(block + j + i + 24, d[i])
    FOR_4(ENTER)
    MIX_4
    FOR_4(COLUMN_FORWARD)
    MIX_4
    FOR_4(COLUMN_BACK)
    FOR_4(LEAVE)
#undef ENTER
#undef LEAVE
#undef ADD_TO
}

INLINE void compress_block(const __m256i *previous, const __m256i *reference, __m256i *block, int keeps) {
    __m256i middle[32];
    mix_rows(previous, reference, block, keeps, middle, 0);
    mix_rows(previous, reference, block, keeps, middle, 2);
    mix_columns(middle, block, 0);
    mix_columns(middle, block, 4);
}

TARGET static void compress(const uint64_t *previous, const uint64_t *reference, uint64_t *block, int keeps) {
    const __m256i *x = (const __m256i *)previous;
    const __m256i *y = (const __m256i *)reference;
    if (keeps) {
        compress_block(x, y, (__m256i *)block, 1);
    } else {
        compress_block(x, y, (__m256i *)block, 0);
    }
}

void argon2_hash_avx2(const struct argon2_parameters *parameters, const struct argon2_job *jobs, size_t job_count) {
    argon2_hash(parameters, jobs, job_count, compress);
}

#endif
