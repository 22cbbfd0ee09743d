// Our own SHA-1 and SHA-2 (FIPS 180-4).
//
// Bytes may lie at any address; a message without bytes may be NULL. An output may be where its message lies. All of
// these exist on x86-64 alone, and clear what they keep of a message.

#ifndef SHA_KERNEL_H
#define SHA_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)

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

#endif

#endif
