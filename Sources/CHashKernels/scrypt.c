#include "scrypt_kernel.h"

#if defined(__x86_64__)

#include "scrypt_blocks.h"
#include "scrypt_mixing.h"
#include "wipe.h"

size_t scrypt_memory_byte_count(const struct scrypt_parameters *parameters) {
    uint64_t blocks;
    size_t count;
    if (__builtin_add_overflow(parameters->n, (uint64_t)parameters->p + SCRYPT_SCRATCH_BLOCKS, &blocks) ||
        __builtin_mul_overflow(blocks, (uint64_t)parameters->r * 2 * SCRYPT_LINE_BYTES, &count))
        return 0;
    return count;
}

static void prepare(
    const struct scrypt_parameters *parameters, struct hmac_sha256_key *key, const struct scrypt_job *job
) {
    if (parameters->has_sha)
        hmac_sha256_prepare_sha(key, job->password, job->password_count);
    else
        hmac_sha256_prepare_avx2(key, job->password, job->password_count);
}

static void expand_salt(
    const struct scrypt_parameters *parameters, const struct hmac_sha256_key *key, const struct scrypt_job *job,
    size_t count
) {
    if (parameters->has_sha)
        scrypt_expand_salt(key, job->salt, job->salt_count, job->memory, count);
    else
        hmac_sha256_expand_avx2(key, job->salt, job->salt_count, 1, job->memory, count);
}

static void expand_blocks(
    const struct scrypt_parameters *parameters, const struct hmac_sha256_key *key, const struct scrypt_job *job,
    size_t count
) {
    if (parameters->has_sha)
        hmac_sha256_expand_sha(key, job->memory, count, 1, job->output, parameters->output_count);
    else
        hmac_sha256_expand_avx2(key, job->memory, count, 1, job->output, parameters->output_count);
}

typedef void mix_function(uint64_t n, uint32_t r, const struct scrypt_instance *instances, uint32_t count);

static void mix_one(uint64_t n, uint32_t r, const struct scrypt_instance *instances, uint32_t count) {
    (void)count;
    scrypt_mix_scalar(n, r, instances);
}

// RFC 7914, section 6. The memory of a job: its p blocks, the scratch, V.
static void hash(
    const struct scrypt_parameters *parameters, const struct scrypt_job *jobs, uint32_t count, mix_function *mix
) {
    const size_t block_bytes = (size_t)parameters->r * 2 * SCRYPT_LINE_BYTES;
    const size_t blocks_bytes = block_bytes * parameters->p;
    struct hmac_sha256_key keys[SCRYPT_LANES];
    struct scrypt_instance instances[SCRYPT_LANES];

    for (uint32_t i = 0; i < count; i++) {
        uint8_t *blocks = jobs[i].memory;
        uint8_t *scratch = blocks + blocks_bytes;
        instances[i] = (struct scrypt_instance){blocks, scratch, scratch + SCRYPT_SCRATCH_BLOCKS * block_bytes};
        prepare(parameters, &keys[i], &jobs[i]);
        expand_salt(parameters, &keys[i], &jobs[i], blocks_bytes);
    }
    for (uint32_t done = 0; done < parameters->p; done++) {
        mix(parameters->n, parameters->r, instances, count);
        for (uint32_t i = 0; i < count; i++) instances[i].block += block_bytes;
    }
    for (uint32_t i = 0; i < count; i++) expand_blocks(parameters, &keys[i], &jobs[i], blocks_bytes);
    wipe(keys, sizeof keys);
    // Lines in progress of ROMix.
    wipe_stack_below();
}

void scrypt_hash(const struct scrypt_parameters *parameters, const struct scrypt_job *job) {
    hash(parameters, job, 1, mix_one);
}

void scrypt_hash_avx512(
    const struct scrypt_parameters *parameters, const struct scrypt_job *jobs, uint32_t job_count
) {
    hash(parameters, jobs, job_count, job_count == 1 ? mix_one : scrypt_mix_avx512);
}

void scrypt_hash_avx2(
    const struct scrypt_parameters *parameters, const struct scrypt_job *jobs, uint32_t job_count
) {
    hash(parameters, jobs, job_count, job_count == 1 ? mix_one : scrypt_mix_avx2);
}

#endif
