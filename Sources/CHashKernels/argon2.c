#include "argon2_frame.h"

#if defined(__x86_64__)

#include "blake2b.h"
#include "wipe.h"

static uint32_t segment_length(const struct argon2_parameters *parameters) {
    return parameters->memory / (ARGON2_SLICES * parameters->lanes);
}

size_t argon2_memory_byte_count(const struct argon2_parameters *parameters) {
    return (size_t)segment_length(parameters) * ARGON2_SLICES * parameters->lanes * ARGON2_BLOCK_BYTES;
}

static void append_number(struct blake2b *digest, uint32_t number) {
    blake2b_append(digest, (const uint8_t *)&number, sizeof number);
}

// H0: RFC 9106, section 3.2, step 1. Neither a secret nor associated data.
static void hash_inputs(const struct argon2_parameters *parameters, const struct argon2_job *job, uint8_t output[64]) {
    struct blake2b digest;
    blake2b_begin(&digest, 64);
    append_number(&digest, parameters->lanes);
    append_number(&digest, parameters->output_count);
    append_number(&digest, parameters->memory);
    append_number(&digest, parameters->iterations);
    append_number(&digest, parameters->version);
    append_number(&digest, parameters->variant);
    append_number(&digest, (uint32_t)job->password_count);
    blake2b_append(&digest, job->password, job->password_count);
    append_number(&digest, (uint32_t)job->salt_count);
    blake2b_append(&digest, job->salt, job->salt_count);
    append_number(&digest, 0);
    append_number(&digest, 0);
    blake2b_finish(&digest, output);
}

// H': RFC 9106, section 3.3.
static void hash_long(const uint8_t *input, size_t input_count, uint8_t *output, uint32_t output_count) {
    struct blake2b digest;
    blake2b_begin(&digest, output_count < 64 ? output_count : 64);
    append_number(&digest, output_count);
    blake2b_append(&digest, input, input_count);
    if (output_count <= 64) {
        blake2b_finish(&digest, output);
        return;
    }

    uint8_t value[64];
    blake2b_finish(&digest, value);
    memcpy(output, value, 32);
    size_t left = (size_t)output_count - 32;
    for (output += 32; left > 64; output += 32, left -= 32) {
        blake2b_begin(&digest, 64);
        blake2b_append(&digest, value, 64);
        blake2b_finish(&digest, value);
        memcpy(output, value, 32);
    }
    blake2b_begin(&digest, left);
    blake2b_append(&digest, value, 64);
    blake2b_finish(&digest, output);
    wipe(value, sizeof value);
}

// The first two blocks of every lane: RFC 9106, section 3.2, steps 3 and 4.
static void begin(const struct argon2_parameters *parameters, const struct argon2_job *job) {
    const size_t lane_words = (size_t)segment_length(parameters) * ARGON2_SLICES * ARGON2_BLOCK_WORDS;
    uint64_t words[ARGON2_BLOCK_WORDS];
    uint8_t seed[64 + 2 * sizeof(uint32_t)];
    hash_inputs(parameters, job, seed);
    for (uint32_t lane = 0; lane < parameters->lanes; lane++) {
        for (uint32_t index = 0; index < 2; index++) {
            uint64_t *block = (uint64_t *)job->memory + lane * lane_words + index * ARGON2_BLOCK_WORDS;
            memcpy(seed + 64, &index, sizeof index);
            memcpy(seed + 68, &lane, sizeof lane);
            hash_long(seed, sizeof seed, (uint8_t *)words, ARGON2_BLOCK_BYTES);
            for (unsigned word = 0; word < ARGON2_BLOCK_WORDS; word++) block[argon2_word_position(word)] = words[word];
        }
    }
    wipe(seed, sizeof seed);
    wipe(words, sizeof words);
}

// The hash from the last block of every lane: RFC 9106, section 3.2, step 7.
static void finish(const struct argon2_parameters *parameters, const struct argon2_job *job) {
    const size_t lane_words = (size_t)segment_length(parameters) * ARGON2_SLICES * ARGON2_BLOCK_WORDS;
    uint64_t words[ARGON2_BLOCK_WORDS] = {0};
    for (uint32_t lane = 0; lane < parameters->lanes; lane++) {
        const uint64_t *block = (const uint64_t *)job->memory + (lane + 1) * lane_words - ARGON2_BLOCK_WORDS;
        for (unsigned word = 0; word < ARGON2_BLOCK_WORDS; word++) words[word] ^= block[argon2_word_position(word)];
    }
    hash_long((const uint8_t *)words, sizeof words, job->output, parameters->output_count);
    wipe(words, sizeof words);
}

// One segment of all lanes of all jobs, in as few groups as can take turns, of even size.
static void fill_all(const struct argon2_segment *segment, const struct argon2_job *jobs, size_t job_count) {
    struct argon2_stream streams[ARGON2_MAXIMUM_STREAM_COUNT];
    const size_t lanes = segment->parameters->lanes;
    const size_t total = lanes * job_count;
    const size_t group_count = (total + ARGON2_MAXIMUM_STREAM_COUNT - 1) / ARGON2_MAXIMUM_STREAM_COUNT;
    for (size_t group = 0, number = 0; group < group_count; group++) {
        const size_t end = (group + 1) * total / group_count;
        size_t count = 0;
        for (; number < end; number++) {
            // The lanes of a job stay together: they read each other's blocks, which are then still in the caches.
            streams[count].memory = jobs[number / lanes].memory;
            streams[count].lane = (uint32_t)(number % lanes);
            count++;
        }
        argon2_fill(segment, streams, count);
    }
}

void argon2_hash(
    const struct argon2_parameters *parameters, const struct argon2_job *jobs, size_t job_count,
    argon2_compress *compress) {
    for (size_t job = 0; job < job_count; job++) begin(parameters, &jobs[job]);
    struct argon2_segment segment = {
        .parameters = parameters, .compress = compress, .segment_length = segment_length(parameters)};
    for (segment.pass = 0; segment.pass < parameters->iterations; segment.pass++) {
        for (segment.slice = 0; segment.slice < ARGON2_SLICES; segment.slice++) fill_all(&segment, jobs, job_count);
    }
    for (size_t job = 0; job < job_count; job++) finish(parameters, &jobs[job]);
    // Half-mixed blocks of the compression functions.
    wipe_stack_below();
}

#endif
