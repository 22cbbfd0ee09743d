// MD5 (RFC 1321), and PHPass's iterated MD5: one at a time, and many in the lanes of vectors.

#ifndef MD5_KERNEL_H
#define MD5_KERNEL_H

#include <stddef.h>
#include <stdint.h>

enum {
    /// The longest password that shares one block of MD5 with a digest and the padding: 64 - 16 - 1 - 8 bytes.
    PHPASS_ONE_BLOCK_PASSWORD_COUNT = 39,
    /// The most jobs that a call takes.
    PHPASS_AVX2_LANE_COUNT = 16,
    PHPASS_AVX512_LANE_COUNT = 32,
};

#if defined(__x86_64__)

/// One password to hash.
struct phpass_job {
    /// May be null where `password_count` is 0.
    const uint8_t *password;
    size_t password_count;
    /// 8 bytes.
    const uint8_t *salt;
    /// 16 bytes, of this job alone.
    uint8_t *output;
};

/// The MD5 digest, 16 bytes, of a message of any length (null where the count is 0). `output` may lie in the message.
void md5_digest(const uint8_t *message, size_t message_count, uint8_t *output);

/// PHPass: digest = MD5(salt . password), then `iteration_count` times (2^cost) digest = MD5(digest . password), for
/// a password of any length.
void phpass_md5(uint32_t iteration_count, const struct phpass_job *job);

/// The same for 1...16 jobs side by side; fewest cycles a job with 8 or 16. Needs CPU_FEATURE_AVX2.
///
/// A password of more than PHPASS_ONE_BLOCK_PASSWORD_COUNT bytes is hashed by `phpass_md5` within the call, after the
/// others: it gains nothing from the batch, and the batch waits for it.
void phpass_md5_avx2(uint32_t iteration_count, const struct phpass_job *jobs, size_t job_count);

/// The same for 1...32 jobs, with 26 KiB of stack; fewest cycles a job with 16 or 32. Needs CPU_FEATURE_AVX512.
void phpass_md5_avx512(uint32_t iteration_count, const struct phpass_job *jobs, size_t job_count);

#endif
#endif
