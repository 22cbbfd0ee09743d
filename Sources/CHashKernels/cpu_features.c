#include "cpu_features.h"

int kernels_are_optimized(void) {
#if defined(__OPTIMIZE__)
    return 1;
#else
    return 0;
#endif
}

#if defined(__x86_64__)

#include <cpuid.h>

// Intel SDM, volume 2, CPUID; AMD APM, volume 3, appendix E.
enum {
    LEAF1_ECX_SSSE3 = 1 << 9,
    LEAF1_ECX_SSE41 = 1 << 19,
    LEAF1_ECX_OSXSAVE = 1 << 27,
    LEAF1_ECX_AVX = 1 << 28,
    LEAF7_EBX_BMI1 = 1 << 3,
    LEAF7_EBX_AVX2 = 1 << 5,
    LEAF7_EBX_BMI2 = 1 << 8,
    LEAF7_EBX_AVX512F = 1 << 16,
    LEAF7_EBX_AVX512DQ = 1 << 17,
    LEAF7_EBX_SHA = 1 << 29,
    LEAF7_EBX_AVX512BW = 1 << 30,
    LEAF7_EBX_AVX512VL_BIT = 31,
    // XCR0: the state of xmm and ymm; and that of the mask registers and both parts of zmm.
    XCR0_AVX = 0x6,
    XCR0_AVX512 = 0xe6,
};

static uint64_t read_xcr0(void) {
    uint32_t low, high;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (uint64_t)high << 32 | low;
}

static int has(uint64_t value, uint64_t bits) {
    return (value & bits) == bits;
}

uint32_t cpu_features(void) {
    uint32_t eax, ebx, ecx, edx;
    if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx)) return 0;
    const uint32_t leaf1 = ecx;
    if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) return 0;
    const uint32_t leaf7 = ebx;

    uint32_t features = 0;
    if (has(leaf1, LEAF1_ECX_SSSE3 | LEAF1_ECX_SSE41) && has(leaf7, LEAF7_EBX_SHA)) features |= CPU_FEATURE_SHA;
    if (!has(leaf1, LEAF1_ECX_OSXSAVE | LEAF1_ECX_AVX)) return features;

    const uint64_t xcr0 = read_xcr0();
    const uint32_t avx2 = LEAF7_EBX_BMI1 | LEAF7_EBX_AVX2 | LEAF7_EBX_BMI2;
    if (has(xcr0, XCR0_AVX) && has(leaf7, avx2)) features |= CPU_FEATURE_AVX2;
    const uint32_t avx512 = LEAF7_EBX_AVX512F | LEAF7_EBX_AVX512DQ | LEAF7_EBX_AVX512BW;
    if ((features & CPU_FEATURE_AVX2) && has(xcr0, XCR0_AVX512) && has(leaf7, avx512) &&
        (leaf7 >> LEAF7_EBX_AVX512VL_BIT & 1))
        features |= CPU_FEATURE_AVX512;
    return features;
}

#else

uint32_t cpu_features(void) {
    return 0;
}

#endif
