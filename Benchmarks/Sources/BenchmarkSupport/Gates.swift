internal import Foundation

/// What has to hold, from Ratios.json; what has to hold against other libraries is read by peers/run.
public struct Gates: Sendable, Decodable {
    /// Ours over the bare C call: by the name of the case.
    public let verification: [String: Ratio]
    /// By the name of the command.
    public let `import`: [String: Throughput]

    /// The bound of one ratio.
    public struct Ratio: Sendable, Decodable {
        public let atMost: Double
        /// The features of a processor without which the gate says nothing, by Linux's names; none where nil.
        public let needs: [String]?
    }

    /// The bounds of one command.
    public struct Throughput: Sendable, Decodable {
        /// At least.
        public let rowsPerSecond: Double
        /// Under, in 10^6 bytes.
        public let peakMegabytes: Double?
    }

    /// Reads the file.
    public init(path: String) throws {
        self = try JSONDecoder().decode(Gates.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

extension Gates.Ratio {
    /// The features that this machine lacks; where the system does not tell its features, all.
    public var missingFeatures: [String] {
        guard let needs, !needs.isEmpty else { return [] }
        let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        let flags = text?.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ").map(String.init)
        return needs.filter { flags?.contains($0) != true }
    }
}
