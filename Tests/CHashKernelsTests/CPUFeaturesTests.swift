import CHashKernels
import Foundation
import Testing

@Suite struct CPUFeaturesTests {
    /// Linux names the features that programs may use.
    private static func linuxFlags() throws -> Set<Substring> {
        let text = try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
        return Set(line?.split(separator: " ") ?? [])
    }

    @Test func agreesWithTheOperatingSystem() throws {
        let features = cpu_features()
        #if arch(x86_64)
        let flags = try Self.linuxFlags()
        try #require(!flags.isEmpty)
        let expected: [(Int, Set<Substring>)] = [
            (CPU_FEATURE_AVX2, ["avx2", "bmi1", "bmi2"]),
            (CPU_FEATURE_AVX512, ["avx2", "bmi1", "bmi2", "avx512f", "avx512dq", "avx512bw", "avx512vl"]),
            (CPU_FEATURE_SHA, ["sha_ni", "ssse3", "sse4_1"]),
        ]
        for (feature, names) in expected {
            #expect((features & UInt32(feature) != 0) == flags.isSuperset(of: names))
        }
        #else
        #expect(features == 0)
        #endif
    }
}
