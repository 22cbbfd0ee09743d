#include "bcrypt_kernel.h"

#include <string.h>

#include "blowfish_pi.h"
#include "wipe.h"

#define BLOWFISH_BYTE(x, shift) ((x) >> (shift) & 0xff)

#include "blowfish_rounds.h"

enum {
    SALT_WORD_COUNT = BCRYPT_SALT_COUNT / 4,
    TEXT_WORD_COUNT = 6,
    // The paper, section 3: the text is encrypted 64 times.
    ENCRYPTION_COUNT = 64,
};

// "OrpheanBeholderScryDoubt" in big-endian words: the paper, section 3.
static const uint32_t text_words[TEXT_WORD_COUNT] = {
    0x4f727068, 0x65616e42, 0x65686f6c, 0x64657253, 0x63727944, 0x6f756274,
};

static void encrypt(const struct blowfish *instances, uint32_t block[2]) {
    uint32_t left0 = block[0], right0 = block[1];
    BLOWFISH_ENCRYPT(BLOWFISH_EACH_1)
    block[0] = left0;
    block[1] = right0;
}

// ExpandKey(state, salt, key) of the paper, from the initial state.
static __attribute__((noinline)) void expand_salted(
    struct blowfish *instance, const uint32_t *key, uint32_t suspicion, const uint32_t *salt) {
    memcpy(instance->boxes, blowfish_initial_boxes, sizeof instance->boxes);
    for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index++)
        instance->subkeys[index] = blowfish_initial_subkeys[index] ^ key[index];
    instance->subkeys[0] ^= suspicion;

    uint32_t block[2] = {0, 0};
    size_t half = 0;
    for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT + BLOWFISH_BOX_WORD_COUNT; index += 2) {
        block[0] ^= salt[half];
        block[1] ^= salt[half + 1];
        half ^= 2;
        encrypt(instance, block);
        uint32_t *words = index < BLOWFISH_SUBKEY_COUNT ? &instance->subkeys[index]
                                                        : &instance->boxes[index - BLOWFISH_SUBKEY_COUNT];
        memcpy(words, block, sizeof block);
    }
    wipe(block, sizeof block);
}

static __attribute__((noinline)) void write_digest(const struct blowfish *instance, uint8_t *output) {
    uint32_t words[TEXT_WORD_COUNT];
    memcpy(words, text_words, sizeof words);
    for (int encryption = 0; encryption < ENCRYPTION_COUNT; encryption++) {
        for (size_t index = 0; index < TEXT_WORD_COUNT; index += 2) encrypt(instance, &words[index]);
    }
    for (size_t index = 0; index < BCRYPT_DIGEST_COUNT; index++)
        output[index] = (uint8_t)(words[index / 4] >> (24 - 8 * (index % 4)));
    wipe(words, sizeof words);
}

static void hash(
    const struct bcrypt_parameters *parameters, const struct bcrypt_job *jobs, size_t job_count,
    blowfish_expansion *expand) {
    struct blowfish instances[BCRYPT_INSTANCE_COUNT];
    uint32_t keys[BCRYPT_INSTANCE_COUNT][BLOWFISH_SUBKEY_COUNT];
    uint32_t salts[BCRYPT_INSTANCE_COUNT][BLOWFISH_SUBKEY_COUNT];
    for (size_t job = 0; job < job_count; job++) {
        const uint8_t *salt = jobs[job].salt;
        for (size_t index = 0; index < BLOWFISH_SUBKEY_COUNT; index++) {
            const uint8_t *word = salt + 4 * (index % SALT_WORD_COUNT);
            salts[job][index] = (uint32_t)word[0] << 24 | (uint32_t)word[1] << 16 | (uint32_t)word[2] << 8 | word[3];
        }
        const uint32_t suspicion =
            bcrypt_make_key(keys[job], parameters->variant, jobs[job].password, jobs[job].password_count);
        expand_salted(&instances[job], keys[job], suspicion, salts[job]);
    }

    const uint64_t iteration_count = UINT64_C(1) << parameters->cost;
    for (uint64_t iteration = 0; iteration < iteration_count; iteration++) {
        expand(instances, keys, job_count);
        expand(instances, salts, job_count);
    }

    for (size_t job = 0; job < job_count; job++) write_digest(&instances[job], jobs[job].output);
    wipe(instances, sizeof instances);
    wipe(keys, sizeof keys);
    // What the expansions and encryptions have spilled.
    wipe_stack_below();
}

void bcrypt_hash_interleaved(
    const struct bcrypt_parameters *parameters, const struct bcrypt_job *jobs, size_t job_count) {
    hash(parameters, jobs, job_count, blowfish_expand);
}

#if defined(__x86_64__)
void bcrypt_hash_interleaved_avx2(
    const struct bcrypt_parameters *parameters, const struct bcrypt_job *jobs, size_t job_count) {
    hash(parameters, jobs, job_count, blowfish_expand_avx2);
}

#endif
