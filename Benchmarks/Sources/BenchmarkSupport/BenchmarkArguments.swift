internal import Foundation

/// The arguments that both benchmarks take.
public struct BenchmarkArguments: Sendable {
    /// Fewer rounds, fewer rows.
    public var isQuick = false
    /// Whether a missed gate is a failure.
    public var isChecking = false
    /// Where Ratios.json is.
    public var gates = "Benchmarks/Ratios.json"
    /// The program under test.
    public var hashferry: String?

    /// Reads the process's arguments; nil where they are not understood.
    public init?(_ arguments: [String] = Array(CommandLine.arguments.dropFirst())) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--quick": isQuick = true
            case "--check": isChecking = true
            case "--gates":
                guard let path = rest.popFirst() else { return nil }
                gates = path
            case "--hashferry":
                guard let path = rest.popFirst() else { return nil }
                hashferry = path
            default: return nil
            }
        }
    }

    /// The level of the kernels that the environment sets: `off` or `avx2`; nil where it sets none.
    public static var kernelLevel: String? { ProcessInfo.processInfo.environment["HASHFERRY_KERNELS"] }

    /// Writes a line to stderr: stdout is for the table.
    public static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
