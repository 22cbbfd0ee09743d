public import PasswordHashing

/// What a `HashingPool` does now and has done since it was made.
public struct HashingPoolStatistics: Sendable, Hashable {
    /// Jobs that got no answer, by reason: the cases of `HashingPoolError`.
    public struct Refusals: Sendable, Hashable {
        public internal(set) var overloaded = 0
        public internal(set) var tooLarge = 0
        public internal(set) var timedOut = 0
        public internal(set) var cancelled = 0
        public internal(set) var shutDown = 0

        fileprivate mutating func add(_ other: Refusals) {
            overloaded += other.overloaded
            tooLarge += other.tooLarge
            timedOut += other.timedOut
            cancelled += other.cancelled
            shutDown += other.shutDown
        }
    }

    /// The part of one scheme.
    public struct SchemeFigures: Sendable, Hashable {
        /// Jobs that wait for their start.
        public internal(set) var waiting = 0
        /// Jobs that are computed.
        public internal(set) var running = 0
        /// Bytes that the running jobs hold.
        public internal(set) var reservedBytes: UInt64 = 0
        /// The jobs without an answer.
        public internal(set) var refusals = Refusals()
        /// How long jobs waited for their start; what goes on, for a renewal, has waited before and counts once.
        public internal(set) var waits = DurationHistogram()

        /// The figures of a scheme that was never asked for.
        public init() {}
    }

    /// Jobs that wait for their start.
    public internal(set) var waiting = 0
    /// Jobs that are computed.
    public internal(set) var running = 0
    /// Bytes that the running jobs hold.
    public internal(set) var reservedBytes: UInt64 = 0
    /// The most jobs that ever waited.
    public internal(set) var mostWaiting = 0
    /// The most jobs that ever ran.
    public internal(set) var mostRunning = 0
    /// The most bytes that were ever held.
    public internal(set) var mostReservedBytes: UInt64 = 0

    /// The most jobs that one thread computed side by side.
    public internal(set) var mostTogether = 0

    /// Jobs that were computed to their end, their callers still there or not.
    public internal(set) var finished = 0
    /// The time that threads spent on them.
    public internal(set) var busyTime = Duration.zero
    /// The jobs without an answer.
    public var refusals: Refusals { schemes.values.reduce(into: Refusals()) { $0.add($1.refusals) } }
    /// The same of each scheme that was ever asked for: a job is of the scheme that it computes then.
    public internal(set) var schemes: [Scheme: SchemeFigures] = [:]

    mutating func refuse(_ scheme: Scheme, _ reason: WritableKeyPath<Refusals, Int>) {
        schemes[scheme, default: SchemeFigures()].refusals[keyPath: reason] += 1
    }

    mutating func setLevels(waiting: Int, running: Int, reservedBytes: UInt64) {
        self.waiting = waiting
        self.running = running
        self.reservedBytes = reservedBytes
        mostWaiting = max(mostWaiting, waiting)
        mostRunning = max(mostRunning, running)
        mostReservedBytes = max(mostReservedBytes, reservedBytes)
    }
}
