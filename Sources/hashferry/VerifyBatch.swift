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
    fileprivate struct Answer: Sendable {
        let line: Int
        let memory: UInt64
        var verdict: String
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
            // Bytes that the running verifications hold.
            var held: UInt64 = 0
            func collect() async throws {
                guard let answer = try await group.next() else { return }
                running -= 1
                held -= answer.memory
                early[answer.line] = answer
                while let line = expected.first, let answer = early.removeValue(forKey: line) {
                    expected.removeFirst()
                    if answer.verdict == "mismatch" { mismatches += 1 }
                    if answer.verdict == "error" { errors += 1 }
                    try output.write(answer.text)
                }
            }
            while let (number, bytes) = try lines.next() {
                let row = Result { () throws(RowRejection) in try BatchRow(parsing: bytes) }
                let memory = Self.memory(of: row)
                while running >= width || expected.count >= 1000 || (running > 0 && held + memory > Self.memoryBudget) {
                    try await collect()
                }
                expected.append(number)
                running += 1
                held += memory
                group.addTask { Answer(line: number, memory: memory, row: row) }
                progress.show(rows: number, bytesRead: lines.bytesRead)
            }
            while running > 0 { try await collect() }
        }
        ProgressLine.clear()
        try output.flush()
        if errors > 0 { throw ExitStatus.couldNotAnswer }
        if mismatches > 0 { throw ExitStatus.no }
    }

    /// Bytes that verifications hold together, at the most, unless one alone needs more: the limit of one hash.
    private static let memoryBudget = HashLimits().memory

    private static func memory(of row: Result<BatchRow, RowRejection>) -> UInt64 {
        guard let stored = try? row.get().stored, let hash = try? BlockingVerifier().admit(stored) else { return 0 }
        return hash.cost.memory
    }
}

extension VerifyBatch.Answer {
    /// Verifies a row; blocks for as long as its hash costs.
    fileprivate init(line: Int, memory: UInt64, row: Result<BatchRow, RowRejection>) {
        self.init(line: line, memory: memory, verdict: "error")
        switch row {
        case .failure(let rejection): reason = "malformed: \(rejection)"
        case .success(let row):
            do {
                let verification = try BlockingVerifier().verify(
                    Password(copying: row.password.span), against: row.stored)
                verdict = verification.verdict == .mismatch ? "mismatch" : "match"
                scheme = verification.scheme.name
            } catch {
                scheme = error.scheme?.name
                reason = "\(error)"
            }
        }
    }
}
