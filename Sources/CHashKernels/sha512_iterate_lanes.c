#include "sha_kernel.h"

#if defined(__x86_64__)

#include "sha512_lanes.h"

/// Ends a message of `count` bytes, whose last block ends at `size`: FIPS 180-4, section 5.1.2.
static void pad(uint8_t *block, size_t size, size_t count, size_t total) {
    block[count] = 0x80;
    const uint64_t bits = __builtin_bswap64((uint64_t)total * 8);
    memcpy(block + size - 8, &bits, 8);
}

LANES_TARGET static __attribute__((noinline)) void iterate(
    const struct sha512_iterate_job *jobs, size_t job_count, uint32_t iterations
) {
    // The first message of each job; and what stands behind the digest in all others.
    uint8_t first[LANES][BLOCK_BYTES] = {{0}}, second_half[LANES][64] = {{0}};
    uint8_t *outputs[LANES] = {0};
    for (size_t i = 0; i < job_count; i++) {
        const struct sha512_iterate_job *job = &jobs[i];
        const uint8_t *password = readable_bytes(job->password, job->password_count);
        memcpy(first[i], readable_bytes(job->salt, job->salt_count), job->salt_count);
        memcpy(first[i] + job->salt_count, password, job->password_count);
        const size_t count = job->salt_count + job->password_count;
        pad(first[i], BLOCK_BYTES, count, count);
        memcpy(second_half[i], password, job->password_count);
        pad(second_half[i], 64, job->password_count, DIGEST_BYTES + job->password_count);
        outputs[i] = job->output;
    }
    __m512i state[WORDS], words[16];
    for (int i = 0; i < LANES; i++) {
        words[i] = _mm512_loadu_si512(first[i]);
        words[LANES + i] = _mm512_loadu_si512(first[i] + 64);
    }
    initial_words(state);
    absorb_rows(state, words, ~0u);
    for (int i = 0; i < LANES; i++) words[WORDS + i] = _mm512_loadu_si512(second_half[i]);
    TRANSPOSE(words + WORDS);
    for (int i = WORDS; i < 16; i++) words[i] = swap_bytes(words[i]);
    for (uint32_t i = 0; i < iterations; i++) {
        memcpy(words, state, sizeof state);
        initial_words(state);
        COMPRESS(state, words);
    }
    store(state, outputs, DIGEST_BYTES);
    wipe(first, sizeof first);
    wipe(second_half, sizeof second_half);
    wipe(words, sizeof words);
    wipe(state, sizeof state);
}

void sha512_iterate_lanes_avx512(const struct sha512_iterate_job *jobs, size_t job_count, uint32_t iterations) {
    iterate(jobs, job_count, iterations);
    wipe_stack_below();
}

#endif
