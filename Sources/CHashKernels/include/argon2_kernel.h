// Argon2 (RFC 9106): whole hashes without a secret and without associated data, one to four at once, on one thread.

#ifndef ARGON2_KERNEL_H
#define ARGON2_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/// The most jobs that a call takes.
enum { ARGON2_MAXIMUM_JOB_COUNT = 4 };

#if defined(__x86_64__)

/// RFC 9106, section 3.1. Nothing is checked: whoever calls must have made sure of every bound.
struct argon2_parameters {
    /// 0 is Argon2d, 1 Argon2i, 2 Argon2id.
    uint32_t variant;
    /// 0x10 or 0x13.
    uint32_t version;
    /// KiB, at least 8 times `lanes`.
    uint32_t memory;
    /// At least 1.
    uint32_t iterations;
    /// 1...2^24-1.
    uint32_t lanes;
    /// Bytes, at least 4.
    uint32_t output_count;
};

/// One password to hash.
struct argon2_job {
    /// At most 2^32-1 bytes, of any alignment; may be null when there are none.
    const uint8_t *password;
    size_t password_count;
    /// As `password`.
    const uint8_t *salt;
    size_t salt_count;
    /// `output_count` bytes, of any alignment.
    uint8_t *output;
    /// `argon2_memory_byte_count` bytes, aligned to 64, of any content. Afterwards they depend on the password: the
    /// caller wipes them.
    void *memory;
};

/// The bytes of `memory` that one job needs: 1024 m', with m' = 4 p floor(m / 4p).
size_t argon2_memory_byte_count(const struct argon2_parameters *parameters);

/// Computes `job_count` hashes (1...4) of the same parameters; no two jobs share memory or output. Needs AVX512F.
///
/// Lanes and jobs take turns block by block, so that one waits for memory while another computes.
void argon2_hash_avx512(
    const struct argon2_parameters *parameters, const struct argon2_job *jobs, size_t job_count);

/// The same. Needs AVX2.
void argon2_hash_avx2(const struct argon2_parameters *parameters, const struct argon2_job *jobs, size_t job_count);

#endif

#endif
