// Our own PBKDF2 (RFC 8018, section 5.2) with HMAC (RFC 2104).
//
// Bytes may lie at any address; a password or salt without bytes may be NULL, and both may have any length. Outputs
// have any length that RFC 8018 allows, lie apart from the inputs, and iterations are 1 or more. All of these exist on
// x86-64 alone, and clear what they keep of a password.

#ifndef PBKDF2_KERNEL_H
#define PBKDF2_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)

/// PBKDF2-HMAC-SHA1. Needs CPU_FEATURE_SHA.
void pbkdf2_sha1_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// The same. Needs CPU_FEATURE_AVX2.
void pbkdf2_sha1_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// PBKDF2-HMAC-SHA512. Needs CPU_FEATURE_AVX2.
void pbkdf2_sha512_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// PBKDF2-HMAC-SHA256. Needs CPU_FEATURE_SHA.
void pbkdf2_sha256_sha(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// The same. Needs CPU_FEATURE_AVX2.
void pbkdf2_sha256_avx2(
    const uint8_t *password, size_t password_count, const uint8_t *salt, size_t salt_count, uint32_t iterations,
    uint8_t *output, size_t output_count);

/// The most jobs that the functions in lanes take at once.
enum { PBKDF2_SHA1_LANE_COUNT = 16, PBKDF2_SHA256_LANE_COUNT = 16, PBKDF2_SHA512_LANE_COUNT = 8 };

/// A password, a salt, and where what is derived from them goes.
struct pbkdf2_job {
    const uint8_t *password;
    size_t password_count;
    const uint8_t *salt;
    size_t salt_count;
    uint8_t *output;
};

/// PBKDF2-HMAC-SHA256 of two jobs at once, with as many iterations and as long an output. Needs CPU_FEATURE_SHA.
void pbkdf2_sha256_pair_sha(const struct pbkdf2_job jobs[2], uint32_t iterations, size_t output_count);

/// PBKDF2 of 1...PBKDF2_SHA1_LANE_COUNT jobs (or _SHA256_, _SHA512_) at once, all with as many iterations and as long
/// an output. The time is that of all lanes. Need CPU_FEATURE_AVX512.
void pbkdf2_sha1_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count);
void pbkdf2_sha256_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count);
void pbkdf2_sha512_lanes_avx512(
    const struct pbkdf2_job *jobs, size_t job_count, uint32_t iterations, size_t output_count);

#endif

#endif
