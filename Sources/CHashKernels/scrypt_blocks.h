// The first step of scrypt (RFC 7914, section 6): PBKDF2 with one iteration and a long output.

#ifndef SCRYPT_BLOCKS_H
#define SCRYPT_BLOCKS_H

#if defined(__x86_64__)

#include "hmac_sha256.h"

/// What `hmac_sha256_expand_sha` gives for one iteration and a multiple of 64 bytes, in less time: its output blocks do
/// not depend on each other, and two are computed at once. Needs CPU_FEATURE_SHA.
void scrypt_expand_salt(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint8_t *output, size_t output_count);

#endif

#endif
