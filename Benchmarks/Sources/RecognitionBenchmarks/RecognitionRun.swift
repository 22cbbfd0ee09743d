internal import BenchmarkSupport
internal import PasswordHashing
internal import VerificationCases

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What it takes to say which scheme a text is of, and to read it: with every scheme, against the first seven alone.
@main
struct RecognitionRun {
    /// Those that Appwrite has.
    private static let seven = SchemeRegistry([
        MD5.self, SHA.self, Argon2.self, Bcrypt.self, Scrypt.self, ScryptModified.self, PHPass.self,
    ])

    static func main() throws {
        guard let arguments = BenchmarkArguments() else {
            BenchmarkArguments.note("usage: RecognitionBenchmarks [--quick] [--check] [--gates FILE]")
            exit(2)
        }
        let gates = try Gates(path: arguments.gates)
        let all = SchemeRegistry.standard
        let timing = PairedTiming(rounds: arguments.isQuick ? 9 : 21, leastNanoseconds: 5_000_000)
        var table = ResultTable(columns: [
            "text", "identified as", "of \(all.types.count)", "of \(seven.types.count)", "ratio", "min–max", "gate", "",
            "parse",
        ])
        var missed: [String] = []
        for verification in VerificationCase.all {
            let declared = try verification.storedHash()
            let scheme = Swift.type(of: try all.parse(declared)).scheme
            guard seven.schemes.contains(scheme) else { continue }
            // As a row comes that does not say what it is: its options too, where they alone tell.
            var text = StoredHash(declared.hash)
            if all.identify(text) == .unrecognized { text.options = declared.options }
            let schemes = (seven.identify(text).schemes, all.identify(text).schemes)
            guard schemes.0.contains(scheme), schemes.1.contains(scheme) else {
                throw BenchmarkFailure.unrecognized(verification.name)
            }
            let gate = text.options.isEmpty ? gates.recognition : gates.recognitionByOptions
            // What more schemes are possible is more to tell; that is no cost of finding it.
            let isGated = schemes.0 == schemes.1
            var times = try measure(text, declared, timing)
            if isGated, PairedRatio(times[0], over: times[1]).median > gate.atMost {
                BenchmarkArguments.note("  \(verification.name) is over its gate: once more, longer")
                times = try measure(text, declared, PairedTiming(rounds: 63, leastNanoseconds: 5_000_000))
            }
            let ratio = PairedRatio(times[0], over: times[1])
            let isMissed = isGated && ratio.median > gate.atMost
            if isMissed { missed.append(verification.name) }
            table.append([
                verification.name, schemes.1.map(\.name).joined(separator: ", "),
                Figures.time(nanoseconds: times[0].median), Figures.time(nanoseconds: times[1].median),
                Figures.decimal(ratio.median, digits: 3),
                "\(Figures.decimal(ratio.least, digits: 3))–\(Figures.decimal(ratio.greatest, digits: 3))",
                isGated ? "≤ \(gate.atMost)" : "", isGated ? (isMissed ? "MISSED" : "ok") : "",
                Figures.time(nanoseconds: times[2].median),
            ])
        }
        print("Median of the paired ratios of \(timing.rounds) rounds, each of at least 5 ms (63 where the first")
        print("ones missed the gate); thread CPU time. Identified with every scheme, and with the first seven alone.")
        print("A text of which more schemes are possible has no gate: there is more to tell.\n")
        print(table)
        for name in missed { BenchmarkArguments.note("error: \(name) is over its gate") }
        if arguments.isChecking, !missed.isEmpty { exit(1) }
    }

    /// The times of identifying with every scheme, with seven, and of reading, round by round.
    private static func measure(
        _ text: StoredHash, _ declared: StoredHash, _ timing: PairedTiming
    ) throws -> [[Double]] {
        func identify(_ registry: SchemeRegistry) -> PairedTiming.Work {
            { repetitions in
                for _ in 0..<repetitions where registry.identify(text) == .unrecognized {
                    throw BenchmarkFailure.unrecognized("a text")
                }
            }
        }
        return try timing.measure([
            identify(.standard), identify(seven),
            { repetitions in for _ in 0..<repetitions { _ = try SchemeRegistry.standard.parse(declared) } },
        ])
    }
}

extension Identification {
    /// The schemes that the text may be of.
    fileprivate var schemes: [Scheme] {
        switch self {
        case .certain(let scheme): [scheme]
        case .possible(let schemes, _): schemes
        case .unrecognized: []
        }
    }
}

/// Why nothing was measured.
enum BenchmarkFailure: Error {
    case unrecognized(String)
}
