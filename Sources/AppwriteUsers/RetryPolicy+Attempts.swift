extension RetryPolicy {
    /// What was tried of one request so far.
    public struct Attempts: Sendable, Hashable {
        /// How often it was made, the last attempt included.
        public var count: Int
        /// How often it was answered with 500, the last attempt included.
        public var serverErrors: Int
        /// How long all delays between them were.
        public var waited: Duration

        /// Makes the account of a request.
        public init(count: Int = 0, serverErrors: Int = 0, waited: Duration = .zero) {
            self.count = count
            self.serverErrors = serverErrors
            self.waited = waited
        }

        mutating func add(_ outcome: Outcome) {
            count += 1
            if case .answer(status: 500, _) = outcome { serverErrors += 1 }
        }

        /// Counts a delay; one of nothing counts as a millisecond, so that the sum has an end.
        mutating func add(_ delay: Duration) { waited += max(delay, .milliseconds(1)) }
    }
}
