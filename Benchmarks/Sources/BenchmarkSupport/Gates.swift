internal import Foundation

/// What has to hold, from Ratios.json; what has to hold against other libraries is read by peers/run.
public struct Gates: Sendable, Decodable {
    /// Ours over the bare C call: by the name of the case, the bounds from the fastest processor to any.
    public let verification: [String: [Ratio]]
    /// Identifying a text with every scheme, over the same with the first seven.
    public let recognition: Ratio
    /// The same of a text that only the options beside it tell: each scheme that reads one of them is asked.
    public let recognitionByOptions: Ratio
    /// A large export through the program.
    public let `import`: Import

    /// The bound of one ratio.
    public struct Ratio: Sendable, Decodable {
        public let atMost: Double
        /// The features of a processor without which the next bound holds, by Linux's names; none where nil.
        public let needs: [String]?
    }

    /// The bounds of an export's way; that over HTTP is read by service/imports.
    public struct Import: Sendable, Decodable {
        /// What `plan` may take.
        public let plan: Memory
        /// `import` into a new database, over a loop of prepared inserts in C.
        public let store: Ratio
    }

    /// The bound of the memory.
    public struct Memory: Sendable, Decodable {
        /// Under, in 10^6 bytes.
        public let peakMegabytes: Double
    }

    /// Reads the file.
    public init(path: String) throws {
        self = try JSONDecoder().decode(Gates.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

extension Gates {
    /// The bound that holds for a case with the kernels that this process uses; nil where none is written.
    ///
    /// - Parameter level: `HASHFERRY_KERNELS`: with `avx2` the features of AVX-512 count as missing, with `off` all.
    public func bound(of name: String, level: String?) -> Ratio? {
        let features = level == "off" ? [] : Self.features.filter { level != "avx2" || !$0.hasPrefix("avx512") }
        return verification[name]?.first { ($0.needs ?? []).allSatisfy(features.contains) }
    }

    /// What Linux says of the processor; nothing elsewhere.
    private static let features: Set<String> = {
        let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        let flags = text?.split(separator: "\n").first { $0.hasPrefix("flags") }
        return Set(flags?.split(separator: " ").map(String.init) ?? [])
    }()
}
