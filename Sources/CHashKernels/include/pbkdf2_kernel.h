// Our own PBKDF2 (RFC 8018, section 5.2) with HMAC (RFC 2104).
//
// Bytes may lie at any address; a password or salt without bytes may be NULL, and both may have any length. Outputs have
// any length that RFC 8018 allows, and iterations are 1 or more. All of these exist on x86-64 alone, and clear what they
// keep of a password.

#ifndef PBKDF2_KERNEL_H
#define PBKDF2_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)

/// PBKDF2-HMAC-SHA1. Needs CPU_FEATURE_SHA.
void pbkdf2_sha1_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// PBKDF2-HMAC-SHA512. Needs CPU_FEATURE_AVX512.
void pbkdf2_sha512_avx512(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// PBKDF2-HMAC-SHA256. Needs CPU_FEATURE_SHA.
void pbkdf2_sha256_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

#endif

#endif
