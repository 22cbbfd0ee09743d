public import AppwriteUsers

/// Finds the rows of samples while a source is planned, in memory that grows with the samples alone.
public struct SampleSearch: Sendable, Redacted {
    /// A sample, and what its row is planned to be.
    public struct Sample: Sendable, Redacted {
        /// The sample.
        public let login: KnownLogin
        /// The row of the user; nil where no row that makes a user has the sample's address or id.
        public internal(set) var row: Row?
    }

    /// The first row of a sample's user.
    public struct Row: Sendable, Redacted {
        /// The number of the row.
        public let number: Int
        /// The user's id at the destination.
        public let userID: String
        /// The address that the user logs in with.
        public let email: String?
        /// What the destination will verify the password against.
        public let expected: ExpectedPassword
        /// How the password gets there, or why it does not.
        public let route: CarryRoute
    }

    /// The samples, with the rows that were found so far.
    public private(set) var samples: [Sample]
    private var indices: [KnownLogin.Key: Int] = [:]
    private let hasIDs: Bool

    /// Makes a search for samples.
    public init(_ logins: KnownLogins) {
        samples = logins.all.map { Sample(login: $0, row: nil) }
        for (index, login) in logins.all.enumerated() { indices[login.key] = index }
        hasIDs = logins.all.contains { if case .userID = $0.key { true } else { false } }
    }

    /// Looks at a row. Of several rows of one user the first counts, as it does for an import.
    public mutating func look(at row: PlannedRow<some ImportPlan>) {
        guard case .success(let plan) = row.decision, !plan.isSkipped else { return }
        if let email = plan.email { note(plan, row.number, .email(email.lowercased())) }
        guard hasIDs else { return }
        note(plan, row.number, .userID(plan.userID.lowercased()))
        if let id = plan.mappedFrom { note(plan, row.number, .userID(id.lowercased())) }
    }

    private mutating func note(_ plan: some ImportPlan, _ number: Int, _ key: KnownLogin.Key) {
        guard let index = indices[key], samples[index].row == nil else { return }
        samples[index].row = Row(
            number: number, userID: plan.userID, email: plan.email, expected: plan.expectedPassword,
            route: plan.route)
    }
}
