#include "scrypt_mixing.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#define AVX2 __attribute__((target("avx2")))
#define LANES_INLINE static inline __attribute__((always_inline)) AVX2

enum { LANES = 2 };

typedef __m256i vector;

#define vector_add _mm256_add_epi32
#define vector_xor _mm256_xor_si256
#define vector_turn _mm256_shuffle_epi32

struct rows {
    vector a, b, c, d;
};

struct line {
    vector low, high;
};

LANES_INLINE vector vector_xor_rotated(vector value, vector sum, int distance) {
    value = vector_xor(value, _mm256_slli_epi32(sum, distance));
    return vector_xor(value, _mm256_srli_epi32(sum, 32 - distance));
}

LANES_INLINE struct line reorder_words(struct line line, const uint32_t order[16]) {
    // Eight words of each half are brought where they may be needed, and the right ones kept.
    const __m256i sevens = _mm256_set1_epi32(7);
    struct line result;
    const __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)order);
    const __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(order + 8));
    result.low = _mm256_blendv_epi8(
        _mm256_permutevar8x32_epi32(line.low, first), _mm256_permutevar8x32_epi32(line.high, first),
        _mm256_cmpgt_epi32(first, sevens));
    result.high = _mm256_blendv_epi8(
        _mm256_permutevar8x32_epi32(line.low, second), _mm256_permutevar8x32_epi32(line.high, second),
        _mm256_cmpgt_epi32(second, sevens));
    return result;
}

LANES_INLINE struct rows load_rows(struct line *const lines[LANES], size_t index) {
    const struct line one = lines[0][index], other = lines[1][index];
    return (struct rows){
        _mm256_permute2x128_si256(one.low, other.low, 0x20), _mm256_permute2x128_si256(one.low, other.low, 0x31),
        _mm256_permute2x128_si256(one.high, other.high, 0x20), _mm256_permute2x128_si256(one.high, other.high, 0x31)};
}

LANES_INLINE void store_rows(struct line *const lines[LANES], size_t index, struct rows rows) {
    lines[0][index] = (struct line){
        _mm256_permute2x128_si256(rows.a, rows.b, 0x20), _mm256_permute2x128_si256(rows.c, rows.d, 0x20)};
    lines[1][index] = (struct line){
        _mm256_permute2x128_si256(rows.a, rows.b, 0x31), _mm256_permute2x128_si256(rows.c, rows.d, 0x31)};
}

#include "scrypt_lanes.h"

AVX2 static void mix_four_sets(struct set *set, uint64_t n, size_t r) {
    mix_sets(set, 4, n, r);
}

AVX2 static void mix_three_sets(struct set *set, uint64_t n, size_t r) {
    mix_sets(set, 3, n, r);
}

AVX2 static void mix_two_sets(struct set *set, uint64_t n, size_t r) {
    mix_sets(set, 2, n, r);
}

AVX2 static void mix_one_set(struct set *set, uint64_t n, size_t r) {
    mix_sets(set, 1, n, r);
}

AVX2 void scrypt_mix_avx2(uint64_t n, uint32_t r, const struct scrypt_instance *instances, uint32_t count) {
    static void (*const mix[SETS])(struct set *, uint64_t, size_t) = {
        mix_one_set, mix_two_sets, mix_three_sets, mix_four_sets};
    const size_t half = (size_t)r * 2 * SCRYPT_LINE_BYTES * LANES;
    struct set set[SETS];
    // x and y share the scratch memory of a set's first instance.
    for (uint32_t i = 0; i < count; i += LANES) {
        uint8_t *x = instances[i].scratch;
        set[i / LANES] = begin_set(instances + i, count - i, r, x, x + half);
    }
    mix[(count - 1) / LANES](set, n, r);
    for (uint32_t i = 0; i < count; i += LANES) end_set(&set[i / LANES], instances + i, count - i, r);
}

#endif
