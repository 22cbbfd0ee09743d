internal import AppwriteUsers
internal import Foundation
internal import PasswordHashing
internal import PasswordVerification

/// The passwords in plain text of one batch, and the hashes that their rows get.
struct PlainPasswords: Redacted {
    private struct Entry: Sendable, Redacted {
        let row: Int
        let password: String
        /// The hash that the user has already.
        let existing: StoredHash?
        /// Whether a password that is not that hash's gets one of its own.
        let replacesExisting: Bool
    }

    private var entries: [Entry] = []
    /// The first entry of each user; ids are compared without case.
    private var first: [String: Int] = [:]
    /// Rows of a user whose password an earlier row of the batch has, by that row's number.
    private var repeated: [(row: Int, of: Int)] = []

    mutating func append(
        _ password: String, ofUser id: String, existing: StoredHash?, replacesExisting: Bool, row: Int
    ) {
        let key = id.lowercased()
        if let index = first[key] {
            // Another password for the same user gets no hash, which is then a conflict with the first one's.
            if entries[index].password == password { repeated.append((row, entries[index].row)) }
            return
        }
        first[key] = entries.count
        entries.append(Entry(row: row, password: password, existing: existing, replacesExisting: replacesExisting))
    }

    /// The hash of each row: a new one, the one that the user has if the password is its own, or nil if it is not and
    /// the user's is not to be replaced.
    ///
    /// Computes on as many threads as there are cores.
    func hashes(by verifier: BlockingVerifier) async throws -> [Int: StoredHash?] {
        var hashes = try await withThrowingTaskGroup(of: (Int, StoredHash?).self) { group in
            var waiting = entries[...]
            var results: [Int: StoredHash?] = [:]
            func start() {
                guard let entry = waiting.popFirst() else { return }
                group.addTask { (entry.row, try Self.hash(of: entry, by: verifier)) }
            }
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
            for try await (row, hash) in group {
                results[row] = .some(hash)
                start()
            }
            return results
        }
        for (row, original) in repeated { hashes[row] = hashes[original] }
        return hashes
    }

    private static func hash(of entry: Entry, by verifier: BlockingVerifier) throws -> StoredHash? {
        guard let existing = entry.existing else { return try verifier.hash(Password(entry.password)) }
        // A hash that cannot be verified is not known to be this password's.
        guard let verification = try? verifier.verify(Password(entry.password), against: existing),
            case .match = verification.verdict
        else { return entry.replacesExisting ? try verifier.hash(Password(entry.password)) : nil }
        return existing
    }
}
