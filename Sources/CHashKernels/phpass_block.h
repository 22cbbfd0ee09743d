// The block that PHPass digests again and again: the last digest, the password, and MD5's padding.

#ifndef PHPASS_BLOCK_H
#define PHPASS_BLOCK_H

#include <string.h>

#include "md5_kernel.h"
#include "md5_compress.h"

enum { PHPASS_DIGEST_COUNT = 16, PHPASS_SALT_COUNT = 8 };

static inline int phpass_fits_one_block(const struct phpass_job *job) {
    return job->password_count <= PHPASS_ONE_BLOCK_PASSWORD_COUNT;
}

/// Makes the block for a password that fits, with MD5(salt . password) as the first digest: words 0...3.
static inline void phpass_make_block(uint32_t words[16], const struct phpass_job *job) {
    uint8_t *password = (uint8_t *)words + PHPASS_DIGEST_COUNT;
    md5_join(words, job->salt, PHPASS_SALT_COUNT, job->password, job->password_count);
    memset(password, 0, 64 - PHPASS_DIGEST_COUNT);
    if (job->password_count > 0) memcpy(password, job->password, job->password_count);
    password[job->password_count] = 0x80;
    words[14] = (uint32_t)(PHPASS_DIGEST_COUNT + job->password_count) * 8;
}

#endif
