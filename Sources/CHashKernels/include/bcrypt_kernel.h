// bcrypt (Provos and Mazieres, "A Future-Adaptable Password Scheme", 1999), up to four side by side.

#ifndef BCRYPT_KERNEL_H
#define BCRYPT_KERNEL_H

#include <stddef.h>
#include <stdint.h>

enum {
    /// The most jobs that a call takes.
    BCRYPT_INSTANCE_COUNT = 4,
    /// bcrypt uses 23 of the 24 bytes that it computes.
    BCRYPT_DIGEST_COUNT = 23,
    BCRYPT_SALT_COUNT = 16,
};

/// How a password becomes a key: the prefixes as libxcrypt has them (crypt(5)).
enum bcrypt_variant {
    /// $2b$ and $2y$: as specified, with the NUL behind the password.
    BCRYPT_2B,
    /// $2a$: the same, with a guard against passwords that others collide with under $2x$. Where sign extension would
    /// reach other bytes of the key and yet change none, all being 0xff, one bit of the first subkey is flipped.
    BCRYPT_2A,
    /// $2x$: every byte of 0x80 and more overwrites the bytes in front of it in its 32-bit word with ones.
    BCRYPT_2X,
    /// The password is the key itself: 72 bytes, NULs among them, that the caller has filled.
    BCRYPT_WHOLE_KEY,
};

/// What all jobs of a call share.
struct bcrypt_parameters {
    enum bcrypt_variant variant;
    /// log2 of the iterations: 0...31, of which bcrypt itself has 4...31.
    uint32_t cost;
};

/// One password to hash.
struct bcrypt_job {
    /// Ends at `password_count`, at its first NUL unless it is a whole key, or after 72 bytes, whichever comes first.
    /// May be null where the count is 0.
    const uint8_t *password;
    size_t password_count;
    /// BCRYPT_SALT_COUNT bytes.
    const uint8_t *salt;
    /// BCRYPT_DIGEST_COUNT bytes.
    uint8_t *output;
};

/// Computes 1...4 jobs side by side on the calling thread, which needs 34 KiB of stack for it. Needs no CPU feature,
/// and is there on every CPU.
void bcrypt_hash_interleaved(
    const struct bcrypt_parameters *parameters, const struct bcrypt_job *jobs, size_t job_count);

#if defined(__x86_64__)
/// The same in fewer instructions. Needs CPU_FEATURE_AVX2, and BMI1, which every CPU with AVX2 and BMI2 has.
void bcrypt_hash_interleaved_avx2(
    const struct bcrypt_parameters *parameters, const struct bcrypt_job *jobs, size_t job_count);
#endif

#endif
