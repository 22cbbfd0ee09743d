#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "message_tail.h"
#include "sha_lanes.h"
#include "wipe.h"

LANES_INLINE void initial_words(__m512i state[8]) {
    // FIPS 180-4, section 5.3.3.
    static const uint32_t initial[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    for (int i = 0; i < 8; i++) state[i] = _mm512_set1_epi32((int)initial[i]);
}

LANES_INLINE __m512i swap_bytes(__m512i words) {
    const __m128i order = _mm_setr_epi8(3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    return _mm512_shuffle_epi8(words, _mm512_broadcast_i32x4(order));
}

LANES_INLINE __m512i blend_lanes(uint32_t lanes, __m512i others, __m512i chosen) {
    return _mm512_mask_blend_epi32((__mmask16)lanes, others, chosen);
}

#define LANES 16
#define WORDS 8
#define BLOCK_BYTES 64
#define DIGEST_BYTES 32
#define transpose transpose_16
#define compress sha256_lanes_compress
#include "sha_lanes_template.h"
#define SET_WORD(WORD) _mm512_set1_epi32(WORD)
#define LAST_BIT INT32_MIN
#include "pbkdf2_lanes_template.h"

void pbkdf2_sha256_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    derive(jobs, job_count, iterations, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}

#endif
