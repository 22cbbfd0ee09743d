internal import CHashKernels

/// What a kernel asks of the CPU, and of the system that keeps its registers.
struct CPUFeatures: OptionSet, Sendable {
    let rawValue: UInt32

    static let avx2 = CPUFeatures(rawValue: UInt32(CPU_FEATURE_AVX2))
    static let avx512 = CPUFeatures(rawValue: UInt32(CPU_FEATURE_AVX512))
    static let sha = CPUFeatures(rawValue: UInt32(CPU_FEATURE_SHA))
    /// The architecture that the kernels are written for, all that some of them need: a bit that the C side leaves free.
    static let x86_64 = CPUFeatures(rawValue: 1 << 31)

    /// Those of this machine, asked for once: a virtual machine's answer takes microseconds.
    static let ofThisMachine: CPUFeatures = {
        #if arch(x86_64)
        CPUFeatures(rawValue: cpu_features()).union(.x86_64)
        #else
        []
        #endif
    }()

    /// Whether this build's kernels are worth using: without optimisation every stock library is faster.
    static var areKernelsOptimized: Bool { kernels_are_optimized() != 0 }

    /// The names of those that are there, of all that a kernel asks for.
    var names: [String] {
        [(CPUFeatures.avx2, "AVX2"), (.avx512, "AVX-512"), (.sha, "SHA")].filter { contains($0.0) }.map { $0.1 }
    }
}
