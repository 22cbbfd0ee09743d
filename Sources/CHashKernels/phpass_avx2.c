#include "md5_kernel.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include "phpass_lanes.h"

#define TARGET __attribute__((target("avx2")))

// RFC 1321's F, G, H and I in two parts, the second of which alone needs the `b` of the step before.
#define EARLY_F(a, c, d) a
#define EARLY_G(a, c, d) _mm256_add_epi32(a, _mm256_andnot_si256(d, c))
#define EARLY_H(a, c, d) a
#define EARLY_I(a, c, d) a
#define LATE_F(b, c, d) _mm256_xor_si256(_mm256_and_si256(_mm256_xor_si256(c, d), b), d)
#define LATE_G(b, c, d) _mm256_and_si256(d, b)
#define LATE_H(b, c, d) _mm256_xor_si256(b, _mm256_xor_si256(c, d))
#define LATE_I(b, c, d) _mm256_xor_si256(_mm256_or_si256(_mm256_xor_si256(d, SPLAT(-1)), b), c)
#define ROTATE(value, count) _mm256_or_si256(_mm256_slli_epi32(value, count), _mm256_srli_epi32(value, 32 - (count)))

enum { SET_LANE_COUNT = 8 };

#define LOAD(words) _mm256_load_si256((const __m256i *)(words))
#define STORE(words, value) _mm256_store_si256((__m256i *)(words), value)
#define SPLAT(constant) _mm256_set1_epi32((int)(constant))

// One step of one set of lanes, whose variables carry the set's number; `stride` is the lanes of all sets.
#define SET_STEP(set, stride, mix, a, b, c, d, number, word, shift) \
    a##set = _mm256_add_epi32(a##set, LOAD(sums + (number) * (stride) + (set) * SET_LANE_COUNT)); \
    if ((word) < 4) a##set = _mm256_add_epi32(a##set, digest##set[(word) & 3]); \
    a##set = EARLY_##mix(a##set, c##set, d##set); \
    a##set = _mm256_add_epi32(a##set, LATE_##mix(b##set, c##set, d##set)); \
    a##set = _mm256_add_epi32(b##set, ROTATE(a##set, shift));
#define STEP_8(mix, a, b, c, d, number, word, shift, constant) \
    SET_STEP(0, 8, mix, a, b, c, d, number, word, shift)
#define STEP_16(mix, a, b, c, d, number, word, shift, constant) \
    SET_STEP(0, 16, mix, a, b, c, d, number, word, shift) \
    SET_STEP(1, 16, mix, a, b, c, d, number, word, shift)

#define LOAD_SET(set, stride) \
    __m256i digest##set[4]; \
    for (int row = 0; row < 4; row++) digest##set[row] = LOAD(digests + row * (stride) + (set) * SET_LANE_COUNT);
#define START_SET(set) \
    __m256i a##set = SPLAT(MD5_INITIAL_A), b##set = SPLAT(MD5_INITIAL_B); \
    __m256i c##set = SPLAT(MD5_INITIAL_C), d##set = SPLAT(MD5_INITIAL_D);
#define FINISH_SET(set) \
    digest##set[0] = _mm256_add_epi32(a##set, SPLAT(MD5_INITIAL_A)); \
    digest##set[1] = _mm256_add_epi32(b##set, SPLAT(MD5_INITIAL_B)); \
    digest##set[2] = _mm256_add_epi32(c##set, SPLAT(MD5_INITIAL_C)); \
    digest##set[3] = _mm256_add_epi32(d##set, SPLAT(MD5_INITIAL_D));
#define STORE_SET(set, stride) \
    for (int row = 0; row < 4; row++) STORE(digests + row * (stride) + (set) * SET_LANE_COUNT, digest##set[row]);

TARGET static void iterate_8(const uint32_t *sums, uint32_t *digests, uint32_t iteration_count) {
    LOAD_SET(0, 8)
    for (uint32_t iteration = 0; iteration < iteration_count; iteration++) {
        START_SET(0)
        MD5_STEPS(STEP_8)
        FINISH_SET(0)
    }
    STORE_SET(0, 8)
}

// Two sets, step by step in turn: each waits for its own steps only.
TARGET static void iterate_16(const uint32_t *sums, uint32_t *digests, uint32_t iteration_count) {
    LOAD_SET(0, 16)
    LOAD_SET(1, 16)
    for (uint32_t iteration = 0; iteration < iteration_count; iteration++) {
        START_SET(0)
        START_SET(1)
        MD5_STEPS(STEP_16)
        FINISH_SET(0)
        FINISH_SET(1)
    }
    STORE_SET(0, 16)
    STORE_SET(1, 16)
}

void phpass_md5_avx2(uint32_t iteration_count, const struct phpass_job *jobs, size_t job_count) {
    _Alignas(32) uint32_t sums[64 * PHPASS_AVX2_LANE_COUNT];
    _Alignas(32) uint32_t digests[4 * PHPASS_AVX2_LANE_COUNT];
    const size_t lane_count = job_count <= SET_LANE_COUNT ? SET_LANE_COUNT : PHPASS_AVX2_LANE_COUNT;
    phpass_load_lanes(sums, digests, lane_count, jobs, job_count);
    if (lane_count == SET_LANE_COUNT)
        iterate_8(sums, digests, iteration_count);
    else
        iterate_16(sums, digests, iteration_count);
    phpass_store_lanes(digests, lane_count, iteration_count, jobs, job_count);
    wipe(sums, sizeof sums);
    wipe(digests, sizeof digests);
    // What the iterations have spilled; their own target keeps the compiler from inlining them here.
    wipe_stack_below();
}

#endif
