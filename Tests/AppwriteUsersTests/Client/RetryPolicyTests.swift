import AppwriteUsers
import Testing

@Suite("The retry policy")
struct RetryPolicyTests {
    private static let lost = RetryPolicy.Outcome.failure(
        TransportFailure(.connectionLost, mayHaveReachedServer: true))
    private static let late = RetryPolicy.Outcome.failure(TransportFailure(.timedOut, mayHaveReachedServer: true))
    private static let refused = RetryPolicy.Outcome.failure(
        TransportFailure(.cannotConnect, mayHaveReachedServer: false))

    /// How an attempt ended, and whether there is another one: of a POST, of every other method.
    static let outcomes: [(RetryPolicy.Outcome, Bool, Bool)] =
        [
            (refused, true, true), (lost, false, true), (late, false, true),
            (.failure(TransportFailure(.connectionLost, mayHaveReachedServer: false)), true, true),
        ]
        + [
            TransportFailure.Reason.invalidRequest, .answerTooLarge, .protocolViolation, .cancelled,
        ].flatMap { reason in
            [true, false].map { (.failure(TransportFailure(reason, mayHaveReachedServer: $0)), false, false) }
        }
        + [429, 503].map { (.answer(status: $0), true, true) }
        + [500, 502, 504].map { (.answer(status: $0), false, true) }
        + [301, 400, 401, 403, 404, 408, 409, 412, 501, 505].map { (.answer(status: $0), false, false) }

    @Test(arguments: outcomes)
    func repeatsOnlyWhatIsSafe(outcome: RetryPolicy.Outcome, post: Bool, others: Bool) {
        for method in HTTPMethod.allCases {
            let decision = RetryPolicy.default.decision(
                after: .init(count: 1), isSafeToRepeat: method.isSafeToRepeat, outcome: outcome, random: 0.5)
            #expect((decision != .giveUp) == (method == .post ? post : others), "\(method)")
        }
    }

    private static let policy = RetryPolicy(
        maximumAttempts: 50, baseDelay: .milliseconds(100), maximumDelay: .seconds(1), maximumServerDelay: .seconds(60))

    @Test(arguments: [(1, 50), (2, 100), (3, 200), (4, 400), (5, 500), (6, 500), (49, 500)])
    func doublesTheBoundUpToTheCap(attempt: Int, milliseconds: Int) {
        #expect(
            Self.policy.decision(after: .init(count: attempt), isSafeToRepeat: true, outcome: Self.lost, random: 0.5)
                == .retry(after: .milliseconds(milliseconds)))
    }

    @Test func drawsTheDelayFromZeroOn() {
        #expect(
            Self.policy.decision(after: .init(count: 3), isSafeToRepeat: true, outcome: Self.lost, random: 0)
                == .retry(after: .zero))
    }

    @Test(arguments: [(1, 1), (2, 2), (5, 5)])
    func makesNoMoreAttemptsThanAllowed(maximum: Int, last: Int) {
        var policy = Self.policy
        policy.maximumAttempts = maximum
        #expect(
            policy.decision(after: .init(count: last), isSafeToRepeat: true, outcome: Self.lost, random: 0) == .giveUp)
        if last > 1 {
            #expect(
                policy.decision(after: .init(count: last - 1), isSafeToRepeat: true, outcome: Self.lost, random: 0)
                    == .retry(after: .zero))
        }
    }

    /// What the server asks for, in seconds, and the delay in milliseconds with a random number of one half.
    @Test(arguments: [(0, 50), (1, 1050), (60, 60_050)])
    func waitsAsLongAsTheServerAsksAndALittleMore(seconds: Int, milliseconds: Int) {
        for attempt in [1, 9] {
            #expect(
                Self.policy.decision(
                    after: .init(count: attempt), isSafeToRepeat: false,
                    outcome: .answer(status: 429, retryDelay: .seconds(seconds)), random: 0.5)
                    == .retry(after: .milliseconds(milliseconds)))
        }
    }

    @Test func givesUpWhenTheServerAsksForTooLong() {
        #expect(
            Self.policy.decision(
                after: .init(count: 1), isSafeToRepeat: true,
                outcome: .answer(status: 429, retryDelay: .milliseconds(60_001)),
                random: 0) == .giveUp)
    }

    @Test(arguments: [(1, true), (2, true), (3, false)])
    func believesA500AfterSeveralAttempts(serverErrors: Int, isRepeated: Bool) {
        let decision = RetryPolicy.default.decision(
            after: .init(count: 4, serverErrors: serverErrors), isSafeToRepeat: true, outcome: .answer(status: 500),
            random: 0)
        #expect((decision != .giveUp) == isRepeated)
    }

    /// The time that was waited, in milliseconds, and whether another delay of 500 ms fits in.
    @Test(arguments: [(0, true), (9_500, true), (9_501, false)])
    func endsWhenTheDelaysAreTooLongTogether(waited: Int, fits: Bool) {
        var policy = Self.policy
        policy.maximumTotalDelay = .seconds(10)
        for outcome in [Self.lost, .answer(status: 429, retryDelay: .milliseconds(450))] {
            let decision = policy.decision(
                after: .init(count: 20, waited: .milliseconds(waited)), isSafeToRepeat: true, outcome: outcome,
                random: 0.5)
            #expect((decision != .giveUp) == fits, "\(outcome)")
        }
    }

    @Test func aPatientPolicyHasNoEndButItsTime() {
        let policy = RetryPolicy.patient(for: .seconds(60))
        func decision(_ waited: Duration, _ outcome: RetryPolicy.Outcome) -> RetryPolicy.Decision {
            policy.decision(
                after: .init(count: 1_000_000, waited: waited), isSafeToRepeat: true, outcome: outcome, random: 0.5)
        }
        #expect(decision(.seconds(49), Self.refused) == .retry(after: .seconds(10)))
        #expect(decision(.seconds(51), Self.refused) == .giveUp)
        #expect(decision(.zero, .answer(status: 429, retryDelay: .seconds(61))) == .giveUp)
    }
}
