internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserImport

/// Verifies the lines of a file, as many at a time as there are cores, and answers in their order.
struct VerifyBatch {
    let path: String

    /// One line's answer.
    private struct Answer: Sendable {
        let line: Int
        let verdict: String
        var scheme: String?
        var reason: String?

        var text: String {
            let object = JSONObject(
                [
                    ("line", .integer(Int64(line))), ("verdict", .string(verdict)),
                    ("scheme", scheme.map(JSONValue.string) ?? .null),
                ] + (reason.map { [("reason", .string($0))] } ?? []))
            return JSONValue.object(object).jsonText + "\n"
        }
    }

    func run() async throws {
        let lines = try LineFile(path: path)
        let width = ProcessInfo.processInfo.activeProcessorCount
        let output = FileDescriptorWriter.standardOutput()
        var progress = ProgressLine(totalBytes: lines.totalBytes)
        var mismatches = 0
        var errors = 0
        try await withThrowingTaskGroup(of: Answer.self) { group in
            // Answers that came before their turn.
            var early: [Int: Answer] = [:]
            var expected: [Int] = []
            var running = 0
            func collect() async throws {
                guard let answer = try await group.next() else { return }
                running -= 1
                early[answer.line] = answer
                while let line = expected.first, let answer = early.removeValue(forKey: line) {
                    expected.removeFirst()
                    if answer.verdict == "mismatch" { mismatches += 1 }
                    if answer.verdict == "error" { errors += 1 }
                    try output.write(answer.text)
                }
            }
            while let (number, bytes) = try lines.next() {
                expected.append(number)
                running += 1
                group.addTask { Self.answer(number, bytes) }
                progress.show(rows: number, bytesRead: lines.bytesRead)
                if running >= width || expected.count >= 1000 { try await collect() }
            }
            while running > 0 { try await collect() }
        }
        ProgressLine.clear()
        try output.flush()
        if errors > 0 { throw ExitStatus.couldNotAnswer }
        if mismatches > 0 { throw ExitStatus.no }
    }

    private static func answer(_ line: Int, _ bytes: [UInt8]) -> Answer {
        let row: BatchRow
        do {
            row = try BatchRow(parsing: bytes)
        } catch {
            return Answer(line: line, verdict: "error", reason: "malformed: \(error)")
        }
        do {
            let verification = try Verifier().verify(Password(copying: row.password.span), against: row.stored)
            let isMatch = verification.verdict != .mismatch
            return Answer(line: line, verdict: isMatch ? "match" : "mismatch", scheme: verification.scheme.name)
        } catch {
            return Answer(line: line, verdict: "error", scheme: error.scheme?.name, reason: "\(error)")
        }
    }
}
