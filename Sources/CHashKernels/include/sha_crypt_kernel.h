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
    /// The longest password that the functions in lanes take side by side.
    SHA_CRYPT_LANES_PASSWORD_LIMIT = 64,
    /// The most jobs that the functions in lanes take at once.
    SHA256_CRYPT_LANE_COUNT = 16,
    SHA512_CRYPT_LANE_COUNT = 8,
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

/// A password, a salt, and where the digest goes.
struct sha_crypt_job {
    const uint8_t *password;
    size_t password_count;
    const uint8_t *salt;
    size_t salt_count;
    uint8_t *output;
};

/// The digests of `$5$` of two jobs at once. Needs CPU_FEATURE_SHA.
void sha256_crypt_pair_sha(const struct sha_crypt_job jobs[2], uint32_t rounds);

/// The digests of 1...SHA256_CRYPT_LANE_COUNT jobs (or _SHA512_) at once. The time is that of all lanes, and of the
/// longest messages among them. A password of more than SHA_CRYPT_LANES_PASSWORD_LIMIT bytes is hashed alone within the
/// call, after the others. Need CPU_FEATURE_AVX512 and CPU_FEATURE_AVX2, and 80 KiB of stack.
void sha256_crypt_lanes_avx512(const struct sha_crypt_job *jobs, size_t job_count, uint32_t rounds);
void sha512_crypt_lanes_avx512(const struct sha_crypt_job *jobs, size_t job_count, uint32_t rounds);

#endif

#endif
