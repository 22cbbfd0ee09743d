/// Where users go who were planned for it.
public protocol UserDestination<Plan>: Sendable {
    /// What is to be done for one user.
    associatedtype Plan: ImportPlan

    /// Applies plans, each wholly or not at all, and says what became of each, in order.
    ///
    /// Applying a plan again changes nothing and answers `unchanged`. A destination that was stopped answers for the first
    /// plans only: the others belong to the next run.
    /// - Parameter withReceipts: whether to say how each user stands afterwards, for a journal that can be undone.
    /// - Throws: where the destination as a whole cannot go on; what was answered before stays done.
    func deliver(_ plans: [Plan], withReceipts: Bool) async throws -> [DeliveredPlan]

    /// How the users of some ids stand now, in order; nil where nobody has the id.
    /// - Throws: where the destination cannot be asked.
    func states(ofUsers ids: [String]) async throws -> [UserState?]

    /// Told before the first batch of a run.
    func begin() async throws

    /// Told after the last batch of a run, also of one that breaks off.
    func finish() async throws
}

extension UserDestination {
    /// Applies plans as `deliver` does, for callers that keep no journal.
    public func apply(_ plans: [Plan]) async throws -> [DestinationOutcome] {
        try await deliver(plans, withReceipts: false).map(\.outcome)
    }

    public func begin() async throws {}
    public func finish() async throws {}
}

/// What became of one plan at the destination.
public enum DestinationOutcome: Sendable, Hashable {
    /// The user was made, or what a run that was killed had left out of them was sent.
    case created
    /// The user was there from an earlier run of the same plan.
    case unchanged
    /// The user was there from an earlier run that could not carry the password, and has it now.
    case passwordAdded
    /// The user was there with another password of an import, which nobody had used, and has this one now.
    case passwordReplaced
    /// Another user, or another state of this one, is in the way; nothing was written.
    case conflict(RowRejection)
    /// The destination does not take the user, or something of theirs; its own error says why.
    case refused(RowRejection)
}
