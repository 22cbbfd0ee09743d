#include "md5_kernel.h"

#if defined(__x86_64__)

#include <string.h>

#include "phpass_block.h"
#include "wipe.h"

// The padding stays where it is: only the digest's words change.
static void iterate_one_block(uint32_t digest[4], uint32_t iteration_count, const struct phpass_job *job) {
    uint32_t words[16];
    phpass_make_block(words, job);
    for (uint32_t iteration = 0; iteration < iteration_count; iteration++) {
        uint32_t state[4];
        md5_initialize(state);
        md5_compress(state, words);
        memcpy(words, state, sizeof state);
    }
    memcpy(digest, words, PHPASS_DIGEST_COUNT);
    wipe(words, sizeof words);
}

static void iterate_many_blocks(uint32_t digest[4], uint32_t iteration_count, const struct phpass_job *job) {
    uint8_t previous[PHPASS_DIGEST_COUNT];
    md5_join(digest, job->salt, PHPASS_SALT_COUNT, job->password, job->password_count);
    for (uint32_t iteration = 0; iteration < iteration_count; iteration++) {
        memcpy(previous, digest, sizeof previous);
        md5_join(digest, previous, sizeof previous, job->password, job->password_count);
    }
    wipe(previous, sizeof previous);
}

void phpass_md5(uint32_t iteration_count, const struct phpass_job *job) {
    uint32_t digest[4];
    if (phpass_fits_one_block(job))
        iterate_one_block(digest, iteration_count, job);
    else
        iterate_many_blocks(digest, iteration_count, job);
    memcpy(job->output, digest, sizeof digest);
    wipe(digest, sizeof digest);
}

#endif
