// scryptROMix (RFC 7914, section 5), the part of scrypt that its kernels differ in.

#ifndef SCRYPT_MIXING_H
#define SCRYPT_MIXING_H

#if defined(__x86_64__)

#include "include/scrypt_kernel.h"

#include <stdint.h>

enum {
    /// The bytes of one Salsa20/8 state, and of a cache line.
    SCRYPT_LINE_BYTES = 64,
    /// The blocks of 128 r bytes that an instance lends for the states in progress, beside V.
    SCRYPT_SCRATCH_BLOCKS = 4,
    /// The instances that the widest kernel computes together.
    SCRYPT_LANES = SCRYPT_MAXIMUM_JOB_COUNT,
};

/// One scryptROMix: its input and output, and its memory, each aligned to 64 bytes.
struct scrypt_instance {
    /// 128 r bytes, replaced by the result.
    uint8_t *block;
    /// `SCRYPT_SCRATCH_BLOCKS` blocks of 128 r bytes.
    uint8_t *scratch;
    /// N blocks of 128 r bytes.
    uint8_t *v;
};

/// One instance in general registers; needs BMI2.
void scrypt_mix_scalar(uint64_t n, uint32_t r, const struct scrypt_instance *instance);

/// 2...8 instances in 128-bit lanes of 512-bit registers; needs AVX-512F.
void scrypt_mix_avx512(uint64_t n, uint32_t r, const struct scrypt_instance *instances, uint32_t count);

/// 2...8 instances in 128-bit lanes of 256-bit registers; needs AVX2.
void scrypt_mix_avx2(uint64_t n, uint32_t r, const struct scrypt_instance *instances, uint32_t count);

#endif
#endif
