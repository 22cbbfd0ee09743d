// HMAC-SHA256 (RFC 2104) with its key prepared once, and PBKDF2 (RFC 8018, section 5.2) on top: what the PBKDF2 and
// the scrypt kernels share. Needs CPU_FEATURE_SHA, or CPU_FEATURE_AVX2, as the names say.

#ifndef HMAC_SHA256_H
#define HMAC_SHA256_H

#if defined(__x86_64__)

#include "sha256_compress.h"

#include <stddef.h>

/// The states after the two blocks that hold the key; as secret as the key, and the caller's to wipe.
struct hmac_sha256_key {
    struct sha256_state inner, outer;
};

/// Prepares a key of any length; longer ones than 64 bytes are digested first, as HMAC prescribes.
void hmac_sha256_prepare_sha(struct hmac_sha256_key *key, const uint8_t *password, size_t count);
void hmac_sha256_prepare_avx2(struct hmac_sha256_key *key, const uint8_t *password, size_t count);

/// PBKDF2-HMAC-SHA256 with a prepared key: any length of salt and output, one iteration or more.
///
/// The whole blocks of a long salt are computed once, not once an output block.
void hmac_sha256_expand_sha(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t iterations, uint8_t *output,
    size_t output_count);
void hmac_sha256_expand_avx2(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t iterations, uint8_t *output,
    size_t output_count);

/// The first iteration of an output block, the first of which has the number 1.
void hmac_sha256_first_code_sha(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t number,
    struct sha256_state *code);
void hmac_sha256_first_code_avx2(
    const struct hmac_sha256_key *key, const uint8_t *salt, size_t salt_count, uint32_t number,
    struct sha256_state *code);

#endif

#endif
