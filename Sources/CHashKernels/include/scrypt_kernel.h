// Our own scrypt (RFC 7914), for one hash and for a batch of equal cost.
//
// Each function computes the whole KDF. N is a power of two, 2...2^31, r and p are 1 or more with r p < 2^30, the
// output is 1 byte or more. Passwords and salts lie at any address, have any length, and may be NULL where that is 0.
// All of these exist on x86-64 alone and need CPU_FEATURE_AVX2; one needs more.

#ifndef SCRYPT_KERNEL_H
#define SCRYPT_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/// The most jobs that a call takes.
enum { SCRYPT_MAXIMUM_JOB_COUNT = 8 };

#if defined(__x86_64__)

/// What the hashes of a batch share.
struct scrypt_parameters {
    uint64_t n;
    uint32_t r, p;
    size_t output_count;
    /// Whether PBKDF2 has the SHA instructions: CPU_FEATURE_SHA.
    int has_sha;
};

/// One hash.
struct scrypt_job {
    const uint8_t *password;
    size_t password_count;
    const uint8_t *salt;
    size_t salt_count;
    /// `output_count` bytes at any address, none of which a job shares with another.
    uint8_t *output;
    /// `scrypt_memory_byte_count` bytes, aligned to 64, of this job alone, with anything in them. What is left there is
    /// as secret as the password, and the caller's to wipe.
    void *memory;
};

/// The bytes of memory that one job takes, 128 r (N + p + 4): 0 where that is more than a size_t holds.
///
/// The p instances of a job are computed one after the other, in one V.
size_t scrypt_memory_byte_count(const struct scrypt_parameters *parameters);

/// One hash, in general registers.
void scrypt_hash(const struct scrypt_parameters *parameters, const struct scrypt_job *job);

/// 1...8 hashes. Needs CPU_FEATURE_AVX512.
///
/// 2...4 take the time of four, 5...8 little more than that: two sets of four in turn. One alone is `scrypt_hash`.
void scrypt_hash_avx512(
    const struct scrypt_parameters *parameters, const struct scrypt_job *jobs, uint32_t job_count);

/// 1...8 hashes.
///
/// They are computed in sets of two in turn; an odd number takes the time of the next. One alone is `scrypt_hash`.
void scrypt_hash_avx2(
    const struct scrypt_parameters *parameters, const struct scrypt_job *jobs, uint32_t job_count);

#endif

#endif
