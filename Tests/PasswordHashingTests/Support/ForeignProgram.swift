import Foundation

/// A program that the tests ask for a second opinion, with a script on its command line and a question a line.
enum ForeignProgram: String {
    case php
    case python3

    /// Where the program is, or nil where it is not installed.
    private var path: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(rawValue)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether the program can be asked.
    var isInstalled: Bool { path != nil }

    /// Whether Python has a module.
    static func pythonHas(_ module: String) -> Bool {
        (try? python3.answers(to: ["x"], script: "import \(module); print(1)")) == ["1"]
    }

    struct Failure: Error {
        let status: Int32
    }

    /// Runs the script once, and returns the lines it prints.
    func answers(to questions: [String], script: String) throws -> [String] {
        guard let path else { return [] }
        let input = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try Data(questions.joined(separator: "\n").utf8 + [UInt8(ascii: "\n")]).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = self == .php ? ["-d", "display_errors=stderr", "-r", script] : ["-c", script]
        let asked = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        // Foundation's process keeps its handles for ever.
        defer { for file in [asked, output.fileHandleForReading] { try? file.close() } }
        process.standardInput = asked
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// Two lower-case digits a byte.
func hexText(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
