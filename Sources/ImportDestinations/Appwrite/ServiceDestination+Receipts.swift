internal import AppwriteUsers
public import UserImport

extension ServiceDestination {
    /// Ids asked for at once: 36 characters each, and as many around them, are a part of the URL, of which servers take
    /// some kilobytes.
    private static let idsAtOnce = 50

    public func states(ofUsers ids: [String]) async throws -> [UserState?] {
        var states: [UserState?] = []
        var rest = ids[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Self.idsAtOnce))
            rest = rest.dropFirst(part.count)
            let users = try await client.list(queries: [.equal("$id", part), .limit(part.count)], total: false).items
            // Ids are compared without case, as the service does (Users API, identifiers).
            let found = Dictionary(users.map { ($0.id.lowercased(), UserState($0)) }) { first, _ in first }
            states += part.map { found[$0.lowercased()] }
        }
        return states
    }

    /// The receipts of users; those whose last answer did not say when they were changed are read back.
    func receipts(of settled: [SettledUser], ids: [String]) async throws -> [DeliveredPlan] {
        let stale = zip(settled, ids).filter { $0.0.isStale }.map { $0.1 }
        let states = try await zip(stale, states(ofUsers: stale))
        let times = Dictionary(states.map { ($0.0, $0.1) }) { _, last in last }
        return zip(settled, ids).map { settled, id in
            guard let user = settled.user else { return DeliveredPlan(settled.outcome, nil) }
            var state = UserState(user)
            if settled.isStale {
                // The hash stays the one that the create call answered: another one is somebody's change.
                guard let current = times[id] ?? nil else { return DeliveredPlan(settled.outcome, nil) }
                state = UserState(
                    updatedAt: current.updatedAt, accessedAt: current.accessedAt, password: state.password,
                    isUsed: current.isUsed)
            }
            return DeliveredPlan(settled.outcome, UserReceipt(isNew: settled.isNew, state: state))
        }
    }
}
