internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Bounds the connections that are open at a time, and says so when the bound is met.
///
/// More wait in the system's queue until one of them is closed.
struct ConnectionBound: AvailableConnectionsDelegate {
    /// Connections at a time.
    let maximum: Int
    private let logger: Logger
    private var count = 0
    /// Whether it was said; it is said again once half of the connections have ended, and not for every one.
    private var isSaid = false

    init(maximum: Int, logger: Logger) {
        self.maximum = maximum
        self.logger = logger
    }

    mutating func connectionOpened() {
        count += 1
        guard count >= maximum, !isSaid else { return }
        isSaid = true
        logger.warning(
            "all connections are taken: more clients wait until one of them leaves", metadata: ["count": "\(maximum)"])
    }

    mutating func connectionClosed() {
        count -= 1
        if count <= maximum / 2 { isSaid = false }
    }

    func isAcceptingNewConnections() -> Bool { count < maximum }

    /// How many connections fit into a number of descriptors.
    ///
    /// The database, the log and the event loops (three descriptors a core) keep their own: a write must not fail because
    /// clients have come. At least a quarter is for connections.
    static func maximum(descriptors: Int?, cores: Int) -> Int {
        guard let descriptors else { return .max }
        return max(descriptors / 4, descriptors - reserve - 4 * cores, 1)
    }

    /// Five readers and a writer of the database with two files each, as many again for what is opened for a moment, the
    /// four connections that may be accepted beyond the bound, and the 64 of whoever reads the metrics.
    private static let reserve = 96
}
