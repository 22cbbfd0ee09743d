internal import Logging

/// What the service says of its calls: what was refused to whom, and what its operator must act on.
///
/// A line names an address at the most, nothing of a user.
struct ServiceLog: Sendable {
    /// Who made a call.
    struct Client {
        let address: String
        /// `guest`, `user`, or `app` for a server with a key, whose address is not the user's.
        let kind: String
    }

    let logger: Logger
    /// Whether a client's address is named.
    let showsAddresses: Bool
    private let overload = OccasionalWarning(
        "log-ins are answered 503: hashes find no place within the memory budget, the queue or the time")
    private let unverifiable = OccasionalWarning(
        "users cannot log in: their stored hashes cannot be verified, see hashferry_hashes_unverifiable_total")

    init(_ logger: Logger, showsAddresses: Bool) {
        self.logger = logger
        self.showsAddresses = showsAddresses
    }

    /// An attempt to log in that may be somebody's guess.
    func refused(login method: String, _ outcome: LoginOutcome, _ client: Client) {
        info("log-in refused", ["method": "\(method)", "reason": "\(outcome.rawValue)"], client)
    }

    /// A call beyond its limit.
    func limited(by limit: String, _ client: Client) {
        info("call refused", ["limit": "\(limit)", "reason": "limited"], client)
    }

    /// A hash that found no place, or no time.
    func overloaded() { overload.note(in: logger) }

    /// A stored hash that cannot be verified.
    func foundUnverifiableHash() { unverifiable.note(in: logger) }

    private func info(_ message: Logger.Message, _ metadata: Logger.Metadata, _ client: Client) {
        guard logger.logLevel <= .info else { return }
        var metadata = metadata
        metadata["caller"] = "\(client.kind)"
        if showsAddresses, !client.address.isEmpty { metadata["address"] = "\(client.address)" }
        logger.info(message, metadata: metadata)
    }
}
