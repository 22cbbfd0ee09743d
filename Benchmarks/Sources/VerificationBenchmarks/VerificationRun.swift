internal import BenchmarkSupport
internal import CBareCalls
internal import PasswordHashing
internal import VerificationCases

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// One verification of each scheme through the public Swift API, against the bare C call that computes the same.
@main
struct VerificationRun {
    static func main() throws {
        guard let arguments = BenchmarkArguments() else {
            BenchmarkArguments.note("usage: VerificationBenchmarks [--quick] [--check] [--gates FILE]")
            exit(2)
        }
        let gates = try Gates(path: arguments.gates)
        let level = BenchmarkArguments.kernelLevel
        let timing = PairedTiming(rounds: arguments.isQuick ? 9 : 21)
        var table = ResultTable(columns: [
            "verification", "ours", "bare C call", "C", "ours ÷ C", "min–max", "gate", "",
        ])
        var missed: [String] = []
        for benchmark in VerificationCase.all {
            BenchmarkArguments.note("\(benchmark.name) …")
            guard let gate = gates.bound(of: benchmark.name, level: level) else {
                throw BenchmarkFailure.noGate(benchmark.name)
            }
            var times = try run(benchmark, timing)
            if PairedRatio(times[0], over: times[1]).median > gate.atMost {
                // A neighbour's mood or a real loss: many more rounds tell.
                BenchmarkArguments.note("  over its gate: once more, longer")
                times = try run(benchmark, PairedTiming(rounds: 63))
            }
            let peers = [benchmark.bareCallName] + benchmark.peers.map(\.name)
            for (index, peer) in peers.enumerated() {
                let ratio = PairedRatio(times[0], over: times[index + 1])
                let isGated = index == 0
                let isMissed = isGated && ratio.median > gate.atMost
                if isMissed { missed.append(benchmark.name) }
                table.append([
                    index == 0 ? benchmark.name : "", index == 0 ? Figures.time(nanoseconds: times[0].median) : "",
                    peer,
                    Figures.time(nanoseconds: times[index + 1].median), Figures.decimal(ratio.median, digits: 3),
                    "\(Figures.decimal(ratio.least, digits: 3))–\(Figures.decimal(ratio.greatest, digits: 3))",
                    isGated ? "≤ \(gate.atMost)" : "", isGated ? (isMissed ? "MISSED" : "ok") : "",
                ])
            }
        }
        print("Median of the paired ratios of \(timing.rounds) rounds, each of at least 20 ms (63 where the first")
        print("ones missed the gate); thread CPU time. Kernels: \(level ?? "full").")
        let libcrypto = unsafe String(cString: bare_libcrypto_version())
        let libxcrypt = unsafe String(cString: bare_libxcrypt_version())
        print("Linked: \(libcrypto), libxcrypt \(libxcrypt).\n")
        print(table)
        for name in missed { BenchmarkArguments.note("error: \(name) is over its gate") }
        if arguments.isChecking, !missed.isEmpty { exit(1) }
    }

    /// The times of ours, of the bare call and of its peers, round by round.
    private static func run(_ benchmark: VerificationCase, _ timing: PairedTiming) throws -> [[Double]] {
        var output = benchmark.outputBytes
        try benchmark.bareCall(1, &output)
        let hash = try SchemeRegistry.standard.parse(benchmark.stored(output))
        let password = Password(VerificationCase.password)
        guard try hash.verify(password) else { throw BenchmarkFailure.mismatch(benchmark.name) }
        for peer in benchmark.peers {
            var other = benchmark.outputBytes
            try peer.call(1, &other)
            guard other == output else { throw BenchmarkFailure.mismatch("\(benchmark.name), \(peer.name)") }
        }
        var contenders: [PairedTiming.Work] = [
            { repetitions in
                for _ in 0..<repetitions {
                    guard try hash.verify(password) else { throw BenchmarkFailure.mismatch(benchmark.name) }
                }
            }
        ]
        for call in [benchmark.bareCall] + benchmark.peers.map(\.call) {
            contenders.append { repetitions in try call(repetitions, &output) }
        }
        return try timing.measure(contenders)
    }
}

/// Why nothing was measured.
enum BenchmarkFailure: Error {
    case noGate(String)
    /// The two sides do not compute the same.
    case mismatch(String)
}
