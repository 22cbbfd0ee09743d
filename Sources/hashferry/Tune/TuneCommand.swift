internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UnixSignals

/// `hashferry tune`: which parameters, on this machine.
struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Measure this machine and recommend the parameters of new hashes.",
        discussion: """
            Of the parameters that meet the target latency, the memory budget and the rate, those with the most memory \
            are recommended, then those with the most passes: RFC 9106's procedure. The target is the median of one \
            verification alone; what it becomes with as many at once as --concurrency says is shown beside it. Up to \
            3 % over the target, or under the rate, counts as meeting it, so that a second run says the same.

            A few points are measured and the others predicted from them (shown with ~); whatever decides is measured \
            itself. Latencies are in milliseconds. It takes about half a minute: leave the machine alone meanwhile. \
            Ctrl-C ends it with what is known so far, marked as partial; so does --time-limit.

            The settings are for Hashferry itself, Swift, PHP, Django, Spring Security, Python, Node, Go, Rails and .NET.

            Exit: 0, 1 when nothing meets the goal (no settings are shown, but the closest, what it misses and what would \
            be needed), 2 wrong usage, 3 when \
            nothing could be measured, 130 after Ctrl-C.

            Examples:
              hashferry tune
              hashferry tune --target 100ms --memory-budget 4GiB --concurrency 16
              hashferry tune --logins-per-second 20 --svg frontier.svg
              hashferry tune --scheme bcrypt --format json
            """)

    @Option(help: "What is tuned: \(Self.names).", completion: .list(SchemeRegistry.standard.tunableNames))
    var scheme = Argon2.Variant.argon2id.rawValue

    @Option(
        help: "What one verification alone may take, such as 250ms or 1s (default: 250ms).",
        transform: TimeSpan.init)
    var target: TimeSpan?

    @Option(
        help: "The memory for all verifications that run at once, such as 1GiB (default: 1GiB).",
        transform: ByteSize.init)
    var memoryBudget: ByteSize?

    @Option(help: ArgumentHelp("Log-ins that must be sustained.", valueName: "number"))
    var loginsPerSecond: Double?

    @Option(help: ArgumentHelp("Verifications that run at once (default: the number of cores).", valueName: "number"))
    var concurrency: Int?

    @Option(
        help: ArgumentHelp("Argon2: lanes (default: 1); they are computed one after the other.", valueName: "lanes"))
    var parallelism: UInt32?

    @Option(help: "How the answer is written: text, or json as one object.")
    var format = OutputFormat.text

    @Option(
        help: ArgumentHelp("Draw latency over memory into an SVG file.", valueName: "file"), completion: .file())
    var svg: String?

    @Option(help: ArgumentHelp("End after this time with what is known.", valueName: "seconds"))
    var timeLimit: Double = 180

    func validate() throws {
        guard let tunable else {
            throw ValidationError("--scheme takes what has a cost that can be tuned: \(Self.names)")
        }
        if parallelism != nil, !tunable.takesLanes {
            throw ValidationError("--parallelism does not apply to this scheme")
        }
        guard 1...64 ~= parallelism ?? 1 else { throw ValidationError("--parallelism takes a number from 1 to 64") }
        guard 1...1024 ~= concurrency ?? 1 else { throw ValidationError("--concurrency takes a number from 1 to 1024") }
        guard loginsPerSecond.map({ $0 > 0 && $0.isFinite }) ?? true else {
            throw ValidationError("--logins-per-second takes a number above 0")
        }
        guard timeLimit > 0, timeLimit <= 86_400 else {
            throw ValidationError("--time-limit takes a number of seconds, at most a day")
        }
        if let memoryBudget, UInt64(memoryBudget.bytes) > ProcessInfo.processInfo.physicalMemory {
            throw ValidationError("--memory-budget is larger than this machine's memory")
        }
    }

    private static let names = SchemeRegistry.standard.tunableNames.joined(separator: ", ")

    private var tunable: (any TunablePasswordHash.Type)? {
        let name = scheme.lowercased()
        return SchemeRegistry.standard.tunableTypes.first { $0.tuningNames.contains(name) || $0.scheme.name == name }
    }

    func run() async throws {
        guard let tuningScheme = tunable?.tuningScheme(named: scheme.lowercased(), lanes: parallelism ?? 1)
        else { return }
        let goal = TuningGoal(
            target: target?.seconds ?? 0.25, memoryBudget: UInt64(memoryBudget?.bytes ?? 1 << 30),
            concurrency: concurrency ?? ProcessInfo.processInfo.activeProcessorCount, loginsPerSecond: loginsPerSecond)
        let stop = TuneStop(after: timeLimit)
        Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint) { stop.interrupt() }
        }
        let session = TuneSession(search: TuningSearch(scheme: tuningScheme, goal: goal), stop: stop)
        let cores = ProcessInfo.processInfo.activeProcessorCount.counted("core")
        let report = TuneReport(
            schemeName: tuningScheme.name, machine: "\(DoctorReport.cpuName ?? "unknown CPU"), \(cores)",
            date: Date(), result: try await session.run())
        guard let choice = report.choice else {
            if report.result.end == .interrupted { throw ExitCode(130) }
            throw Failure("nothing was measured within the time limit", hint: "give it longer with --time-limit")
        }
        try write(report, choice)
        if report.result.end == .interrupted { throw ExitCode(130) }
        if !goal.violations(of: choice).isEmpty { throw ExitStatus.no }
    }

    private func write(_ report: TuneReport, _ choice: TuningEstimate) throws {
        if let svg {
            let file = try FileDescriptorWriter(creating: svg)
            try file.write(TuneChart(report: report, choice: choice).text)
            try file.close()
        }
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .text: try output.write(report.text(choice))
        case .json: try output.write(report.json(choice).jsonText + "\n")
        }
        try output.flush()
        for warning in report.warnings(choice) { Console.note("warning: \(warning)") }
    }
}

/// A time as people write it: `250ms`, `1s`, `0.5s`.
struct TimeSpan {
    let seconds: Double

    init(_ argument: String) throws {
        let units = [("ms", 0.001), ("s", 1.0)]
        guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
            let number = Double(argument.dropLast(unit.count).trimmingCharacters(in: .whitespaces)),
            number > 0, number * factor <= 60
        else { throw ValidationError("a time has a unit, such as 250ms or 1s, and is at most 60s") }
        seconds = number * factor
    }
}
