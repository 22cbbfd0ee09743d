#include "md5_kernel.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include "phpass_lanes.h"

#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))

// The truth tables of RFC 1321's F, G, H and I for vpternlogd, whose index is b, c, d from the highest bit down.
#define TABLE_F 0xca
#define TABLE_G 0xe4
#define TABLE_H 0x96
#define TABLE_I 0x39

enum { SET_LANE_COUNT = 16 };

#define LOAD(words) _mm512_load_si512((const void *)(words))
#define STORE(words, value) _mm512_store_si512((void *)(words), value)
#define SPLAT(constant) _mm512_set1_epi32((int)(constant))

// One step of one set of lanes, whose variables carry the set's number; `stride` is the lanes of all sets.
#define SET_STEP(set, stride, mix, a, b, c, d, number, word, shift) \
    a##set = _mm512_add_epi32(a##set, LOAD(sums + (number) * (stride) + (set) * SET_LANE_COUNT)); \
    if ((word) < 4) a##set = _mm512_add_epi32(a##set, digest##set[(word) & 3]); \
    a##set = _mm512_add_epi32(a##set, _mm512_ternarylogic_epi32(b##set, c##set, d##set, TABLE_##mix)); \
    a##set = _mm512_add_epi32(b##set, _mm512_rol_epi32(a##set, shift));
#define STEP_16(mix, a, b, c, d, number, word, shift, constant) \
    SET_STEP(0, 16, mix, a, b, c, d, number, word, shift)
#define STEP_32(mix, a, b, c, d, number, word, shift, constant) \
    SET_STEP(0, 32, mix, a, b, c, d, number, word, shift) \
    SET_STEP(1, 32, mix, a, b, c, d, number, word, shift)

#define LOAD_SET(set, stride) \
    __m512i digest##set[4]; \
    for (int row = 0; row < 4; row++) digest##set[row] = LOAD(digests + row * (stride) + (set) * SET_LANE_COUNT);
#define START_SET(set) \
    __m512i a##set = SPLAT(MD5_INITIAL_A), b##set = SPLAT(MD5_INITIAL_B); \
    __m512i c##set = SPLAT(MD5_INITIAL_C), d##set = SPLAT(MD5_INITIAL_D);
#define FINISH_SET(set) \
    digest##set[0] = _mm512_add_epi32(a##set, SPLAT(MD5_INITIAL_A)); \
    digest##set[1] = _mm512_add_epi32(b##set, SPLAT(MD5_INITIAL_B)); \
    digest##set[2] = _mm512_add_epi32(c##set, SPLAT(MD5_INITIAL_C)); \
    digest##set[3] = _mm512_add_epi32(d##set, SPLAT(MD5_INITIAL_D));
#define STORE_SET(set, stride) \
    for (int row = 0; row < 4; row++) STORE(digests + row * (stride) + (set) * SET_LANE_COUNT, digest##set[row]);

TARGET static void iterate_16(const uint32_t *sums, uint32_t *digests, uint32_t iteration_count) {
    LOAD_SET(0, 16)
    for (uint32_t iteration = 0; iteration < iteration_count; iteration++) {
        START_SET(0)
        MD5_STEPS(STEP_16)
        FINISH_SET(0)
    }
    STORE_SET(0, 16)
}

// Two sets, step by step in turn: each waits for its own steps only.
TARGET static void iterate_32(const uint32_t *sums, uint32_t *digests, uint32_t iteration_count) {
    LOAD_SET(0, 32)
    LOAD_SET(1, 32)
    for (uint32_t iteration = 0; iteration < iteration_count; iteration++) {
        START_SET(0)
        START_SET(1)
        MD5_STEPS(STEP_32)
        FINISH_SET(0)
        FINISH_SET(1)
    }
    STORE_SET(0, 32)
    STORE_SET(1, 32)
}

void phpass_md5_avx512(uint32_t iteration_count, const struct phpass_job *jobs, size_t job_count) {
    _Alignas(64) uint32_t sums[64 * PHPASS_AVX512_LANE_COUNT];
    _Alignas(64) uint32_t digests[4 * PHPASS_AVX512_LANE_COUNT];
    const size_t lane_count = job_count <= SET_LANE_COUNT ? SET_LANE_COUNT : PHPASS_AVX512_LANE_COUNT;
    phpass_load_lanes(sums, digests, lane_count, jobs, job_count);
    if (lane_count == SET_LANE_COUNT)
        iterate_16(sums, digests, iteration_count);
    else
        iterate_32(sums, digests, iteration_count);
    phpass_store_lanes(digests, lane_count, iteration_count, jobs, job_count);
    wipe(sums, sizeof sums);
    wipe(digests, sizeof digests);
    // What the iterations have spilled; their own target keeps the compiler from inlining them here.
    wipe_stack_below();
}

#endif
