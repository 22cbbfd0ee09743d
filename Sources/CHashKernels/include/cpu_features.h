// What the CPU and the system offer to the kernels.

#ifndef CPU_FEATURES_H
#define CPU_FEATURES_H

#include <stdint.h>

enum {
    /// 256-bit integer vectors, with the bit extractions and rotations of general registers: AVX2, BMI1 and BMI2.
    CPU_FEATURE_AVX2 = 1 << 0,
    /// 512-bit integer vectors: AVX512F, BW, DQ and VL.
    CPU_FEATURE_AVX512 = 1 << 1,
    /// The SHA-1 and SHA-256 instructions, with SSSE3 and SSE4.1 for their byte order.
    CPU_FEATURE_SHA = 1 << 2,
};

/// The features that both the CPU has and the system keeps the registers of: CPUID, and XGETBV (Intel SDM, volume 1,
/// chapters 13 and 14); 0 on every other architecture.
uint32_t cpu_features(void);

/// Whether the compiler optimised the kernels; where it did not, every stock library is faster.
int kernels_are_optimized(void);

#endif
