internal import Foundation

/// What has to hold, from Ratios.json.
public struct Gates: Sendable, Decodable {
    /// Ours over the bare C call, at most: by the name of the case.
    public let verification: [String: Double]
    /// By the name of the command.
    public let `import`: [String: Throughput]

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
