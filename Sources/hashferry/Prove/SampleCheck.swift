internal import PasswordHashing
internal import PasswordVerification
internal import UserImport

/// Verifies the samples against what is planned for their rows, before a run writes anything.
struct SampleCheck {
    let logins: KnownLogins
    /// The file of the samples, for messages.
    let path: String
    let verifier: BlockingVerifier

    /// Reads the export, and holds every sample against its row.
    /// - Throws: `Failure` where one does not verify, `SourceError`.
    func run(_ opened: OpenedSource, planned planner: some ImportPlanning) throws {
        let rows = PlannedRows(source: opened.source, planner: planner)
        var search = SampleSearch(logins)
        var progress = ProgressLine(totalBytes: opened.totalBytes)
        while let row = try rows.next() {
            search.look(at: row)
            if row.number.isMultiple(of: 1000) { progress.show(rows: row.number, bytesRead: opened.source.bytesRead) }
        }
        let failures = search.samples.filter { sample in
            guard let problem = problem(of: sample) else { return false }
            let row = sample.row.map { " (row \($0.number))" } ?? ""
            Console.note("\(path), line \(sample.login.line)\(row): \(problem)")
            return true
        }
        let count = logins.all.count.counted("sample")
        guard failures.isEmpty else {
            throw Failure(
                "\(failures.count.grouped) of \(count) cannot be proven: nothing was written",
                hint: "a wrong scheme, option, pepper or column is the usual reason: hashferry identify "
                    + "--sample-password finds how a hash was made")
        }
        Console.note("\(count) proven: each verifies against the hash of its row, as the destination will")
    }

    /// Why a sample cannot log in with what is planned; nil where it can.
    func problem(of sample: SampleSearch.Sample) -> String? {
        guard let row = sample.row else {
            return "no row of the file that makes a user has this address or id"
        }
        let lengths = KnownLogin.passwordByteCounts
        guard lengths.contains(sample.login.passwordByteCount) else {
            return "a login takes passwords of \(lengths.lowerBound) to \(lengths.upperBound) bytes only"
        }
        switch row.expected {
        case .plain(let password):
            return password == sample.login.passwordText ? nil : "the password is another one than the row's"
        case .hash(let stored): return problem(of: sample.login, stored)
        case .unknown: return "the destination does not say what it verifies"
        case .none:
            guard case .uncarriable(let reason) = row.route else { return "the row has no password" }
            return "the password cannot be carried: \(reason)"
        }
    }

    private func problem(of login: KnownLogin, _ stored: StoredHash) -> String? {
        do throws(VerificationError) {
            let verification = try verifier.verify(login.password, against: stored)
            return verification.verdict == .mismatch
                ? "the password does not match the row's hash (\(verification.scheme.name))" : nil
        } catch {
            return "the row's hash cannot be verified: \(error)"
        }
    }
}
