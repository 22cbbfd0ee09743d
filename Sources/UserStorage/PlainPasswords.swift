internal import AppwriteUsers
internal import PasswordHashing
internal import PasswordVerification

/// A password in plain text, of a row of a batch.
struct PlainPassword: Sendable, Redacted {
    let row: Int
    let userID: String
    let text: String
}

/// The passwords in plain text of one batch, and the hashes that their rows get.
struct PlainPasswords: Redacted {
    private struct Entry: Sendable, Redacted {
        let password: PlainPassword
        /// The hash that the user has already.
        let existing: StoredHash?
        /// Whether a password that is not that hash's gets one of its own.
        let replacesExisting: Bool
    }

    /// An import waits for its hashes as long as they take: a pool's own deadline is for log-ins.
    private static let deadline = Duration.seconds(86_400)

    private var entries: [Entry] = []
    /// The first entry of each user; ids are compared without case.
    private var first: [String: Int] = [:]
    /// Rows of a user whose password an earlier row of the batch has, by that row's number.
    private var repeated: [(row: Int, of: Int)] = []

    mutating func append(_ password: PlainPassword, existing: StoredHash?, replacesExisting: Bool) {
        let key = password.userID.lowercased()
        if let index = first[key] {
            // Another password for the same user gets no hash, which is then a conflict with the first one's.
            let earlier = entries[index].password
            if earlier.text == password.text { repeated.append((password.row, earlier.row)) }
            return
        }
        first[key] = entries.count
        entries.append(Entry(password: password, existing: existing, replacesExisting: replacesExisting))
    }

    /// The hash of each row: a new one, the one that the user has if the password is its own, or nil if it is not and
    /// the user's is not to be replaced.
    ///
    /// Takes up to half of the places in the pool's queue, and leaves the others to log-ins.
    /// - Throws: `VerificationError` where a password cannot be hashed, or the pool gives no answer.
    func hashes(by verifier: Verifier) async throws -> [Int: StoredHash?] {
        var hashes = try await withThrowingTaskGroup(of: (Int, StoredHash?).self) { group in
            var waiting = entries[...]
            var results: [Int: StoredHash?] = [:]
            func start() {
                guard let entry = waiting.popFirst() else { return }
                group.addTask { (entry.password.row, try await Self.hash(of: entry, by: verifier)) }
            }
            for _ in 0..<max(verifier.pool.threadCount, verifier.pool.maximumWaiting / 2) { start() }
            for try await (row, hash) in group {
                results[row] = .some(hash)
                start()
            }
            return results
        }
        for (row, original) in repeated { hashes[row] = hashes[original] }
        return hashes
    }

    private static func hash(
        of entry: Entry, by verifier: Verifier
    ) async throws(VerificationError) -> StoredHash? {
        if let existing = entry.existing {
            if try await matches(entry.password.text, existing, verifier) { return existing }
            guard entry.replacesExisting else { return nil }
        }
        return try await verifier.hash(Password(entry.password.text), deadline: deadline)
    }

    /// Whether a hash is a password's; one that cannot be verified is not known to be.
    private static func matches(
        _ password: String, _ hash: StoredHash, _ verifier: Verifier
    ) async throws(VerificationError) -> Bool {
        do {
            let verification = try await verifier.verify(Password(password), against: hash, deadline: deadline)
            if case .match = verification.verdict { return true }
            return false
        } catch {
            // What the pool could not do says nothing of the hash.
            switch error.code {
            case .overloaded, .timedOut, .cancelled: throw error
            default: return false
            }
        }
    }
}
