/// Decides whether a request is made again, and when.
///
/// The delays grow exponentially, are capped, and are drawn from zero on ("full jitter"), so that many clients do not
/// come back at once. The policy is a pure value: it neither waits nor throws dice.
public struct RetryPolicy: Sendable, Hashable {
    /// How often a request is made at most, the first time included.
    public var maximumAttempts: Int

    /// The bound of the delay before the second attempt; it doubles for each one after.
    public var baseDelay: Duration

    /// What the bound never exceeds.
    public var maximumDelay: Duration

    /// How long a delay may be that the server asks for: for a longer one the request is given up.
    public var maximumServerDelay: Duration

    /// How long all delays of a request may be together: a longer sum is not begun.
    public var maximumTotalDelay: Duration

    /// How often a request may be answered with 500: some servers say so of what they will never take, and others while
    /// they are in trouble (Users API, create endpoints).
    public var maximumServerErrors: Int

    /// Creates a policy.
    ///
    /// The defaults have no source but judgement: five attempts that take half a minute at most survive a restart of the
    /// service and a minute's rate limit, and no person waits longer for an answer.
    public init(
        maximumAttempts: Int = 5, baseDelay: Duration = .milliseconds(200), maximumDelay: Duration = .seconds(10),
        maximumServerDelay: Duration = .seconds(60), maximumTotalDelay: Duration = .seconds(300),
        maximumServerErrors: Int = 3
    ) {
        self.maximumAttempts = maximumAttempts
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.maximumServerDelay = maximumServerDelay
        self.maximumTotalDelay = maximumTotalDelay
        self.maximumServerErrors = maximumServerErrors
    }

    /// Five attempts.
    public static let `default` = RetryPolicy()

    /// One attempt.
    public static let never = RetryPolicy(maximumAttempts: 1)

    /// As many attempts as fit into a time, for a run that nobody watches.
    ///
    /// The other numbers have no source but judgement: with 20 seconds at the most between two attempts a service that is
    /// back is soon noticed, and of a server that answers one request in twenty with 500 by chance, one request in sixty
    /// million is given up.
    /// - Parameter total: How long all delays of a request may be together, and one that the server asks for.
    public static func patient(for total: Duration) -> RetryPolicy {
        RetryPolicy(
            maximumAttempts: .max, maximumDelay: .seconds(20), maximumServerDelay: total, maximumTotalDelay: total,
            maximumServerErrors: 6)
    }
}

extension RetryPolicy {
    /// How an attempt that brought no result ended.
    public enum Outcome: Sendable, Hashable {
        /// There was no answer.
        case failure(TransportFailure)
        /// The status of the answer, and how long the server asks to be left alone, if it does.
        case answer(status: Int, retryDelay: Duration? = nil)
    }

    /// What to do next.
    public enum Decision: Sendable, Hashable {
        case retry(after: Duration)
        case giveUp
    }

    /// Decides about the attempt after one that brought no result.
    /// - Parameters:
    ///   - attempts: What was tried so far.
    ///   - isSafeToRepeat: Whether the request leads to the same state when it is carried out twice.
    ///   - outcome: How the last attempt ended.
    ///   - random: A number from 0 up to 1, which places the delay below its bound.
    public func decision(
        after attempts: Attempts, isSafeToRepeat: Bool, outcome: Outcome, random: Double
    ) -> Decision {
        guard attempts.count < maximumAttempts, attempts.serverErrors < maximumServerErrors,
            Self.mayRetry(isSafeToRepeat, after: outcome)
        else { return .giveUp }
        var delay = bound(afterAttempt: attempts.count) * random
        if case .answer(_, let serverDelay?) = outcome {
            guard serverDelay <= maximumServerDelay else { return .giveUp }
            delay = serverDelay + baseDelay * random
        }
        return attempts.waited + delay <= maximumTotalDelay ? .retry(after: delay) : .giveUp
    }

    private static func mayRetry(_ isSafeToRepeat: Bool, after outcome: Outcome) -> Bool {
        switch outcome {
        case .failure(let failure):
            switch failure.reason {
            case .cannotConnect, .timedOut, .connectionLost: isSafeToRepeat || !failure.mayHaveReachedServer
            case .invalidRequest, .answerTooLarge, .protocolViolation, .cancelled: false
            }
        // Nothing was done: too many requests, or no service.
        case .answer(status: 429, _), .answer(status: 503, _): true
        // A proxy lost the service or its answer, or something broke, before or after the request was carried out.
        case .answer(status: 500, _), .answer(status: 502, _), .answer(status: 504, _): isSafeToRepeat
        case .answer: false
        }
    }

    private func bound(afterAttempt attempt: Int) -> Duration {
        var bound = baseDelay
        for _ in 1..<max(attempt, 1) where bound < maximumDelay { bound += bound }
        return min(bound, maximumDelay)
    }
}
