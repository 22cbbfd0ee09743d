#include "pbkdf2_kernel.h"

#if defined(__x86_64__)

#include "sha256_lanes.h"

/// The states after the two blocks that hold a key, of every lane.
struct lanes_key {
    __m512i inner[8], outer[8];
};

LANES_TARGET static void prepare(struct lanes_key *key, const struct pbkdf2_job *jobs, size_t job_count) {
    uint8_t blocks[LANES][64] = {{0}};
    struct lane_message messages[LANES];
    struct digest_job long_ones[LANES];
    size_t long_count = 0;
    for (size_t i = 0; i < LANES; i++) {
        messages[i] = whole_blocks(blocks[i], sizeof blocks[i]);
        if (i >= job_count) continue;
        if (jobs[i].password_count > 64)
            long_ones[long_count++] = (struct digest_job){jobs[i].password, jobs[i].password_count, blocks[i]};
        else
            memcpy(blocks[i], readable_bytes(jobs[i].password, jobs[i].password_count), jobs[i].password_count);
    }
    if (long_count > 0) digest(long_ones, long_count);
    for (size_t i = 0; i < LANES; i++)
        for (size_t j = 0; j < 64; j++) blocks[i][j] ^= 0x36;
    initial_words(key->inner);
    absorb(key->inner, messages);
    for (size_t i = 0; i < LANES; i++)
        for (size_t j = 0; j < 64; j++) blocks[i][j] ^= 0x36 ^ 0x5c;
    initial_words(key->outer);
    absorb(key->outer, messages);
    wipe(blocks, sizeof blocks);
}

/// A digest and the padding behind a key's block.
LANES_INLINE void absorb_digest(__m512i state[8], const __m512i digest[8]) {
    __m512i block[16];
    for (int i = 0; i < 8; i++) block[i] = digest[i];
    block[8] = _mm512_set1_epi32(INT32_MIN);
    for (int i = 9; i < 15; i++) block[i] = _mm512_setzero_si512();
    block[15] = _mm512_set1_epi32((64 + 32) * 8);
    sha256_lanes_compress(state, block);
}

LANES_TARGET static __attribute__((noinline)) void derive(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    struct lanes_key key;
    prepare(&key, jobs, job_count);

    // The whole blocks of the salts, and what is left of each, with the number of the output block behind it.
    __m512i salted[8], inner[8], code[8], sum[8];
    struct lane_message messages[LANES];
    uint8_t tails[LANES][64 + 4];
    for (size_t i = 0; i < LANES; i++)
        messages[i] = i < job_count ? whole_blocks(jobs[i].salt, jobs[i].salt_count) : whole_blocks(0, 0);
    memcpy(salted, key.inner, sizeof salted);
    absorb(salted, messages);
    for (size_t i = 0; i < LANES; i++) {
        const size_t rest = messages[i].count % 64;
        memcpy(tails[i], messages[i].bytes + messages[i].count - rest, rest);
        messages[i] = padded_message(tails[i], rest + 4, 64 + (uint64_t)messages[i].count + 4);
    }

    for (size_t done = 0, number = 1; done < output_count; done += 32, number++) {
        uint8_t *outputs[LANES];
        for (size_t i = 0; i < LANES; i++) {
            for (int j = 0; j < 4; j++) tails[i][messages[i].count - 4 + j] = (uint8_t)(number >> (24 - 8 * j));
            outputs[i] = i < job_count ? jobs[i].output + done : 0;
        }
        memcpy(inner, salted, sizeof inner);
        absorb(inner, messages);
        memcpy(code, key.outer, sizeof code);
        absorb_digest(code, inner);
        memcpy(sum, code, sizeof sum);
        for (uint32_t i = 1; i < iterations; i++) {
            memcpy(inner, key.inner, sizeof inner);
            absorb_digest(inner, code);
            memcpy(code, key.outer, sizeof code);
            absorb_digest(code, inner);
            for (int j = 0; j < 8; j++) sum[j] = _mm512_xor_si512(sum[j], code[j]);
        }
        store(sum, outputs, output_count - done < 32 ? output_count - done : 32);
    }
    wipe(&key, sizeof key);
    wipe(salted, sizeof salted);
    wipe(inner, sizeof inner);
    wipe(code, sizeof code);
    wipe(sum, sizeof sum);
    wipe(tails, sizeof tails);
}

void pbkdf2_sha256_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count
) {
    derive(jobs, job_count, iterations, output_count);
    // The blocks of `absorb_digest`.
    wipe_stack_below();
}

#endif
