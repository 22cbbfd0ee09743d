import Foundation

/// What this process does, as its environment says.
///
/// - `FUZZ_TARGET`: the name of the target whose inputs are read.
/// - `FUZZ_LIST`: print the names of all targets, and end.
/// - `FUZZ_CORPUS`: write the target's known inputs into that folder, and end.
enum FuzzProcess {
    /// The target of this process.
    static let target: any FuzzTarget = {
        do {
            return try maker()
        } catch {
            stop("\(name): \(error)")
        }
    }()

    private static let name = environment["FUZZ_TARGET"] ?? ""

    private static var maker: FuzzTargets.Maker {
        guard let (_, make) = FuzzTargets.all.first(where: { $0.name == name }) else {
            stop("FUZZ_TARGET names no target: \"\(name)\"")
        }
        return make
    }

    private static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// Does what the environment asks for beside fuzzing.
    static func start() {
        if environment["FUZZ_LIST"] != nil {
            for target in FuzzTargets.all { print(target.name) }
            exit(0)
        }
        guard let folder = environment["FUZZ_CORPUS"] else {
            // An unknown name ends the process before the first input.
            _ = target
            return
        }
        do {
            try write(target.knownInputs, to: URL(filePath: folder, directoryHint: .isDirectory))
            exit(0)
        } catch {
            stop("the corpus of \(name): \(error)")
        }
    }

    private static func write(_ inputs: [[UInt8]], to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, input) in inputs.enumerated() {
            try Data(input).write(to: folder.appending(path: "known-\(number)"))
        }
    }

    private static func stop(_ message: String) -> Never {
        FileHandle.standardError.write(Data("fuzz: error: \(message)\n".utf8))
        exit(2)
    }
}
