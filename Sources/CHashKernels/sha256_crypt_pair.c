#include "sha_crypt_kernel.h"

#if defined(__x86_64__)

#include "sha256_message.h"
#include "sha256_pair.h"

#define DIGEST sha256
#define TARGET SHA256_TARGET
#define BLOCK_BYTES 64
#define DIGEST_BYTES 32
#define PASSWORD_LIMIT SHA_CRYPT_PASSWORD_LIMIT
#include "sha_crypt_template.h"

/// The digest of each of two messages: as many blocks side by side as both have, then the rest of the longer one.
SHA256_INLINE void digest_pair(const struct crypt_message *const messages[2], struct sha256_state states[2]) {
    states[0] = states[1] = sha256_initial_state();
    const size_t first_count = messages[0]->block_count, second_count = messages[1]->block_count;
    const size_t both = first_count < second_count ? first_count : second_count;
    for (size_t block = 0; block < both; block++) {
        struct sha256_block first = sha256_load_block(messages[0]->bytes + BLOCK_BYTES * block);
        struct sha256_block second = sha256_load_block(messages[1]->bytes + BLOCK_BYTES * block);
        sha256_compress_pair(&states[0], &states[1], first.words, second.words, states);
    }
    sha256_absorb(&states[0], messages[0]->bytes + BLOCK_BYTES * both, first_count - both);
    sha256_absorb(&states[1], messages[1]->bytes + BLOCK_BYTES * both, second_count - both);
}

SHA256_TARGET void sha256_crypt_pair_sha(const struct sha_crypt_job jobs[2], uint32_t rounds) {
    struct crypt_messages messages[2];
    struct sha256_state states[2];
    for (int i = 0; i < 2; i++)
        prepare_messages(
            &messages[i], jobs[i].password, jobs[i].password_count, jobs[i].salt, jobs[i].salt_count);
    for (size_t round = 0; round < rounds; round++) {
        const size_t index = message_index(round), next = message_index(round + 1);
        const struct crypt_message *const both[2] = {&messages[0].of[index], &messages[1].of[index]};
        digest_pair(both, states);
        for (int i = 0; i < 2; i++)
            sha256_store_state(&states[i], messages[i].of[next].bytes + messages[i].of[next].digest_offset);
    }
    for (int i = 0; i < 2; i++) sha256_store_state(&states[i], jobs[i].output);
    wipe(states, sizeof states);
    wipe(messages, sizeof messages);
}

#endif
