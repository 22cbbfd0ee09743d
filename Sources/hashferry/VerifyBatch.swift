internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserImport

/// Verifies the lines of a file, on all cores and several of one kind side by side, and answers in their order.
struct VerifyBatch {
    let path: String
    let policy: VerificationPolicy

    /// Lines under way at a time: enough to fill the lanes of every core with hashes of one kind.
    private static let width = 128

    /// What scrypt holds beside the V that its limit counts: 128 r (p + 4), of which this is plenty.
    static let scratch: UInt64 = 16 << 20

    /// One line's answer.
    fileprivate struct Answer: Sendable {
        let line: Int
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
        // Nobody waits for one line's answer.
        let pool = try HashingPool(memoryBudget: policy.limits.memory + Self.scratch, deadline: .seconds(86_400))
        let verifier = Verifier(pool: pool, policy: policy)
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
                let row = Result { () throws(RowRejection) in try BatchRow(parsing: bytes) }
                while running >= Self.width || expected.count >= 1000 { try await collect() }
                expected.append(number)
                running += 1
                group.addTask { await Answer(line: number, row: row, verifier: verifier) }
                progress.show(rows: number, bytesRead: lines.bytesRead)
            }
            while running > 0 { try await collect() }
        }
        await pool.shutdown()
        ProgressLine.clear()
        try output.flush()
        if errors > 0 { throw ExitStatus.couldNotAnswer }
        if mismatches > 0 { throw ExitStatus.no }
    }
}

extension VerifyBatch.Answer {
    fileprivate init(line: Int, row: Result<BatchRow, RowRejection>, verifier: Verifier) async {
        self.init(line: line, verdict: "error")
        switch row {
        case .failure(let rejection): reason = "malformed: \(rejection)"
        case .success(let row):
            do throws(VerificationError) {
                let verification = try await verifier.verify(
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
