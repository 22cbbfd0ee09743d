internal import CryptoPrimitives
internal import FileReading
internal import Foundation
internal import JSONText
internal import UserStorage

/// What is known of this machine and this process.
struct DoctorReport {
    /// What Linux calls the CPU; nil elsewhere.
    private let cpu = Self.cpuName
    private let features = HashKernels.cpuFeatures
    private let cores = ProcessInfo.processInfo.activeProcessorCount
    /// Bytes.
    private let memory = ProcessInfo.processInfo.physicalMemory
    /// When the system grants huge pages: always, madvise or never.
    private let hugePages = Self.choice(of: "/sys/kernel/mm/transparent_hugepage/enabled")
    private let level = HashKernels.level
    private let isLevelSet =
        ProcessInfo.processInfo.environment[HashKernels.environmentVariable].flatMap(HashKernels.Level.init) != nil
    private let kernels = HashKernels.status
    private let libraries =
        LibraryVersion.all.map { ($0.name, $0.version) } + [("SQLite", UserStore.sqliteVersion ?? "unknown")]

    /// What every implementation gave; nil where nobody asked.
    private let crossCheck: [CrossCheck.Row]?

    init(crossCheck: [CrossCheck.Row]?) { self.crossCheck = crossCheck }

    /// The implementations that gave another answer, a sentence each.
    var disagreements: [String] {
        (crossCheck ?? []).filter { $0.verdict == .disagrees }.map { row in
            "\(row.function.rawValue) of \(row.implementation) gives other bytes than it must"
        }
    }

    var text: String {
        // Only a build without optimisation uses less than it may.
        let unset = level == HashKernels.allowedLevel ? "the default" : "the default of a build without optimisation"
        let levelText = isLevelSet ? "set by \(HashKernels.environmentVariable)" : unset
        let machine = [
            ("CPU", cpu ?? "unknown"), ("features", features.isEmpty ? "none" : features.joined(separator: ", ")),
            ("cores", "\(cores)"), ("memory", "\(memory >> 20) MiB"), ("huge pages", hugePages ?? "unknown"),
            ("kernels", "\(level.rawValue), \(levelText)"),
        ]
        let states = kernels.map { ($0.name, Self.text($0.state)) }
        return Self.columns(machine) + "\nKernels:\n" + Self.columns(states, indent: 2) + "\nLibraries:\n"
            + Self.columns(libraries, indent: 2) + crossCheckText
    }

    private var crossCheckText: String {
        guard let crossCheck else { return "" }
        let rows = crossCheck.map { ("\($0.function.rawValue): \($0.implementation)", Self.text($0.verdict)) }
        return "\nCross-check:\n" + Self.columns(rows, indent: 2)
    }

    var json: JSONValue {
        let machine: JSONObject = [
            "cpu": cpu.map(JSONValue.string) ?? .null, "features": .array(features.map(JSONValue.string)),
            "cores": .integer(Int64(cores)), "memory": .integer(Int64(clamping: memory)),
            "hugePages": hugePages.map(JSONValue.string) ?? .null,
        ]
        let states = kernels.map { kernel -> JSONValue in
            .object([
                "name": .string(kernel.name), "state": .string(kernel.state.rawValue),
                "selfTest": Self.selfTest(kernel.state).map(JSONValue.string) ?? .null,
            ])
        }
        let rows = crossCheck?.map { row -> JSONValue in
            .object([
                "function": .string(row.function.rawValue), "implementation": .string(row.implementation),
                "isKernel": .bool(row.isKernel), "verdict": .string(row.verdict.rawValue),
            ])
        }
        return .object([
            "machine": .object(machine), "level": .string(level.rawValue),
            "isLevelSet": .bool(isLevelSet), "kernels": .array(states),
            "libraries": .object(JSONObject(libraries.map { ($0.0, JSONValue.string($0.1)) })),
            "crossCheck": rows.map(JSONValue.array) ?? .null,
            "problems": .array((HashKernels.problems + disagreements).map(JSONValue.string)),
        ])
    }

    // MARK: Words

    private static func text(_ state: KernelStatus.State) -> String {
        switch state {
        case .inUse: "in use, self-test passed"
        case .notOnThisCPU: "not on this CPU"
        case .turnedOff: "turned off"
        case .failedSelfTest: "SELF-TEST FAILED, a stock library computes instead"
        }
    }

    private static func text(_ verdict: CrossCheck.Verdict) -> String {
        switch verdict {
        case .agrees: "agrees"
        case .disagrees: "DISAGREES"
        case .notAvailable: "not here"
        }
    }

    /// Only what may compute is tested.
    private static func selfTest(_ state: KernelStatus.State) -> String? {
        switch state {
        case .inUse: "passed"
        case .failedSelfTest: "failed"
        case .notOnThisCPU, .turnedOff: nil
        }
    }

    private static func columns(_ rows: [(String, String)], indent: Int = 0) -> String {
        let width = (rows.map(\.0.count).max() ?? 0) + 2
        return rows.map { name, value in
            String(repeating: " ", count: indent) + name + String(repeating: " ", count: width - name.count) + value
                + "\n"
        }.joined()
    }

    // MARK: Files of the system

    /// What Linux calls the CPU; nil elsewhere.
    static var cpuName: String? { field("model name", of: "/proc/cpuinfo") }

    private static func field(_ name: String, of path: String) -> String? {
        let line = content(of: path)?.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// The word in brackets: "always [madvise] never".
    private static func choice(of path: String) -> String? {
        content(of: path)?.split(separator: "[").dropFirst().first?.split(separator: "]").first.map { String($0) }
    }

    private static func content(of path: String) -> String? {
        guard let bytes = try? FileDescriptorReader(opening: path).readAll() else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
