// Our own SHA-1 and SHA-2 (FIPS 180-4).
//
// Bytes may lie at any address; a message without bytes may be NULL. An output may be where its message lies. All of
// these exist on x86-64 alone, and clear what they keep of a message.

#ifndef SHA_KERNEL_H
#define SHA_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)

enum {
    /// The longest password that shares one block of SHA-512 with a digest and the padding: 128 - 64 - 1 - 16 bytes.
    SHA512_ITERATE_PASSWORD_LIMIT = 47,
    /// The longest salt that shares one with such a password.
    SHA512_ITERATE_SALT_LIMIT = 64,
    /// The most jobs that are iterated at once.
    SHA512_ITERATE_LANE_COUNT = 8,
};

/// SHA-1 of one message. Needs CPU_FEATURE_SHA.
void sha1_digest_sha(const uint8_t *message, size_t count, uint8_t output[20]);

/// The same. Needs CPU_FEATURE_AVX2.
void sha1_digest_avx2(const uint8_t *message, size_t count, uint8_t output[20]);

/// SHA-256 of one message. Needs CPU_FEATURE_SHA.
void sha256_digest_sha(const uint8_t *message, size_t count, uint8_t output[32]);

/// SHA-224 of one message. Needs CPU_FEATURE_SHA.
void sha224_digest_sha(const uint8_t *message, size_t count, uint8_t output[28]);

/// The same two. Need CPU_FEATURE_AVX2.
void sha256_digest_avx2(const uint8_t *message, size_t count, uint8_t output[32]);
void sha224_digest_avx2(const uint8_t *message, size_t count, uint8_t output[28]);

/// SHA-512 of one message. Needs CPU_FEATURE_AVX2.
void sha512_digest_avx2(const uint8_t *message, size_t count, uint8_t output[64]);

/// SHA-384 of one message. Needs CPU_FEATURE_AVX2.
void sha384_digest_avx2(const uint8_t *message, size_t count, uint8_t output[48]);

/// SHA-512/224 of one message. Needs CPU_FEATURE_AVX2.
void sha512_224_digest_avx2(const uint8_t *message, size_t count, uint8_t output[28]);

/// SHA-512/256 of one message. Needs CPU_FEATURE_AVX2.
void sha512_256_digest_avx2(const uint8_t *message, size_t count, uint8_t output[32]);

/// The iterated SHA-512 of Drupal 7: h = SHA-512(first), then `iterations` times h = SHA-512(h . suffix). Both inputs
/// have any length, and lie apart from the output. Needs CPU_FEATURE_AVX2.
void sha512_iterate_avx2(
    const uint8_t *first, size_t first_count, const uint8_t *suffix, size_t suffix_count, uint32_t iterations,
    uint8_t output[64]);

/// A password and a salt for the iterated SHA-512 in lanes, and where the digest goes.
struct sha512_iterate_job {
    /// May be NULL where the count is 0; at most SHA512_ITERATE_PASSWORD_LIMIT bytes.
    const uint8_t *password;
    size_t password_count;
    /// As the password; at most SHA512_ITERATE_SALT_LIMIT bytes.
    const uint8_t *salt;
    size_t salt_count;
    /// 64 bytes.
    uint8_t *output;
};

/// The same of 1...SHA512_ITERATE_LANE_COUNT jobs at once, whose first message is salt . password, and whose suffix is
/// the password: all messages have one block. The time is that of all lanes. Needs CPU_FEATURE_AVX512 and
/// CPU_FEATURE_AVX2.
void sha512_iterate_lanes_avx512(const struct sha512_iterate_job *jobs, size_t job_count, uint32_t iterations);

#endif

#endif
