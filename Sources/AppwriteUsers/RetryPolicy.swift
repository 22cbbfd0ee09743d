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

    /// Creates a policy.
    ///
    /// The defaults have no source but judgement: five attempts that take half a minute at most survive a restart of the
    /// service and a minute's rate limit, and no person waits longer for an answer.
    public init(
        maximumAttempts: Int = 5, baseDelay: Duration = .milliseconds(200), maximumDelay: Duration = .seconds(10),
        maximumServerDelay: Duration = .seconds(60)
    ) {
        self.maximumAttempts = maximumAttempts
        self.baseDelay = baseDelay
        self.maximumDelay = maximumDelay
        self.maximumServerDelay = maximumServerDelay
    }

    /// Five attempts.
    public static let `default` = RetryPolicy()

    /// One attempt.
    public static let never = RetryPolicy(maximumAttempts: 1)
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
    ///   - attempt: The number of the attempt that was made, from 1.
    ///   - method: The method of the request, which says whether it may be carried out twice.
    ///   - outcome: How the attempt ended.
    ///   - random: A number from 0 up to 1, which places the delay below its bound.
    public func decision(
        afterAttempt attempt: Int, method: HTTPMethod, outcome: Outcome, random: Double
    ) -> Decision {
        guard attempt < maximumAttempts, Self.mayRetry(method, after: outcome) else { return .giveUp }
        if case .answer(_, let serverDelay?) = outcome {
            guard serverDelay <= maximumServerDelay else { return .giveUp }
            return .retry(after: serverDelay + baseDelay * random)
        }
        return .retry(after: bound(afterAttempt: attempt) * random)
    }

    private static func mayRetry(_ method: HTTPMethod, after outcome: Outcome) -> Bool {
        switch outcome {
        case .failure(let failure):
            switch failure.reason {
            case .cannotConnect, .timedOut, .connectionLost: method.isSafeToRepeat || !failure.mayHaveReachedServer
            case .invalidRequest, .answerTooLarge, .protocolViolation, .cancelled: false
            }
        // Nothing was done: too many requests, or no service.
        case .answer(status: 429, _), .answer(status: 503, _): true
        // A proxy lost the service or its answer.
        case .answer(status: 502, _), .answer(status: 504, _): method.isSafeToRepeat
        // 500 among them: on a create it is the row that is bad (Users API, create endpoints), and it stays so.
        case .answer: false
        }
    }

    private func bound(afterAttempt attempt: Int) -> Duration {
        var bound = baseDelay
        for _ in 1..<max(attempt, 1) where bound < maximumDelay { bound += bound }
        return min(bound, maximumDelay)
    }
}
