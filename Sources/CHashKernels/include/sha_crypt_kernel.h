// Our own crypt(3) with SHA-256 and SHA-512, as far as the digest that the crypt string encodes (Drepper, "Unix crypt
// using SHA-256 and SHA-512", version 0.6).
//
// Bytes may lie at any address; a password or salt without bytes may be NULL. Rounds are 1 or more: the format's own
// limits are the caller's. All of these exist on x86-64 alone, and clear what they keep of a password.

#ifndef SHA_CRYPT_KERNEL_H
#define SHA_CRYPT_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)

enum {
    /// The longest password that these take: libxcrypt's own limit.
    SHA_CRYPT_PASSWORD_LIMIT = 511,
    /// The longest salt of the format.
    SHA_CRYPT_SALT_LIMIT = 16,
};

/// The digest of `$5$`. Needs CPU_FEATURE_SHA.
void sha256_crypt_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t rounds,
    uint8_t output[32]);

/// The same. Needs CPU_FEATURE_AVX2.
void sha256_crypt_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t rounds,
    uint8_t output[32]);

/// The digest of `$6$`. Needs CPU_FEATURE_AVX2.
void sha512_crypt_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t rounds,
    uint8_t output[64]);

#endif

#endif
