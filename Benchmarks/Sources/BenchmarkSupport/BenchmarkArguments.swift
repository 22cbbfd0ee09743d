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
    /// The loop of inserts that an import is compared with.
    public var inserts: String?
    /// Where an export is to be written, and nothing measured.
    public var export: String?

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
            case "--inserts":
                guard let path = rest.popFirst() else { return nil }
                inserts = path
            case "--write":
                guard let path = rest.popFirst() else { return nil }
                export = path
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
