import PasswordHashing
import UserImport

/// A parser that is fuzzed, ready to read.
protocol FuzzTarget: Sendable {
    /// What the fuzzer starts from.
    var knownInputs: [[UInt8]] { get throws }

    /// Reads an input, and stops the process where a rule is broken.
    func read(_ input: [UInt8])
}

/// Every target by its name, as `scripts/fuzz --only` takes it: the schemes of the registry, then the other parsers.
enum FuzzTargets {
    /// Makes a target ready, with the vectors that it needs.
    typealias Maker = @Sendable () throws -> any FuzzTarget

    static let all: [(name: String, make: Maker)] = schemes + texts + files + sources

    private static let schemes: [(name: String, make: Maker)] = SchemeRegistry.standard.schemes.map { scheme in
        (scheme.name, { @Sendable in try SchemeTarget(scheme) })
    }

    private static let texts: [(name: String, make: Maker)] = [
        ("templates", { TemplateTarget() }),
        ("declarations", { DeclarationTarget() }),
        ("column-text", { ColumnTextTarget() }),
        ("identification", { IdentificationTarget() }),
        ("readings", { ReadingTarget() }),
        ("json-text", { JSONTextTarget() }),
        ("hash-options", { HashOptionsTarget() }),
    ]

    private static let files: [(name: String, make: Maker)] = [
        ("json-elements", { JSONElementTarget() }),
        ("csv-rows", { CSVRowTarget() }),
        ("firebase-hash-config", { HashConfigTarget() }),
    ]

    private static let sources: [(name: String, make: Maker)] = SourceRegistry.all.map { source in
        let target = SourceTarget(source)
        return ("source-\(source.name)", { @Sendable in target })
    }
}

/// Stops the process: libFuzzer keeps the input.
func broken(_ rule: String) -> Never { fatalError(rule) }

/// Stops the process where a rule does not hold.
func expect(_ holds: Bool, _ rule: @autoclosure () -> String) {
    if !holds { broken(rule()) }
}
