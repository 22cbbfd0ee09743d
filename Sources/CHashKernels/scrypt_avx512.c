#include "scrypt_mixing.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <string.h>

#define AVX512 __attribute__((target("avx512f")))
#define LANES_INLINE static inline __attribute__((always_inline)) AVX512

enum { LANES = 4 };

typedef __m512i vector;

#define vector_add _mm512_add_epi32
#define vector_xor _mm512_xor_si512
#define vector_xor_rotated(VALUE, SUM, DISTANCE) _mm512_xor_si512(VALUE, _mm512_rol_epi32(SUM, DISTANCE))
#define vector_turn _mm512_shuffle_epi32

struct rows {
    vector a, b, c, d;
};

struct line {
    vector words;
};

LANES_INLINE struct line reorder_words(struct line line, const uint32_t order[16]) {
    return (struct line){_mm512_permutexvar_epi32(_mm512_loadu_si512(order), line.words)};
}

// Turns four lines into their rows, and back.
LANES_INLINE struct rows transpose(struct rows lines) {
    const vector ab_low = _mm512_shuffle_i32x4(lines.a, lines.b, 0x44);
    const vector cd_low = _mm512_shuffle_i32x4(lines.c, lines.d, 0x44);
    const vector ab_high = _mm512_shuffle_i32x4(lines.a, lines.b, 0xee);
    const vector cd_high = _mm512_shuffle_i32x4(lines.c, lines.d, 0xee);
    return (struct rows){
        _mm512_shuffle_i32x4(ab_low, cd_low, 0x88), _mm512_shuffle_i32x4(ab_low, cd_low, 0xdd),
        _mm512_shuffle_i32x4(ab_high, cd_high, 0x88), _mm512_shuffle_i32x4(ab_high, cd_high, 0xdd)};
}

LANES_INLINE struct rows load_rows(struct line *const lines[LANES], size_t index) {
    return transpose((struct rows){
        lines[0][index].words, lines[1][index].words, lines[2][index].words, lines[3][index].words});
}

LANES_INLINE void store_rows(struct line *const lines[LANES], size_t index, struct rows rows) {
    rows = transpose(rows);
    lines[0][index].words = rows.a;
    lines[1][index].words = rows.b;
    lines[2][index].words = rows.c;
    lines[3][index].words = rows.d;
}

#include "scrypt_lanes.h"

// x lies in the scratch memory of a set's first instance, y in that of the second: every set has two.
AVX512 static struct set begin(const struct scrypt_instance *instances, uint32_t count, size_t r) {
    return begin_set(instances, count, r, instances[0].scratch, instances[1].scratch);
}

AVX512 void scrypt_mix_avx512(uint64_t n, uint32_t r, const struct scrypt_instance *instances, uint32_t count) {
    // More than four are halved, since a set of one would lack memory.
    const uint32_t first = count <= LANES ? count : (count + 1) / 2;
    struct set set[SETS];
    set[0] = begin(instances, first, r);
    if (count <= LANES) {
        mix_sets(set, 1, n, r);
    } else {
        set[1] = begin(instances + first, count - first, r);
        mix_sets(set, 2, n, r);
        end_set(&set[1], instances + first, count - first, r);
    }
    end_set(&set[0], instances, first, r);
}

#endif
